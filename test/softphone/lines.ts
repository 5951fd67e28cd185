/**
 * A softphone of several lines on the real `sip.js` package, whose page is the other usual kind: each call's card is made
 * once and changed in place, buttons are pictures with a label, and several calls stand beside each other.
 * Address: `/lines.html?sip=ws://127.0.0.1:<port>&user=<name>`.
 */
import { Registerer, SessionState, UserAgent, type Invitation } from 'sip.js';

/** As in main.ts: browsers on a machine without network may never report the end of ICE gathering (ms). */
const GATHERING_LIMIT = 500;
const AUDIO = { sessionDescriptionHandlerOptions: { constraints: { audio: true, video: false } } };

const query = new URLSearchParams(location.search);
const user = query.get('user') ?? 'agent';
const $ = (id: string) => document.getElementById(id)!;

function card(call: Invitation): void {
  const { displayName, uri } = call.remoteIdentity;
  const withheld = uri.host === 'anonymous.invalid';
  const element = make('section', 'call call--ringing');
  const title = make('div', 'call__title', 'Incoming call');
  const name = make('div', 'call__name', withheld ? '' : displayName);
  const number = make('output', 'call__number', withheld ? 'Private caller' : decodeURIComponent(uri.user ?? ''));
  const clock = make('div', 'call__timer');
  const buttons = make('div', 'call__buttons');
  const answer = button('Answer', '✆', 'go', () => void call.accept(AUDIO));
  const decline = button('Decline', '✕', 'stop', () => void call.reject({ statusCode: 486 }));
  const hangUp = button('Hang up', '✕', 'stop', () => void call.bye());
  buttons.append(decline, answer);
  element.append(title, name, number, clock, buttons);
  $('lines').prepend(element);
  let timer: ReturnType<typeof setInterval> | undefined;

  call.stateChange.addListener((state) => {
    if (state === SessionState.Established) {
      const since = Date.now();
      element.className = 'call call--live';
      title.firstChild!.nodeValue = 'Connected';
      buttons.replaceChildren(hangUp);
      timer = setInterval(() => (clock.textContent = `${Math.floor((Date.now() - since) / 1000)} s`), 1000);
    } else if (state === SessionState.Terminated) {
      clearInterval(timer);
      element.remove();
    }
  });
}

function make(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(text);
  return element;
}

function button(label: string, sign: string, kind: string, press: () => void): HTMLElement {
  const element = make('button', `btn btn--${kind}`, sign);
  element.ariaLabel = label;
  element.addEventListener('click', press);
  return element;
}

const agent = new UserAgent({
  uri: UserAgent.makeURI(`sip:${user}@lines.invalid`)!,
  transportOptions: { server: query.get('sip') ?? '' },
  logBuiltinEnabled: false,
  sessionDescriptionHandlerFactoryOptions: { iceGatheringTimeout: GATHERING_LIMIT },
  delegate: { onInvite: card },
});
const registerer = new Registerer(agent);
registerer.stateChange.addListener((state) => ($('status').textContent = String(state)));
$('account').textContent = user;
await agent.start();
await registerer.register();
