// The search box: a combobox with a list that stays out of the text, as WAI-ARIA's authoring practices have it.
import {html, live, nothing, ref} from './lit.js';
import {marked} from './marked.js';
import {picture} from './picture.js';
import {money} from './texts.js';

export function searchBox(state, actions) {
  const {open, active, options} = state.suggestions;
  const shown = open && options.length > 0;
  return html`
    <form class="search" role="search" @submit=${event => submit(event, actions)}>
      <input id="query" type="search" role="combobox" aria-label="Search" placeholder="What are you looking for?" maxlength="512"
          autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"
          aria-autocomplete="list" aria-controls="suggestions" aria-expanded=${shown}
          aria-activedescendant=${active < 0 ? nothing : `suggestion-${active}`}
          .value=${live(state.typed)}
          @input=${event => actions.type(event.target.value)}
          @keydown=${event => key(event, state, actions)}
          @blur=${actions.closeSuggestions}>
      <span class="unseen" role="status">${shown ? `${options.length} suggestions` : nothing}</span>
      <button class="go" aria-label="Search"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/></svg></button>
      <ul id="suggestions" role="listbox" aria-label="Suggestions" ?hidden=${!shown} @mousedown=${event => event.preventDefault()}>
        ${shown ? options.map((option, place) => suggestion(option, place, active, actions)) : nothing}
      </ul>
    </form>`;
}

function suggestion(option, place, active, actions) {
  return html`
    <li id="suggestion-${place}" role="option" aria-selected=${place === active} class="suggestion ${option.kind}"
        ${ref(element => place === active && element?.scrollIntoView({block: 'nearest'}))}
        @click=${() => actions.choose(option)}>${option.kind === 'query' ? words(option) : item(option.item)}</li>`;
}

function words(option) {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/></svg>
    <span>${marked(option.highlighted)}</span>`;
}

function item(found) {
  return html`${picture(found)}<span>${found.title}</span><span class="price">${money(found)}</span>`;
}

function submit(event, actions) {
  event.preventDefault();
  actions.submit();
}

function key(event, state, actions) {
  const {open, active, options} = state.suggestions;
  if (event.isComposing) {
    return; // the key belongs to an input method
  }
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    if (open) {
      actions.step(event.key === 'ArrowDown' ? 1 : -1);
    } else {
      actions.type(state.typed);
    }
  } else if (event.key === 'Enter' && open && active >= 0) {
    event.preventDefault();
    actions.choose(options[active]);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    if (open) {
      actions.closeSuggestions();
    } else {
      actions.type('');
    }
  }
}
