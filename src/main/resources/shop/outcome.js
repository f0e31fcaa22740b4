// How the answer came about: how many there are, what was made of the query, the shopper's part in it, the stages.
import {html, nothing} from './lit.js';
import {count, short, words} from './texts.js';

const FALLBACKS = {
  NONE: '',
  RELAXED: 'No item has all of these words, so fewer were asked for.',
  SEMANTIC_ONLY: 'No item has these words. These come closest in meaning.',
  POPULAR: 'Nothing matches. These are popular.',
};

const REASONS = {
  APPLIED: 'Ordered for this shopper',
  NO_SHOPPER: 'Not personal: no shopper is known',
  UNKNOWN_SHOPPER: 'Not personal: nothing is known of this shopper yet',
  SORTED_BY_FIELD: 'Not personal: sorted by a field',
  NOT_REQUESTED: 'Not personal: switched off',
};

/** Of what is shown, not of what is asked at the moment. */
export function summary({results: {head, edges, error, loading, query}}, actions) {
  if (error && !error.more) {
    return html`<p class="problem" role="alert">${error.message} <button @click=${actions.retry}>Try again</button></p>`;
  }
  if (loading && !head) {
    return html`<p>Loading …</p>`;
  }
  if (!head) {
    return nothing;
  }
  const number = head.fallback === 'POPULAR' ? '' : `${count(head.totalCount)} ${head.totalCount === 1 ? 'item' : 'items'}`;
  return html`<p>${number}${query ? html` for <q>${query}</q>` : nothing}<span class="unseen">, ${edges.length} shown</span></p>`;
}

export function correction({results: {head}}, actions) {
  const {correctedQuery, fallback = 'NONE'} = head ?? {};
  const corrected = correctedQuery && fallback === 'RELAXED';
  const text = corrected ? 'Corrected to' : correctedQuery ? 'Did you mean' : FALLBACKS[fallback];
  return text ? html`
    <p class="fallback">${text} ${correctedQuery ? html`<button @click=${() => actions.search(correctedQuery)}>${correctedQuery}</button>` : nothing}</p>` : nothing;
}

export function personalization({results: {head}}) {
  if (!head) {
    return nothing;
  }
  const {applied, reason, confidence, source} = head.personalization;
  return html`
    <span class="personal ${applied ? 'applied' : ''}" title="${words(reason)}, by: ${source}">
      ${REASONS[reason] ?? `Not personal: ${words(reason)}`}${applied ? html` <small>${short(100 * confidence).split(/[.,]/u)[0]} % sure</small>` : nothing}
    </span>`;
}

export function stages({results: {head}}) {
  if (!head) {
    return nothing;
  }
  const longest = Math.max(...head.stages.map(stage => stage.millis), 1e-9);
  return html`
    <table class="stages">
      <caption>How this page came about</caption>
      <tbody>${head.stages.map(({stage, status, reason, millis}) => html`
        <tr>
          <th scope="row">${words(stage)}</th><td><span class="status ${status.toLowerCase()}">${words(status)}</span></td>
          <td>${short(millis)} ms</td>
          <td class="bar"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width=${100 * millis / longest} height="8" rx="2"/></svg></td>
          <td class="reason">${reason}</td>
        </tr>`)}</tbody>
    </table>
    <p class="window">Of ${count(head.totalCount)} items ${count(head.rankedCount)} are ranked personally and ${count(head.reachableCount)} can be paged to.</p>`;
}
