// The item's picture; where the shop has none, a drawing of its kind in its brand's color.
import {html, nothing, svg} from './lit.js';

/** The first whose words one of the categories has, from the narrowest on. */
const KINDS = [
  [/wine|beer|soda|juice|drink|water|beverage|milk|oil|sauce|shampoo|cleaner|detergent/iu, 'bottle'],
  [/soup|canned|tuna|sardine|coffee|clam|anchov|oyster|shrimp/iu, 'can'],
  [/fruit|vegetable|produce|nuts|eggs/iu, 'fruit'],
  [/bread|muffin|bagel|bakery|pancake|waffle|pizza|dinner|cheese|meat|bologna|hot dog|ham|chicken|hamburger/iu, 'plate'],
  [/chips|popcorn|pretzel|candy|chocolate|gum|cookie|cracker|snack|dried|jerky|rice|pasta|sugar/iu, 'bag'],
  [/jam|jell|preserve|peanut butter|yogurt|sour cream|dip|spice|condiment|aspirin|vitamin|cold remed|ibuprofen|acetominifen/iu, 'jar'],
];

const SHAPES = {
  bottle: svg`<path d="M43 14h14v14c0 7 10 10 10 22v34a5 5 0 0 1-5 5H38a5 5 0 0 1-5-5V50c0-12 10-15 10-22z"/><path class="light" d="M33 56h34v18H33z"/><path class="dark" d="M42 11h16v7H42z"/>`,
  can: svg`<path d="M30 24h40v58a20 6 0 0 1-40 0z"/><path class="light" d="M30 40h40v28H30z"/><ellipse class="dark" cx="50" cy="24" rx="20" ry="6"/>`,
  fruit: svg`<circle cx="50" cy="57" r="28"/><path class="dark" d="M48 32c0-8 3-14 9-18l3 4c-5 3-7 8-7 14z"/><path class="light" d="M54 28c3-9 12-11 20-10-2 9-9 14-20 10z"/>`,
  plate: svg`<ellipse class="dark" cx="50" cy="68" rx="38" ry="13"/><path d="M20 62c0-22 13-36 30-36s30 14 30 36z"/><path class="light" d="M32 54c2-10 8-17 17-18l1 5c-6 2-10 7-12 13z"/>`,
  bag: svg`<path d="M30 18h40l-3 8c5 20 7 38 5 60H28c-2-22 0-40 5-60z"/><path class="light" d="M29 46h42c2 10 2 17 2 24H27c0-7 0-14 2-24z"/><path class="dark" d="M29 14h42l-2 9H31z"/>`,
  jar: svg`<path d="M32 30h36c5 4 6 8 6 14v36a7 7 0 0 1-7 7H33a7 7 0 0 1-7-7V44c0-6 1-10 6-14z"/><path class="light" d="M26 50h48v22H26z"/><path class="dark" d="M31 16h38v13H31z"/>`,
  box: svg`<path d="M26 18h48v68H26z"/><path class="light" d="M26 42h48v24H26z"/><path class="dark" d="m26 18 6-7h48l-6 7zm48 0 6-7v66l-6 9z"/>`,
};

/** Where the brand stands on it, and how wide it may be. */
const LABELS = {bottle: [67, 31], can: [56, 37], bag: [60, 42], jar: [63, 44], box: [56, 44]};
const LETTER = 4;

/** Pictures that could not be had. */
const gone = new Set();

export function picture(item) {
  if (item.imageUrl && !gone.has(item.imageUrl)) {
    return html`<img class="picture" src=${item.imageUrl} alt="" loading="lazy" decoding="async" @error=${event => miss(event, item.imageUrl)}>`;
  }
  const shape = kind(item);
  return html`<svg class="picture" viewBox="0 0 100 100" aria-hidden="true" data-hue=${hue(item.brand ?? item.title)}>${SHAPES[shape]}
    ${LABELS[shape] ? label(item.brand ?? '', ...LABELS[shape]) : nothing}</svg>`;
}

function miss(event, url) {
  gone.add(url);
  event.target.dispatchEvent(new Event('redraw', {bubbles: true}));
}

function label(brand, y, width) {
  return svg`<text x="50" y=${y} textLength=${brand.length * LETTER > width ? width : nothing} lengthAdjust="spacingAndGlyphs">${brand}</text>`;
}

function kind({categories}) {
  for (const category of categories.toReversed()) {
    const known = KINDS.find(([words]) => words.test(category));
    if (known) {
      return known[1];
    }
  }
  return 'box';
}

/** One of the style sheet's twelve, the same for the same brand. */
function hue(name) {
  return Array.from(name).reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % 12;
}
