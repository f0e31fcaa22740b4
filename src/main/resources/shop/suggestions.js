// What the service suggests while somebody types. The latest text counts: an answer to an older one is dropped.

const NONE = {open: false, active: -1, options: []};

/** Keeps `state.suggestions`: whether they are shown, the active one (-1: none), and the options in order. */
export function suggestions(state, changed) {
  function type() {
    close(); // the schema has none yet
  }

  function close() {
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

export const NO_SUGGESTIONS = NONE;
