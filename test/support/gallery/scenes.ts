/** What each picture shows: calls in progress, the page beside the panel, and how records stand to the other side. */
import type { ContactKey } from '../../../src/domain/contact.ts';
import type { Call, PageContact, PageView, SyncView } from '../../../src/domain/views.ts';
import { ago, brief, match, NOW } from './people.ts';

export interface Scene {
  calls: Call[];
  /** Calls once `gallery:ring` was heard. */
  later?: Call[];
  page: PageView | null;
  sync: SyncView;
  device?: Record<string, unknown>;
  /** The core does not answer. */
  down?: boolean;
}

const phone = (value: string): ContactKey => ({ kind: 'phone', value });
const inStep: SyncView = { status: 'in-step', peers: [{ origin: 'https://crm.example', status: 'in-step', toSend: 0 }], requests: [] };

function found(contact: ContactKey, matches: PageContact['matches'] = [], more: Partial<PageContact> = {}): PageContact {
  return { contact, raw: contact.value, count: 1, matches, ...more };
}

const page: PageView = {
  tab: 1, host: 'voice.northline.example', off: false,
  contacts: [
    found(phone('+12025550173'), [], { nameHint: 'Callum Reddin' }),
    found(phone('+442079460112'), [match('margaret', 2, { reasons: [{ code: 'same-number', label: 'voice' }] })]),
    found(phone('+493023125041'), [match('jonas', 1, { reasons: [{ code: 'same-number', label: 'mobile' }] })]),
    found({ kind: 'email', value: 'j.weidmann@example.com' }, [match('jonas', 1, { reasons: [{ code: 'same-email' }] })]),
    found({ kind: 'email', value: 'a.castagnier@example.com' }, [match('amelie', 0, { reasons: [{ code: 'same-email' }] })]),
    found(phone('+12025550142'), [match('thomas', 0, { level: 'mined', certain: false, reasons: [{ code: 'number-in-notes', note: 'his brother: 202 555 0142' }] })]),
    found(phone('+442079460958'), [], { count: 2 }),
    found(phone('+493023125377')),
  ],
};

const call: Call = {
  id: 'c1', state: 'ringing', channel: 'phone', direction: 'in', callerId: '+44 20 7946 0112', contact: phone('+442079460112'), startedAt: NOW - 7_000,
  customer: brief('margaret', 2), match: match('margaret', 2), matches: [match('margaret', 2)], notes: '', tab: 1, can: { answer: true, decline: true, hangUp: true, hold: true },
};
const notes = 'Pressure falls to 0.4 bar every night since Thursday. She tops it up at 7. No leak seen under the sink. Engineer missed 18 Nov visit, she wants a morning slot and';
const live: Call = { ...call, state: 'live', answeredAt: NOW - 252_000, startedAt: NOW - 262_000, notes, disposition: 'callback', caseId: 'k3107' };
const wrapUp: Call = { ...live, state: 'wrap-up', endedAt: NOW - 52_000, wrapUpEndsAt: NOW + 38_000 };
const shared = phone('+442079460277');
const choose: Call = {
  ...call, id: 'c2', callerId: '+44 20 7946 0277', contact: shared, startedAt: NOW - 4_000, customer: null,
  matches: [
    match('yousef', 1, { reasons: [{ code: 'same-number', label: 'mobile' }, { code: 'called-recently', at: ago(3) }, { code: 'has-open-case' }] }),
    match('samira', 0, { reasons: [{ code: 'same-number', label: 'household' }] }),
  ],
};
delete choose.match;
const nobody: Call = { ...choose, id: 'c3', state: 'live', answeredAt: NOW - 21_000, callerId: '+1 202 555 0173', contact: phone('+12025550173'), matches: [], notes: 'New flat, asks for a quote for home cover.' };
const maybe: Call = { ...choose, id: 'c4', contact: phone('+12025550142'), callerId: '+1 202 555 0142', matches: [match('thomas', 0, { level: 'suffix', certain: false, reasons: [{ code: 'number-ends-alike' }, { code: 'number-in-notes', note: 'his brother: 202 555 0142' }] })] };
const longName: Call = { ...live, id: 'c5', customer: brief('friederike', 3), match: match('friederike', 3), can: {} };

const scene = (calls: Call[], more: Partial<Scene> = {}): Scene => ({ calls, page, sync: inStep, ...more });

export const SCENES = {
  idle: scene([], { later: [call] }),
  empty: scene([], { page: { ...page, contacts: [] }, sync: { status: 'alone', peers: [], requests: [] } }),
  siteOff: scene([], { page: { ...page, contacts: [], off: true } }),
  off: scene([], { device: { off: true } }),
  ringing: scene([call]),
  live: scene([live]),
  wrapUp: scene([wrapUp]),
  chooser: scene([choose]),
  maybe: scene([maybe]),
  create: scene([nobody], { sync: { status: 'waiting', peers: [{ origin: 'https://crm.example', status: 'waiting', toSend: 4 }], requests: [] }, down: true }),
  several: scene([live, { ...choose, id: 'c9' }, { ...wrapUp, id: 'c8', customer: brief('jonas', 1) }]),
  longName: scene([longName]),
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof SCENES;
