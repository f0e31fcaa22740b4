// What came of the last thing done. Stands in the dialog where one is open, as nothing else can be reached then.
import {html, nothing} from './lit.js';

export function notices(state, actions) {
  return html`<div class="notices" role="status" popover="manual">${notice(state, actions)}</div>`;
}

function notice({notice: told}, actions) {
  return told ? html`
    <span>${told.text}</span>
    ${told.fresh ? html`<button ?disabled=${!told.learned} @click=${actions.again}>${told.learned ? 'Show the new order' : 'Learning …'}</button>` : nothing}
    <button class="close" aria-label="Dismiss" @click=${actions.dismiss}>×</button>` : nothing;
}
