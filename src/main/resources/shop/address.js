// What is searched, as the page's address: it can be shared, and "back" goes back.

/** @returns query, sort, shopper and filters; whatever is not understood is left out */
export function read(location) {
  const params = new URLSearchParams(location.search);
  const filters = {};
  for (const entry of params.getAll('f')) {
    const colon = entry.indexOf(':');
    if (colon > 0) {
      const field = entry.slice(0, colon);
      (filters[field] ??= {in: []}).in.push(entry.slice(colon + 1));
    }
  }
  for (const entry of params.getAll('r')) {
    const [field, from, to] = entry.split(':');
    filters[field] = {range: {from: bound(from), to: bound(to)}};
  }
  return {query: params.get('q') ?? '', sort: params.get('sort') ?? '', shopper: params.get('shopper') ?? '', filters};
}

export function write({query, sort, shopper, filters}) {
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
  return params.size ? `?${params}` : '/';
}

/** A number, or null where none was given. */
export function bound(text) {
  const number = Number.parseFloat(text);
  return Number.isFinite(number) ? number : null;
}
