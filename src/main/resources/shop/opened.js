// The item that is looked at: has an address of its own, so that it can be shared, and "back" closes it.
import {read, write} from './address.js';
import {LOOKED_AT, SIMILAR} from './documents.js';
import {ask} from './service.js';
import {shopperInput} from './shopper.js';

/** Keeps `state.opened`: the item, its position in the results (null: none) and items like it. */
export function opened(state, changed) {
  function open(item, position) {
    const address = write({...state, item: item.id});
    if (state.opened) {
      history.replaceState(history.state, '', address); // from one item to another: "back" goes to the results
    } else {
      history.pushState({...history.state, opened: true}, '', address);
    }
    look(item, position);
  }

  async function look(item, position) {
    const now = {item, position, similar: []};
    state.opened = now;
    changed();
    const dialog = document.querySelector('dialog');
    dialog.scrollTo(0, 0);
    (dialog.querySelector('.buy:enabled') ?? dialog.querySelector('.close')).focus();
    const similar = await like(item);
    if (state.opened === now) {
      state.opened = {...now, similar};
      changed();
    }
  }

  async function like(item) {
    try {
      return (await ask(SIMILAR, {id: item.id, shopper: shopperInput(state)})).similarItems;
    } catch {
      return []; // an extra: the item is shown without
    }
  }

  /** Shows the item that the address names; '' for none. */
  async function show(id) {
    if (!id || state.opened?.item.id === id) {
      if (!id) {
        document.querySelector('dialog')?.close();
      }
      return;
    }
    try {
      const {item} = await ask(LOOKED_AT, {id});
      if (read(location, state.settings).item === id) {
        look(item, null);
      }
    } catch (error) {
      drop();
      state.notice = {text: error.code === 'NOT_FOUND' ? 'This item is not there any more.' : error.message};
      changed();
    }
  }

  /** After the dialog has closed. */
  function close() {
    if (state.opened && history.state?.opened) {
      history.back();
    } else {
      drop();
    }
    state.opened = null;
    changed();
  }

  /** Leaves it without a way back. */
  function drop() {
    state.opened = null;
    if (read(location, state.settings).item) {
      history.replaceState({place: history.state?.place}, '', write(state));
    }
  }

  return {open, show, close, drop};
}
