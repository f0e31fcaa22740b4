// The answer to what is searched: the first page, further ones as they are scrolled to, and how items moved.
import {ask} from './service.js';
import {search} from './documents.js';
import {shopperInput} from './shopper.js';

const PAGE = 24;
/** Of a facet, before somebody asks for more. */
export const VALUES = 12;
const MANY_VALUES = 100;

/** Keeps `state.results`; calls `changed` after each change. */
export function results(state, changed) {
  let under = new AbortController();
  let shown = {key: '', positions: new Map()};

  async function first() {
    under.abort();
    under = new AbortController();
    state.results = {...state.results, loading: true, error: null};
    changed();
    await load(null, under.signal);
  }

  async function more() {
    const {loading, page} = state.results;
    if (!loading && page?.pageInfo.hasNextPage) {
      state.results = {...state.results, loading: true, error: null};
      changed();
      await load(page.pageInfo.endCursor, under.signal);
    }
  }

  async function load(after, signal) {
    try {
      const variables = {input: input(state), first: PAGE, after};
      const {search: page} = await ask(search(state.tuner && state.explains), variables, signal);
      state.results = after ? continued(page) : begun(page, variables.input.query);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (error.code === 'FORBIDDEN' && state.tuner && state.explains) {
        state.explains = false; // the rest of the answer is for everybody
        await load(after, signal);
        return;
      }
      state.results = {...state.results, loading: false, error: {message: error.message, more: after !== null}};
    }
    changed();
  }

  /** Asks again for what failed. */
  function again() {
    return state.results.error?.more ? more() : first();
  }

  /** Shows what was shown before. */
  function restore(before) {
    under.abort();
    under = new AbortController();
    state.results = before;
    changed();
  }

  function begun(page, query) {
    const key = JSON.stringify({...input(state), facets: null, shopper: null, personalization: null});
    const before = shown.key === key ? shown.positions : null;
    shown = {key, positions: new Map(page.edges.map(edge => [edge.node.id, edge.position]))};
    const edges = page.edges.map(edge => ({...edge, move: move(edge, before)}));
    return {loading: false, error: null, query, page, head: page, edges};
  }

  function continued(page) {
    page.edges.forEach(edge => shown.positions.set(edge.node.id, edge.position));
    return {...state.results, loading: false, page, edges: [...state.results.edges, ...page.edges]};
  }

  return {first, more, again, restore};
}

/** Places an item went up (positive) or down since the same search was last answered; null where that is not known. */
function move(edge, before) {
  const place = before?.get(edge.node.id);
  return place ? place - edge.position : null;
}

function input(state) {
  return {
    query: state.query,
    filters: Object.entries(state.filters).map(([field, filter]) => ({field, ...filter})),
    facets: state.settings.facets.map(field => ({field, first: state.wide.has(field) ? MANY_VALUES : VALUES})),
    sort: state.sort ? sortInput(state.sort) : null,
    shopper: shopperInput(state),
    personalization: state.personalization,
  };
}

function sortInput(sort) {
  const [by, direction] = sort.split('-');
  return direction ? {by, direction} : {by};
}
