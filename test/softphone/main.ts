/**
 * A small softphone on the real `jssip` package, so that demo and tests ring a page nobody shaped for Ringside.
 * Address: `/?sip=ws://127.0.0.1:<port>&user=<name>`; the SIP server is the test peer's.
 */
import JsSIP from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import { render, type PhoneState } from './view.ts';

/** Browsers on a machine without network may never report the end of ICE gathering; a softphone does not wait for it. */
const GATHERING_LIMIT = 500;

const query = new URLSearchParams(location.search);
const server = query.get('sip') ?? '';
const user = query.get('user') ?? 'agent';
const root = document.querySelector<HTMLElement>('#webphone')!;
const state: PhoneState = { registered: false, account: `${user}@webphone.invalid`, call: null, dialled: '', log: [] };
let session: RTCSession | null = null;

function paint(): void {
  root.innerHTML = render(state, Date.now());
}

function ring(incoming: RTCSession): void {
  if (session) return incoming.terminate({ status_code: 486 });
  const inbound = incoming.direction === 'incoming';
  const { user: number = '', host } = incoming.remote_identity.uri;
  const withheld = host === 'anonymous.invalid';
  session = incoming;
  state.call = {
    phase: inbound ? 'ringing' : 'calling',
    number: withheld ? 'Anonymous' : decodeURIComponent(number),
    name: withheld ? '' : (incoming.remote_identity.display_name ?? ''),
    direction: inbound ? 'in' : 'out',
    since: Date.now(),
    held: false,
  };
  incoming.on('accepted', live);
  incoming.on('ended', () => over('Answered'));
  incoming.on('failed', ({ cause }: { cause: string }) => over(inbound && cause === 'Canceled' ? 'Missed' : cause));
  incoming.on('icecandidate', sendEarly());
  paint();
}

/** Takes the first candidates after a short wait instead of the complete list. */
function sendEarly() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return ({ ready }: { ready: () => void }) => {
    timer ??= setTimeout(ready, GATHERING_LIMIT);
  };
}

function live(): void {
  if (!state.call) return;
  state.call.phase = 'live';
  state.call.since = Date.now();
  paint();
}

function over(outcome: string): void {
  if (state.call) state.log = [{ number: state.call.number, outcome, at: Date.now() }, ...state.log].slice(0, 8);
  state.call = null;
  session = null;
  paint();
}

const ACTIONS: Record<string, () => void> = {
  answer: () => session?.answer({ mediaConstraints: { audio: true, video: false } }),
  decline: () => session?.terminate({ status_code: 486 }),
  hangup: () => session?.terminate(),
  hold: () => {
    if (!state.call) return;
    state.call.held = !state.call.held;
    paint();
  },
};

root.addEventListener('click', (event) => {
  const pressed = (event.target as Element).closest<HTMLElement>('[data-action], [data-key]');
  if (pressed?.dataset.key) {
    state.dialled += pressed.dataset.key;
    paint();
  } else if (pressed && pressed.tagName === 'BUTTON') {
    ACTIONS[pressed.dataset.action ?? '']?.();
  }
});

root.addEventListener('submit', (event) => {
  event.preventDefault();
  const number = String(new FormData(event.target as HTMLFormElement).get('number')).replace(/[^\d+*#]/g, '');
  state.dialled = '';
  if (number) phone.call(`sip:${number}@webphone.invalid`, { mediaConstraints: { audio: true, video: false } });
});

setInterval(() => {
  if (state.call?.phase === 'live') paint();
}, 1000);

const phone = new JsSIP.UA({
  sockets: [new JsSIP.WebSocketInterface(server)],
  uri: `sip:${user}@webphone.invalid`,
  register: true,
  session_timers: false,
  connection_recovery_max_interval: 2,
});
phone.on('registered', () => {
  state.registered = true;
  paint();
});
for (const lost of ['unregistered', 'registrationFailed', 'disconnected'] as const) {
  phone.on(lost, () => {
    state.registered = false;
    paint();
  });
}
phone.on('newRTCSession', ({ session: incoming }: { session: RTCSession }) => ring(incoming));
paint();
phone.start();
