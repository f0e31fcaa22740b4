// Holds the page's state and what can be done with it; draws it after every change.
import {render} from './lit.js';
import {read, write} from './address.js';
import {behaviour} from './behaviour.js';
import {SIMILAR} from './documents.js';
import {results} from './results.js';
import {ask, settings, useToken} from './service.js';
import {shop} from './shop.js';
import {shopperInput} from './shopper.js';
import {NO_SUGGESTIONS, suggestions} from './suggestions.js';

const root = document.getElementById('shop');
root.textContent = '…';
const state = {
  settings: await settings().catch(problem => {
    root.textContent = problem.message;
    throw problem;
  }),
  ...read(location),
  typed: read(location).query,
  suggestions: NO_SUGGESTIONS,
  results: {loading: false, error: null, query: '', head: null, page: null, edges: []},
  personalization: 'FULL',
  consent: '',
  tuner: false,
  explained: new Set(),
  filtersOpen: false,
  opened: null,
  notice: null,
  cart: 0,
};

const found = results(state, draw);
const offered = suggestions(state, draw);
const record = behaviour(state, draw);

const scrolled = new IntersectionObserver(entries => {
  if (entries.some(entry => entry.isIntersecting)) {
    found.more();
  }
}, {rootMargin: '400px'});

const actions = {
  type(text) {
    state.typed = text;
    draw();
    offered.type(text);
  },
  closeSuggestions: offered.close,
  step: offered.step,
  choose(option) {
    offered.close();
    if (option.kind === 'query') {
      actions.search(option.text);
    } else {
      actions.open(option.item, null);
    }
  },
  submit: () => actions.search(state.typed),
  search(query) {
    offered.close();
    change({query: query.trim(), typed: query.trim(), filters: {}, filtersOpen: false});
  },
  set: (name, value) => change({[name]: value}),
  toggle(field, value) {
    const values = state.filters[field]?.in ?? [];
    filter(field, 'in', values.includes(value) ? values.filter(other => other !== value) : [...values, value]);
  },
  range: (field, bounds) => filter(field, 'range', bounds),
  clear: () => change({filters: {}}),
  filters() {
    state.filtersOpen = !state.filtersOpen;
    draw();
    document.querySelector(state.filtersOpen ? '#filters input' : 'button.filters')?.focus();
  },
  more: found.more,
  tuner: () => change({tuner: !state.tuner, explained: new Set()}),
  token(value) {
    useToken(value);
    change({});
  },
  explain(id) {
    if (!state.explained.delete(id)) {
      state.explained.add(id);
    }
    draw();
  },
  async open(item, position) {
    state.opened = {item, position, similar: []};
    draw();
    record('CLICK', item, position);
    const similar = await like(item);
    if (state.opened?.item === item) {
      state.opened = {...state.opened, similar};
      draw();
    }
  },
  close() {
    state.opened = null;
    draw();
  },
  buy(item, position) {
    state.cart++;
    draw();
    record('ADD_TO_CART', item, position);
  },
  again() {
    state.notice = null;
    change({});
  },
  dismiss() {
    state.notice = null;
    draw();
  },
  home(event) {
    event.preventDefault();
    change({query: '', typed: '', filters: {}, sort: ''});
  },
};

function filter(field, kind, value) {
  const {[field]: _, ...others} = state.filters;
  const empty = kind === 'in' ? value.length === 0 : value.from === null && value.to === null;
  change({filters: empty ? others : {...others, [field]: {[kind]: value}}});
}

/** Searches with what changed, and remembers it in the address. */
function change(what) {
  Object.assign(state, what);
  if (write(state) !== write(read(location))) {
    history.pushState(null, '', write(state));
  }
  document.title = state.query ? `${state.query} – ${state.settings.name}` : state.settings.name;
  found.first();
}

async function like(item) {
  try {
    return (await ask(SIMILAR, {id: item.id, shopper: shopperInput(state)})).similarItems;
  } catch {
    return []; // an extra: the item is shown without
  }
}

/** The element that asks for more when it comes into view; watched anew after each page, since it may not have left. */
function sentinel(element) {
  scrolled.disconnect();
  if (element && !state.results.error) {
    scrolled.observe(element);
  }
}

function draw() {
  render(shop(state, actions, sentinel), root);
  root.querySelector('dialog:not([open])')?.showModal();
  root.querySelector('[popover]').togglePopover(Boolean(state.notice));
}

addEventListener('popstate', () => {
  const {query, ...rest} = read(location);
  change({query, typed: query, ...rest});
});

addEventListener('keydown', event => {
  if (event.key === '/' && !event.target.closest('input, select, textarea, dialog')) {
    event.preventDefault();
    document.getElementById('query').focus();
  }
});

root.replaceChildren();
change({});
