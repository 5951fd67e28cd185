/** What the softphone shows, as markup written anew on every change: the manner of most web phones in the field. */

export interface PhoneState {
  registered: boolean;
  account: string;
  call: { phase: 'ringing' | 'calling' | 'live'; number: string; name: string; direction: 'in' | 'out'; since: number; held: boolean } | null;
  dialled: string;
  log: { number: string; outcome: string; at: number }[];
}

export function render(state: PhoneState, now: number): string {
  return `
    <header class="webphone__bar">
      <span class="webphone__brand">Webphone</span>
      <span class="webphone__status${state.registered ? ' is-online' : ''}">${state.registered ? 'Registered' : 'Connecting…'}</span>
    </header>
    <p class="webphone__account">Signed in as ${escape(state.account)}</p>
    ${state.call ? callView(state.call, now) : dialView(state.dialled)}
    ${logView(state.log)}`;
}

function callView(call: NonNullable<PhoneState['call']>, now: number): string {
  const title = { ringing: 'Incoming call', calling: 'Calling…', live: call.held ? 'On hold' : 'Connected' }[call.phase];
  return `
    <section class="call call--${call.phase}" data-call-state="${call.phase}" data-direction="${call.direction}">
      <div class="call__title">${title}</div>
      <div class="call__avatar" aria-hidden="true">${escape((call.name || '#').slice(0, 1).toUpperCase())}</div>
      ${call.name ? `<div class="call__name">${escape(call.name)}</div>` : ''}
      <div class="call__number caller-id">${escape(call.number)}</div>
      <div class="call__timer">${call.phase === 'live' ? clock(now - call.since) : '&nbsp;'}</div>
      <div class="call__buttons">${buttons(call)}</div>
    </section>`;
}

function buttons(call: NonNullable<PhoneState['call']>): string {
  if (call.phase === 'ringing') return button('decline', 'Decline', 'stop') + button('answer', 'Answer', 'go');
  const hold = call.phase === 'live' ? button('hold', call.held ? 'Resume' : 'Hold', 'plain') : '';
  return hold + button('hangup', 'Hang up', 'stop');
}

function dialView(dialled: string): string {
  return `
    <form class="dial" data-action="dial">
      <label class="dial__label" for="dial-number">Number to call</label>
      <input class="dial__field" id="dial-number" name="number" type="tel" autocomplete="off" value="${escape(dialled)}" />
      <div class="dial__keys">${[...'123456789*0#'].map((key) => `<button type="button" class="dial__key" data-key="${key}">${key}</button>`).join('')}</div>
      <button class="btn btn--go" type="submit">Call</button>
    </form>`;
}

function logView(log: PhoneState['log']): string {
  const rows = log.map(
    (entry) => `<li class="log__row"><a href="tel:${encodeURIComponent(entry.number)}">${escape(entry.number)}</a>
      <span>${escape(entry.outcome)}</span><time>${new Date(entry.at).toLocaleTimeString([], { timeStyle: 'short' })}</time></li>`,
  );
  return `<section class="log"><h2 class="log__title">Recent</h2><ul class="log__rows">${rows.join('') || '<li class="log__row">No calls yet</li>'}</ul></section>`;
}

function button(action: string, label: string, kind: 'go' | 'stop' | 'plain'): string {
  return `<button type="button" class="btn btn--${kind}" data-action="${action}">${label}</button>`;
}

function clock(millis: number): string {
  const seconds = Math.floor(millis / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Caller ID and display name come from the network: hostile by nature. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
