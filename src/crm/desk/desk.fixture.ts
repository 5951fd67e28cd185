/** A desk in memory: time stands still until a test moves it on, records are maps, and all that was told is kept. */
import type { ContactKey } from '../../domain/contact.ts';
import { CrmError } from '../../domain/errors.ts';
import type { Customer, Draft, Interaction } from '../../domain/records.ts';
import type { CrmEvent, CustomerBrief, Match, MatchLevel } from '../../domain/views.ts';
import { PROTOCOL, type FromPage, type PageCall, type ToPage } from '../../link/messages.ts';
import { createDesk, type Desk } from './index.ts';
import type { DeskClock, DeskRecords } from './records.ts';
import type { Sender } from './session.ts';

export const START = Date.UTC(2026, 10, 23, 9, 0, 0);

export interface FakeClock extends DeskClock {
  /** Moves time on, timers and promises included. */
  pass(millis: number): Promise<void>;
  /** The computer sleeps: wall time moves on, timers do not. */
  sleep(millis: number): void;
}

export function fakeClock(): FakeClock {
  let now = START;
  let ran = 0;
  let timers: { due: number; task: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  };
  return {
    now: () => now,
    after(millis, task) {
      const timer = { due: ran + millis, task };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
    async pass(millis) {
      const end = ran + millis;
      await settle();
      for (;;) {
        const next = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        now += Math.max(0, next.due - ran);
        ran = Math.max(ran, next.due);
        next.task();
        await settle();
      }
      now += end - ran;
      ran = end;
    },
    sleep: (millis) => void (now += millis),
  };
}

export interface Person {
  id: string;
  phones?: string[];
  emails?: string[];
  /** Their numbers are a switchboard's. */
  shared?: boolean;
  openCases?: number;
  level?: MatchLevel;
  caseNumber?: string;
}

export interface FakeRecords extends DeskRecords {
  people: Person[];
  interactions: Map<string, Interaction>;
  /** Those another replica created. */
  elsewhere: Map<string, Interaction>;
  drafts: Map<string, Draft>;
  customers: Map<string, Pick<Customer, 'phones' | 'emails'>>;
  spoken: Map<string, number>;
  /** Every write, oldest first. */
  writes: { op: 'create' | 'edit' | 'customer'; id: string; fields: Record<string, unknown> }[];
  lookups: string[];
  /** Thrown by the next writes of interactions. */
  failing: CrmError | null;
}

export function fakeRecords(clock: DeskClock, people: Person[] = []): FakeRecords {
  const write = (op: FakeRecords['writes'][number]['op'], id: string, fields: object): void => {
    if (records.failing) throw records.failing;
    records.writes.push({ op, id, fields: fields as Record<string, unknown> });
  };
  const records: FakeRecords = {
    people,
    interactions: new Map(),
    elsewhere: new Map(),
    drafts: new Map(),
    customers: new Map(),
    spoken: new Map(),
    writes: [],
    lookups: [],
    failing: null,
    async lookup(contact) {
      records.lookups.push(contact.value);
      return { contact, matches: records.people.filter((person) => has(person, contact)).map((person) => matchOf(person, contact)) };
    },
    brief: async (id) => records.people.filter((person) => person.id === id).map(briefOf)[0] ?? null,
    customer: async (id) => records.customers.get(id) ?? { phones: {}, emails: {} },
    editCustomer: async (id, patch) => write('customer', id, patch),
    ownerOfTask: async () => null,
    ownerOfCase: async (caseId) => records.people.find((person) => person.caseNumber === caseId)?.id ?? null,
    lastCalls: async () => records.spoken,
    agentId: () => 'agent-1',
    async createInteraction(fields) {
      write('create', fields.id, fields);
      const now = clock.now();
      records.interactions.set(fields.id, { ...fields, createdAt: now, createdBy: 'agent-1', updatedAt: now, updatedBy: 'agent-1' });
    },
    async editInteraction(id, patch) {
      const kept = records.interactions.has(id) ? records.interactions : records.elsewhere;
      const known = kept.get(id);
      if (!known) throw new CrmError('not-found', { record: id });
      write('edit', id, patch);
      kept.set(id, { ...known, ...patch, updatedAt: clock.now() } as Interaction);
    },
    unfinishedInteractions: async () => [...records.interactions.values()].filter(({ state }) => state !== 'ended'),
    unfinishedElsewhere: async () => [...records.elsewhere.values()].filter(({ state, agentId }) => state !== 'ended' && agentId === 'agent-1'),
    interaction: async (id) => records.interactions.get(id) ?? records.elsewhere.get(id) ?? null,
    putDraft: async (draft) => void records.drafts.set(draft.id, { ...draft, savedAt: clock.now() }),
    discardDraft: async (id) => void records.drafts.delete(id),
    callDrafts: async () => [...records.drafts.values()],
  };
  return records;
}

function has(person: Person, { kind, value }: ContactKey): boolean {
  if (kind === 'phone') return person.phones?.includes(value) ?? false;
  if (kind === 'email') return person.emails?.includes(value) ?? false;
  return kind === 'case' && person.caseNumber === value;
}

export function briefOf({ id, openCases = 0 }: Person): CustomerBrief {
  return { id, firstName: id, lastName: 'Sample', accountNumber: `C-${id}`, openCases };
}

const REASON = { phone: 'same-number', email: 'same-email', case: 'case-number', account: 'account-number' } as const;

function matchOf(person: Person, { kind, value }: ContactKey): Match {
  const level = person.level ?? 'exact';
  const match: Match = { customer: briefOf(person), level, certain: level !== 'suffix' && level !== 'mined', reasons: [{ code: REASON[kind] }] };
  if (person.shared) match.shared = true;
  if (kind === 'case') match.caseId = value;
  return match;
}

export interface Stage {
  clock: FakeClock;
  records: FakeRecords;
  settings: Map<string, unknown>;
  device: Map<string, unknown>;
  events: CrmEvent[];
  desk: Desk;
  pops(): string[];
  /** Opens a content script's Port and says hello. */
  page(sender?: Partial<Sender>): FakePage;
  /** Ends this core without a word and starts the next one on the same records. */
  restart(): Stage;
}

export interface FakePage {
  got: ToPage[];
  say(...messages: FromPage[]): void;
  call(call: Partial<PageCall>): void;
  see(...texts: string[]): void;
  close(): void;
}

export function stage(people: Person[] = [], before?: Pick<Stage, 'clock' | 'records' | 'settings' | 'device'>): Stage {
  const clock = before?.clock ?? fakeClock();
  const records = before?.records ?? fakeRecords(clock, people);
  const settings = before?.settings ?? new Map<string, unknown>([['region', 'DE']]);
  const device = before?.device ?? new Map<string, unknown>();
  const events: CrmEvent[] = [];
  const store = { get: (name: string) => device.get(name), set: async (name: string, value: unknown) => void device.set(name, value) };
  // A core that was killed writes and tells nothing more.
  const life = { dead: false };
  const alive = mortal(records, life);
  const recipes = () => [...settings].flatMap(([name, value]) => (name.startsWith('recipe.') ? [value] : []));
  const desk = createDesk({ records: alive, settings, recipes, device: store, clock, emit: (event) => life.dead || events.push(event) });
  return {
    clock,
    records,
    settings,
    device,
    events,
    desk,
    pops: () => events.flatMap((event) => (event.type === 'pop' ? [`${event.reason} ${event.call.callerId} ${event.call.customer?.id ?? '?'}`] : [])),
    page: (sender = {}) => openPage(desk, sender),
    restart() {
      life.dead = true;
      return stage([], { clock, records, settings, device });
    },
  };
}

function mortal(records: FakeRecords, life: { dead: boolean }): DeskRecords {
  return new Proxy(records, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => (life.dead ? new Promise(() => {}) : value.apply(target, args));
    },
  });
}

function openPage(desk: Desk, sender: Partial<Sender>): FakePage {
  const got: ToPage[] = [];
  const origin = sender.origin ?? 'https://voice.example.com';
  const session = desk.open({ tab: 1, frame: 0, url: `${origin}/phone`, origin, incognito: false, ...sender }, (message) => got.push(message));
  let next = 1;
  const say = (...messages: FromPage[]): void => messages.forEach((message) => session.receive(message));
  say({ t: 'hello', v: PROTOCOL, host: '', lang: 'de' });
  return {
    got,
    say,
    call: (call) => say({ t: 'call', call: { key: 'k', state: 'ringing', direction: 'in', callerId: '', can: {}, ...call } }),
    see: (...texts) => say({ t: 'seen', add: texts.map((text) => ({ id: next++, text, start: 0, end: text.length })), gone: [] }),
    close: () => session.close(),
  };
}
