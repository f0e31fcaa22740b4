// What is searched, and the item that is looked at, as the page's address: it can be shared, and "back" goes back.
import {SORTS} from './sorts.js';

const LONGEST = 512;

/**
 * @param settings which shoppers there are
 * @returns query, sort, shopper, filters and an item's id; whatever is not understood is left out
 */
export function read(location, {shoppers}) {
  const params = new URLSearchParams(location.search);
  const filters = new Map(); // a field may be called as what every object has, "constructor"
  for (const entry of params.getAll('f')) {
    const colon = entry.indexOf(':');
    const field = entry.slice(0, colon);
    const value = entry.slice(colon + 1);
    const values = filters.get(field)?.in ?? [];
    if (colon > 0 && value && !values.includes(value)) {
      filters.set(field, {in: [...values, value]});
    }
  }
  for (const entry of params.getAll('r')) {
    const [field, from, to] = entry.split(':');
    const range = {from: bound(from), to: bound(to)};
    if (field && (range.from !== null || range.to !== null)) {
      filters.set(field, {range});
    }
  }
  const one = (name, known) => known.find(each => each === params.get(name)) ?? '';
  return {
    query: (params.get('q') ?? '').slice(0, LONGEST), sort: one('sort', SORTS.map(([sort]) => sort)), shopper: one('shopper', shoppers),
    filters: Object.fromEntries(filters), item: params.get('item') ?? '',
  };
}

export function write({query, sort, shopper, filters, item}) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({q: query, sort, shopper})) {
    if (value) {
      params.set(name, value);
    }
  }
  for (const [field, filter] of Object.entries(filters)) {
    filter.in?.forEach(value => params.append('f', `${field}:${value}`));
    if (filter.range) {
      params.append('r', `${field}:${filter.range.from ?? ''}:${filter.range.to ?? ''}`);
    }
  }
  if (item) {
    params.set('item', item);
  }
  return params.size ? `?${params}` : '/';
}

/** A number, or null where none was given. */
export function bound(text) {
  const number = Number.parseFloat(text);
  return Number.isFinite(number) ? number : null;
}
