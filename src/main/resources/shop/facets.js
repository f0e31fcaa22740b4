// How the matches spread, and what of it is chosen. A facet of numbers has bounds, any other is a list of boxes to tick.
import {html, live, nothing} from './lit.js';
import {bound} from './address.js';
import {VALUES as FEW} from './results.js';
import {count, short, words} from './texts.js';

export function facets(state, actions) {
  const all = state.results.head?.facets ?? [];
  return html`
    ${state.filtersOpen ? html`<div class="shade" @click=${actions.filters}></div>` : nothing}
    <aside id="filters" class="facets ${state.filtersOpen ? 'open' : ''}" aria-label="Filters">
      ${all.map(facet => facet.minimum === null ? list(facet, state, actions) : range(facet, state, actions))}
      <button class="done" @click=${actions.filters}>Show the items</button>
    </aside>`;
}

function list(facet, state, actions) {
  if (!facet.values.length) {
    return nothing;
  }
  const tree = facet.field === 'categories';
  const ticked = state.filters[facet.field]?.in ?? [];
  const values = tree ? facet.values.toSorted((a, b) => a.value.localeCompare(b.value)) : facet.values;
  return html`
    <fieldset>
      <legend>${words(facet.field)}</legend>
      ${values.map(({value, count: items}) => html`
        <label class="value depth-${tree ? Math.min(depth(value), 4) : 0}" title=${value}>
          <input type="checkbox" .checked=${live(ticked.includes(value))} @change=${() => actions.toggle(facet.field, value)}>
          <span>${label(facet.field, value)}</span><span class="count">${count(items)}</span>
        </label>`)}
      ${facet.values.length >= FEW && !state.wide.has(facet.field)
        ? html`<button class="widen" @click=${() => actions.widen(facet.field)}>Show more<span class="unseen"> of ${words(facet.field)}</span></button>` : nothing}
    </fieldset>`;
}

function range({field, minimum, maximum}, state, actions) {
  const chosen = state.filters[field]?.range ?? {};
  const change = end => event => actions.range(field, {from: null, to: null, ...chosen, [end]: bound(event.target.value)});
  return html`
    <fieldset>
      <legend>${words(field)}</legend>
      <div class="range">
        <label>from <input type="number" step="any" inputmode="decimal" .value=${live(chosen.from ?? '')} placeholder=${short(minimum)} @change=${change('from')}></label>
        <label>to <input type="number" step="any" inputmode="decimal" .value=${live(chosen.to ?? '')} placeholder=${short(maximum)} @change=${change('to')}></label>
      </div>
    </fieldset>`;
}

/** What is chosen, each with a button that takes it away. */
export function chosen(state, actions) {
  const chips = Object.entries(state.filters).flatMap(([field, filter]) => filter.in
    ? filter.in.map(value => ({text: label(field, value), remove: () => actions.toggle(field, value)}))
    : [{text: `${words(field)} ${bounds(filter.range)}`, remove: () => actions.range(field, {from: null, to: null})}]);
  return chips.length === 0 ? nothing : html`
    <div class="chosen">
      ${chips.map(({text, remove}) => html`<button @click=${remove} aria-label="Remove filter ${text}">${text} <span aria-hidden="true">×</span></button>`)}
      <button class="clear" @click=${actions.clear}>Clear all</button>
    </div>`;
}

function bounds({from, to}) {
  return from === null ? `up to ${short(to)}` : to === null ? `from ${short(from)}` : `${short(from)} to ${short(to)}`;
}

/** A category is told as its path, "Food > Snacks"; "> Snacks" is one at the top whose label others have, too; its own ">" is "\>". */
function label(field, value) {
  if (field === 'categories') {
    return value.split(' > ').at(-1).replace(/^> /u, '').replaceAll('\\>', '>');
  }
  return value === 'true' ? 'Yes' : value === 'false' ? 'No' : value;
}

function depth(value) {
  return value.replace(/^> /u, '').split(' > ').length - 1;
}
