// The places of the browser's history: what was shown at one comes back as it was, scrolled to where it was, without asking again.
import {freshId} from './shopper.js';

const MOST = 20;

export function places(state) {
  const kept = new Map();
  let here = freshId(); // one of an earlier load remembers nothing
  history.replaceState({place: here}, '');
  history.scrollRestoration = 'manual';

  function leave() {
    const {results} = state;
    if (results.head && !results.loading && !results.error) {
      kept.delete(here);
      kept.set(here, {results, top: scrollY});
      if (kept.size > MOST) {
        kept.delete(kept.keys().next().value);
      }
    }
  }

  return {
    /** To a new place. */
    go(address) {
      leave();
      here = freshId();
      history.pushState({place: here}, '', address);
    },
    /** After the browser went to another place: what is kept of it, if anything. */
    arrive() {
      leave();
      here = history.state?.place ?? freshId();
      return kept.get(here);
    },
    /** What was shown would now be shown otherwise. */
    forget: () => kept.clear(),
  };
}
