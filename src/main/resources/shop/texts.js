// How values read.

const NUMBER = new Intl.NumberFormat();
const SHORT = new Intl.NumberFormat(undefined, {maximumFractionDigits: 3});

export const count = NUMBER.format.bind(NUMBER);

/** A number with three decimals at most; a dash for none. */
export function short(value) {
  return value === null || value === undefined ? '–' : SHORT.format(value);
}

/** The price with its currency, or nothing. */
export function money({price, currency}) {
  if (price === null || price === undefined) {
    return '';
  }
  try {
    return new Intl.NumberFormat(undefined, {style: 'currency', currency}).format(price);
  } catch {
    return SHORT.format(price); // no currency, or not one the browser knows
  }
}

/** A field's or a constant's name as words: "attributes.low_fat" is "Low fat", "SORTED_BY_FIELD" is "Sorted by field". */
export function words(name) {
  const text = name.replace(/^attributes\./u, '').replaceAll('_', ' ').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
