// What a tuner sees besides: the stages, and switches that shoppers do not have.
import {html, live, nothing} from './lit.js';
import {stages} from './outcome.js';

export function tunerSwitch(state, actions) {
  return html`<label class="switch"><input type="checkbox" role="switch" .checked=${state.tuner} @change=${actions.tuner}> Tuner’s view</label>`;
}

export function tunerPanel(state, actions) {
  return state.tuner ? html`
    <section class="tuner" aria-label="Tuner’s view">
      <div>${stages(state)}${state.explains ? nothing : html`<p class="problem">Why each item is there is told to viewers and tuners: it takes a token.</p>`}</div>
      <div class="switches">
        ${choice('Personalization', state.personalization, [['FULL', 'Full'], ['LIGHT', 'Light'], ['NONE', 'None']], value => actions.set('personalization', value))}
        ${choice('Consent', state.consent, [['', 'As the service is set'], ['NONE', 'None'], ['MEASUREMENT', 'Measurement'], ['PERSONALIZATION', 'Personalization']],
          value => actions.set('consent', value))}
        <label>Token <input type="password" autocomplete="off" placeholder="if the service asks for one" @change=${event => actions.token(event.target.value)}></label>
      </div>
    </section>` : nothing;
}

/** A drop-down list of [value, text]. */
export function choice(label, value, options, chosen) {
  return html`
    <label class="choice">${label}
      <select @change=${event => chosen(event.target.value)}>
        ${options.map(([option, text]) => html`<option value=${option} .selected=${live(option === value)}>${text}</option>`)}
      </select>
    </label>`;
}
