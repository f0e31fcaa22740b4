// What the service suggests while somebody types. The latest text counts: an answer to an older one is dropped.
import {ask} from './service.js';
import {SUGGEST} from './documents.js';

const NONE = {open: false, active: -1, options: []};
/** Somebody who types fast is not helped by what stands there for a moment. */
const PAUSE = 60;

/** Keeps `state.suggestions`: whether they are shown, the active one (-1: none), and the options in order. */
export function suggestions(state, changed) {
  let under = new AbortController();
  let timer;

  function type(text) {
    drop();
    if (text.trim()) {
      const {signal} = under;
      timer = setTimeout(() => load(text, signal), PAUSE);
    } else {
      close();
    }
  }

  function drop() {
    clearTimeout(timer);
    under.abort();
    under = new AbortController();
  }

  async function load(text, signal) {
    try {
      const {suggest} = await ask(SUGGEST, {prefix: text}, signal);
      state.suggestions = {open: true, active: -1, options: options(suggest)};
    } catch {
      if (signal.aborted) {
        return;
      }
      state.suggestions = NONE; // a search box without suggestions still searches
    }
    changed();
  }

  function close() {
    drop();
    if (state.suggestions.open) {
      state.suggestions = NONE;
      changed();
    }
  }

  /** One down (1) or up (-1), through "none" at either end. */
  function step(by) {
    const {options: all, active} = state.suggestions;
    const places = all.length + 1;
    state.suggestions = {...state.suggestions, active: (active + 1 + by + places) % places - 1};
    changed();
  }

  return {type, close, step};
}

function options({queries, items}) {
  return [...queries.map(query => ({kind: 'query', ...query})), ...items.map(item => ({kind: 'item', item, text: item.title}))];
}

export const NO_SUGGESTIONS = NONE;
