// Holds the page's state and what can be done with it; draws it after every change.
import {render} from './lit.js';
import {read, write} from './address.js';
import {behaviour} from './behaviour.js';
import {opened} from './opened.js';
import {places} from './places.js';
import {results} from './results.js';
import {settings, useToken} from './service.js';
import {shop} from './shop.js';
import {NO_SUGGESTIONS, suggestions} from './suggestions.js';

const root = document.getElementById('shop');
root.textContent = '…';
const known = await settings().catch(problem => {
  root.textContent = problem.message;
  throw problem;
});
const {item: asked, ...searched} = read(location, known);
const state = {
  settings: known,
  ...searched,
  typed: searched.query,
  suggestions: NO_SUGGESTIONS,
  results: {loading: false, error: null, query: '', head: null, page: null, edges: []},
  personalization: 'FULL',
  consent: '',
  tuner: false,
  explains: true,
  explained: new Set(),
  filtersOpen: false,
  wide: new Set(),
  opened: null,
  notice: null,
  cart: 0,
};

const been = places(state);
const found = results(state, draw);
const offered = suggestions(state, draw);
const record = behaviour(state, draw);
const looked = opened(state, draw);

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
  widen(field) {
    state.wide.add(field);
    been.forget(); // a cursor goes on with the very search it came from
    found.first();
  },
  more: found.more,
  retry: found.again,
  skip(event) {
    event.preventDefault();
    document.getElementById('results').focus();
  },
  tuner: () => change({tuner: !state.tuner, explained: new Set()}),
  token(value) {
    useToken(value);
    change({explains: true});
  },
  explain(id) {
    if (!state.explained.delete(id)) {
      state.explained.add(id);
    }
    draw();
  },
  open(item, position) {
    record('CLICK', item, position);
    looked.open(item, position);
  },
  close: looked.close,
  buy(item, position) {
    state.cart++;
    draw();
    record('ADD_TO_CART', item, position);
  },
  again() {
    state.notice = null;
    looked.drop();
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
  if (write(state) === write({...read(location, state.settings), item: ''})) {
    been.forget(); // the same search, by another shopper's rights or weights, or because things have changed
  } else {
    been.go(write(state));
  }
  scrollTo(0, 0);
  name();
  found.first();
}

/** Shows what the browser's "back" or "forward" went to. */
function arrived() {
  const {item, ...searched} = read(location, state.settings);
  if (write(searched) !== write(state)) {
    const before = been.arrive();
    Object.assign(state, searched, {typed: searched.query, filtersOpen: false});
    name();
    if (before) {
      found.restore(before.results);
      scrollTo(0, before.top);
    } else {
      scrollTo(0, 0);
      found.first();
    }
  }
  looked.show(item);
}

function name() {
  document.title = state.query ? `${state.query} – ${state.settings.name}` : state.settings.name;
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
  root.querySelector('[popover]').togglePopover(Boolean(state.notice)); // in the dialog, where one is open: nothing else can be reached then
}

addEventListener('popstate', arrived);
addEventListener('online', () => state.results.error && found.again());
root.addEventListener('redraw', draw);

addEventListener('keydown', event => {
  if (event.key === '/' && !event.target.closest('input, select, textarea, dialog')) {
    event.preventDefault();
    document.getElementById('query').focus();
  } else if (event.key === 'Escape' && state.filtersOpen) {
    actions.filters();
  }
});

root.replaceChildren();
change({});
looked.show(asked);
