// The whole page as a function of its state.
import {html, nothing} from './lit.js';
import {chosen, facets} from './facets.js';
import {details} from './details.js';
import {items} from './items.js';
import {notices} from './notices.js';
import {correction, personalization, summary} from './outcome.js';
import {searchBox} from './search-box.js';
import {SORTS} from './sorts.js';
import {choice, tunerPanel, tunerSwitch} from './tuner.js';

export function shop(state, actions, sentinel) {
  return html`
    <a class="skip" href="#results" ?inert=${state.filtersOpen} @click=${actions.skip}>Skip to the results</a>
    <header ?inert=${state.filtersOpen}>
      <a class="home" href="/" @click=${actions.home}><img src="/shop/icon.svg" alt="" width="32" height="32"> <span>${state.settings.name}</span></a>
      ${searchBox(state, actions)}
      <span class="cart" role="img" aria-label="${state.cart} in the cart"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 4h2l2.5 11h10L20 7H6"/><circle cx="9" cy="19" r="1.5"/><circle cx="16" cy="19" r="1.5"/></svg><b>${state.cart}</b></span>
    </header>
    ${shoppers(state, actions)}
    <div class="body">
      ${facets(state, actions)}
      <main id="results" tabindex="-1" ?inert=${state.filtersOpen}>
        <div class="bar">
          <div class="summary" role="status">${summary(state, actions)}</div>
          ${state.results.head?.facets?.length ? html`
            <button class="filters" aria-expanded=${state.filtersOpen} aria-controls="filters" @click=${actions.filters}>Filters</button>` : nothing}
          ${choice('Sort by', state.sort, SORTS, value => actions.set('sort', value))}
        </div>
        ${chosen(state, actions)}
        ${correction(state, actions)}
        <div class="about">${personalization(state)}${tunerSwitch(state, actions)}</div>
        ${tunerPanel(state, actions)}
        ${items(state, actions, sentinel)}
      </main>
    </div>
    ${state.opened ? details(state, actions) : notices(state, actions)}`;
}

function shoppers({settings, shopper, filtersOpen}, actions) {
  return html`
    <fieldset class="shoppers" ?disabled=${filtersOpen}>
      <legend>Shop as</legend>
      ${['', ...settings.shoppers].map(id => html`
        <label><input type="radio" name="shopper" .checked=${id === shopper} @change=${() => actions.set('shopper', id)}><span>${id ? `Customer ${id}` : 'Anonymous'}</span></label>`)}
    </fieldset>`;
}
