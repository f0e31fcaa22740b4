// Tells the service what the shopper does, so that the next order knows.
import {ask} from './service.js';
import {RECORD} from './documents.js';
import {freshId, shopperInput} from './shopper.js';

/** The service promises that searches know of an event within two seconds. */
const LEARNED_AFTER = 2000;

/** Returns `record(type, item, position)`; `state.notice` says what came of it. */
export function behaviour(state, changed) {
  let timer;

  return async function record(type, item, position) {
    const event = {
      eventId: freshId(), type, itemId: item.id, sentAt: new Date().toISOString(), shopper: shopperInput(state),
      searchId: position ? state.results.head.searchId : null, position,
    };
    try {
      const {recordEvents} = await ask(RECORD, {events: [event]});
      const [refused] = recordEvents.rejected;
      if (refused?.code !== 'NO_CONSENT') {
        tell(refused?.message, item, type);
      } else if (type === 'ADD_TO_CART') { // in the cart, and nobody was told
        state.notice = {text: `In your cart: ${item.title}`};
        changed();
      }
    } catch (error) {
      tell(error.message, item, type);
    }
  };

  function tell(problem, item, type) {
    clearTimeout(timer);
    const what = type === 'ADD_TO_CART' ? 'In your cart' : 'Noted';
    state.notice = problem ? {text: `Not noted: ${problem}`} : {text: `${what}: ${item.title}`, fresh: true, learned: false};
    changed();
    if (!problem) {
      timer = setTimeout(() => {
        state.notice = state.notice && {...state.notice, learned: true};
        changed();
      }, LEARNED_AFTER);
    }
  }
}
