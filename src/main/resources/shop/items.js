// The items found, in their order.
import {html, nothing, ref, repeat} from './lit.js';
import {marked} from './marked.js';
import {picture} from './picture.js';
import {count, money} from './texts.js';
import {why} from './why.js';

const GHOSTS = 8;

export function items(state, actions, sentinel) {
  const {edges, loading, page, error} = state.results;
  if (loading && !page) {
    return html`<div class="items" aria-hidden="true">${Array.from({length: GHOSTS}, () => html`<div class="ghost"></div>`)}</div>`;
  }
  return html`
    ${page && !edges.length && !loading ? none(state, actions) : nothing}
    <ol class="items" aria-busy=${loading}>${repeat(edges, edge => edge.node.id, edge => card(edge, state, actions))}</ol>
    ${page?.pageInfo.hasNextPage
      ? html`${error?.more ? html`<p class="problem" role="alert">${error.message}</p>` : nothing}<button class="more" ?disabled=${loading} @click=${actions.more} ${ref(element => sentinel(element))}>${loading ? 'Loading …' : error?.more ? 'Try again' : 'Show more'}</button>`
      : nothing}`;
}

/** Filters let nothing through: whatever is typed, something else is shown otherwise. */
function none(state, actions) {
  return html`
    <p class="none">No item passes these filters.
      ${Object.keys(state.filters).length ? html`<button class="more" @click=${actions.clear}>Clear the filters</button>` : nothing}</p>`;
}

function card(edge, state, actions) {
  const {node, position} = edge;
  const explained = state.explained.has(node.id);
  return html`
    <li data-id=${node.id} class=${explained ? 'explained' : ''}>
      <article>
        <button class="open" @click=${() => actions.open(node, position)} aria-label="${node.title}, details">${picture(node)}</button>
        <div class="facts">
          <p class="brand">${node.brand}${moved(edge)}</p>
          <h3>${title(edge)}</h3>
          ${fragment(edge, 'description')}
          <p class="price">${money(node)} ${node.listPrice > node.price ? html`<s>${money({...node, price: node.listPrice})}</s>` : nothing}${stars(node)}</p>
          <div class="buttons">
            <button class="buy" ?disabled=${!node.available} @click=${() => actions.buy(node, position)}>${node.available ? 'Add to cart' : 'Sold out'}</button>
            ${edge.explanation ? html`
              <button class="ask" aria-expanded=${explained} aria-controls="why-${position}" @click=${() => actions.explain(node.id)}>Why this item?</button>` : nothing}
          </div>
        </div>
      </article>
      ${explained && edge.explanation ? why(edge, `why-${position}`) : nothing}
    </li>`;
}

function title(edge) {
  return fragment(edge, 'title') === nothing ? edge.node.title : fragment(edge, 'title');
}

function fragment({highlights}, field) {
  const found = highlights?.find(highlight => highlight.field === field);
  return found ? found.fragments.map(marked) : nothing;
}

function moved({move}) {
  if (!move) {
    return nothing;
  }
  return html`<span class="move ${move > 0 ? 'up' : 'down'}">${move > 0 ? '▲' : '▼'} ${Math.abs(move)}<span class="unseen"> places ${move > 0 ? 'up' : 'down'}</span></span>`;
}

export function stars({rating, ratingCount}) {
  return rating === null || rating === undefined ? nothing : html`<span class="stars">★ ${rating.toFixed(1)}${ratingCount ? ` (${count(ratingCount)})` : ''}</span>`;
}
