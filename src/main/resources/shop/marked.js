// Fragments whose matches stand between <em> and </em>, all else HTML-escaped: taken apart into text, never parsed as HTML.
import {html} from './lit.js';

const NAMED = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

/** Text and marks for a template. */
export function marked(fragment) {
  return fragment.split(/(<em>.*?<\/em>)/su).map(part => {
    const match = /^<em>(.*)<\/em>$/su.exec(part);
    return match ? html`<mark>${plain(match[1])}</mark>` : plain(part);
  });
}

function plain(escaped) {
  return escaped.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/giu, (whole, hex, decimal, name) => {
    if (name) {
      return NAMED[name] ?? whole;
    }
    const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
