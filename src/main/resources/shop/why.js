// Why an item stands where it stands: what each signal adds to the score, and its place in each stage's own order.
import {html, nothing} from './lit.js';
import {short, words} from './texts.js';

export function why({explanation}, id) {
  const widest = Math.max(...explanation.signals.map(signal => Math.abs(signal.contribution)), 1e-9);
  return html`
    <div class="why" id=${id}>
      <table>
        <caption>Score ${short(explanation.score)}</caption>
        <thead><tr><th scope="col">Signal</th><th scope="col">Value</th><th scope="col">Weight</th><th scope="col" colspan="2">Adds</th></tr></thead>
        <tbody>${explanation.signals.map(signal => row(signal, widest))}</tbody>
      </table>
      <p class="ranks">${explanation.ranks.filter(({rank}) => rank !== null).map(({stage, rank}) => html`<span>${words(stage)} <b>#${rank}</b></span>`)}</p>
    </div>`;
}

function row({signal, raw, normalized, weight, contribution, missing}, widest) {
  const share = 100 * Math.abs(contribution) / widest;
  return html`
    <tr class=${missing ? 'missing' : ''}>
      <th scope="row">${words(signal)}${missing ? html`<small> unknown</small>` : nothing}</th>
      <td title="raw ${short(raw)}">${short(normalized)}</td><td>${short(weight)}</td><td>${short(contribution)}</td>
      <td class="bar"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${share} height="8" rx="2"/></svg></td>
    </tr>`;
}
