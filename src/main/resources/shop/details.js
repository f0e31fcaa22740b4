// One item, in a dialog over the page, with items like it.
import {html, nothing} from './lit.js';
import {notices} from './notices.js';
import {stars} from './items.js';
import {picture} from './picture.js';
import {money} from './texts.js';

/** Of the item that is opened. */
export function details(state, actions) {
  const {item, position, similar} = state.opened;
  return html`
    <dialog aria-labelledby="opened-title" @close=${actions.close}
        @click=${event => event.target === event.currentTarget && event.target.close()}>
      <div class="details">
        <button class="close" aria-label="Close" @click=${event => event.target.closest('dialog').close()}>×</button>
        ${picture(item)}
        <div class="facts">
          <p class="brand">${item.brand}</p>
          <h2 id="opened-title">${item.title}</h2>
          <p class="path">${item.categories.join(' › ')}</p>
          ${item.description ? html`<p>${item.description}</p>` : nothing}
          <p class="price">${money(item)}${stars(item)}</p>
          <button class="buy" autofocus ?disabled=${!item.available} @click=${() => actions.buy(item, position)}>${item.available ? 'Add to cart' : 'Sold out'}</button>
        </div>
        ${similar.length ? html`
          <section aria-labelledby="similar"><h3 id="similar">Similar items</h3>
            <ul>${similar.map(({node}) => html`<li><button class="open" @click=${() => actions.open(node, null)}>${picture(node)}<span>${node.title}</span><span class="price">${money(node)}</span></button></li>`)}</ul>
          </section>` : nothing}
      </div>
      ${notices(state, actions)}
    </dialog>`;
}
