/** A call as the desk keeps it, and the two shapes others get: the screens' and the log's. */
import type { ContactKey } from '../../domain/contact.ts';
import { BUTTON_FIELDS, type RecipeButton } from '../../domain/recipe.ts';
import type { CallState, Channel, Interaction, Millis } from '../../domain/records.ts';
import type { Call, CustomerBrief, Match } from '../../domain/views.ts';
import type { PageCall } from '../../link/messages.ts';
import type { InteractionFields } from './records.ts';
import type { Session } from './session.ts';
import type { PopReason } from './settings.ts';

/** One place in a page that shows the call. Two tabs of one softphone show one call in two places. */
export interface Source {
  session: Session;
  key: string;
  state: PageCall['state'];
  can: PageCall['can'];
  held: boolean;
  /** The Port closed under it: it may come back under a new one. */
  lost: boolean;
}

export interface LiveCall {
  readonly id: string;
  readonly channel: Channel;
  readonly direction: 'in' | 'out';
  readonly agentId: string;
  readonly startedAt: Millis;
  state: CallState;
  callerId: string;
  /** As the page shows it beside the number. */
  callerName: string | null;
  contact: ContactKey | null;
  answeredAt: Millis | null;
  endedAt: Millis | null;
  wrapUpEndsAt: Millis | null;
  wrapUpExtended: boolean;
  declined: boolean;

  customer: CustomerBrief | null;
  match: Match | null;
  matches: Match[];
  /** The agent said whom it is; look-up no longer does. */
  decided: boolean;
  caseId: string | null;
  taskId: string | null;
  disposition: string | null;
  /** As typed, and as much of it as is a change already. */
  notes: string;
  keptNotes: string;

  sources: Source[];
  /** Opened by the agent and ended by the agent: no page shows it. */
  byHand: boolean;
  /** Dialled by the agent through us: a page, or another program, is about to place it. */
  expected: boolean;
  /** Written to the log. What was merely opened by address, or seen in a private window, is not until the agent acts. */
  logged: boolean;
  /** The agent took it off the screens; it goes on being logged. */
  dismissed: boolean;
  /** A core before this one left it unfinished, and no page has shown it again yet. */
  awaited: boolean;
  /** Live on another replica; known here from its record. */
  elsewhere: boolean;
  /** Its page changes what it shows too fast to follow. */
  unsteady: boolean;
  /** What its pages showed last. */
  shownAs: Source['state'] | null;
  /** The caller ID is surely the contact it was taken for. */
  sure: boolean;
  popped: Set<PopReason>;
  /** Whom it is has been looked up; a pop waits for it. */
  identified: Promise<void>;
}

export type NewCall = Pick<LiveCall, 'id' | 'channel' | 'direction' | 'agentId' | 'startedAt'> & Partial<LiveCall>;

export function newCall(fields: NewCall): LiveCall {
  return {
    state: 'ringing',
    callerId: '',
    callerName: null,
    contact: null,
    answeredAt: null,
    endedAt: null,
    wrapUpEndsAt: null,
    wrapUpExtended: false,
    declined: false,
    customer: null,
    match: null,
    matches: [],
    decided: false,
    caseId: null,
    taskId: null,
    disposition: null,
    notes: '',
    keptNotes: '',
    sources: [],
    byHand: false,
    expected: false,
    logged: true,
    dismissed: false,
    awaited: false,
    elsewhere: false,
    unsteady: false,
    shownAs: null,
    sure: true,
    popped: new Set(),
    identified: Promise.resolve(),
    ...fields,
  };
}

/** The call of an interaction that a core before this one left unfinished. What it popped for, it popped for then. */
export function callOf(record: Interaction): LiveCall {
  const contact = record.callerKey ? keyOf(record.callerKey) : null;
  return newCall({
    id: record.id,
    channel: record.channel,
    direction: record.direction,
    agentId: record.agentId,
    startedAt: record.startedAt,
    state: record.state,
    callerId: record.callerId ?? '',
    contact,
    answeredAt: record.answeredAt ?? null,
    endedAt: record.endedAt ?? null,
    wrapUpEndsAt: record.wrapUpEndsAt ?? null,
    caseId: record.caseId ?? null,
    taskId: record.taskId ?? null,
    disposition: record.disposition ?? null,
    notes: record.notes ?? '',
    keptNotes: record.notes ?? '',
    decided: Boolean(record.customerId),
    popped: new Set(record.answeredAt ? ['offered', 'accepted'] : ['offered']),
  });
}

/** The call as its interaction; null clears a field. */
export function fieldsOf(call: LiveCall): InteractionFields {
  return {
    id: call.id,
    channel: call.channel,
    direction: call.direction,
    callerId: call.callerId,
    callerKey: call.contact && isAddress(call.contact) ? call.contact.value : null,
    customerId: call.customer?.id ?? null,
    caseId: call.caseId,
    taskId: call.taskId,
    agentId: call.agentId,
    startedAt: call.startedAt,
    answeredAt: call.answeredAt,
    endedAt: call.endedAt,
    wrapUpEndsAt: call.wrapUpEndsAt,
    notes: call.keptNotes,
    disposition: call.disposition,
    state: call.state,
    outcome: outcomeOf(call),
  };
}

function outcomeOf(call: LiveCall): NonNullable<Interaction['outcome']> | null {
  if (call.answeredAt !== null) return 'answered';
  if (call.endedAt === null) return null;
  return call.declined ? 'declined' : 'missed';
}

export function viewOf(call: LiveCall): Call {
  const view: Call = {
    id: call.id,
    state: call.state,
    channel: call.channel,
    direction: call.direction,
    callerId: call.callerId,
    contact: call.contact,
    startedAt: call.startedAt,
    customer: call.customer,
    matches: call.matches,
    notes: call.notes,
    can: canOf(call),
  };
  if (call.answeredAt !== null) view.answeredAt = call.answeredAt;
  if (call.endedAt !== null) view.endedAt = call.endedAt;
  if (call.wrapUpEndsAt !== null) view.wrapUpEndsAt = call.wrapUpEndsAt;
  if (call.wrapUpExtended) view.wrapUpExtended = true;
  if (call.callerName) view.callerName = call.callerName;
  if (call.state === 'live' && call.sources.some(({ held, lost }) => held && !lost)) view.held = true;
  if (call.match) view.match = call.match;
  if (call.caseId) view.caseId = call.caseId;
  if (call.taskId) view.taskId = call.taskId;
  if (call.elsewhere) view.elsewhere = true;
  if (call.unsteady) view.unsteady = true;
  if (isRunning(call) && call.callerId === '' && call.sources.some(({ session, lost }) => session.recipe && !lost)) view.unread = true;
  if (call.byHand && call.logged) view.byHand = true;
  if (call.disposition) view.disposition = call.disposition;
  const tab = call.sources[0]?.session.tab;
  if (tab !== undefined) view.tab = tab;
  return view;
}

export type Button = RecipeButton;

function canOf(call: LiveCall): Call['can'] {
  if (call.byHand) return isRunning(call) ? { hangUp: true } : {};
  const can: Call['can'] = {};
  for (const button of BUTTON_FIELDS) if (sourceOf(call, button)) can[button] = true;
  return can;
}

/** The place in a page whose button can be pressed. */
export function sourceOf(call: LiveCall, button: Button): Source | undefined {
  return call.sources.find((source) => !source.lost && source.state !== 'ended' && source.can[button] === true);
}

/** In progress: shown by a page, or by hand and not yet ended. */
export function isRunning(call: LiveCall): boolean {
  return call.state === 'ringing' || call.state === 'live';
}

/** What a person is called at; case and account numbers are not. */
function isAddress(contact: ContactKey): boolean {
  return contact.kind === 'phone' || contact.kind === 'email';
}

/** Opened by address: nothing but looked up until the agent acts on it or a page shows it ringing. */
export function isByAddress(call: LiveCall): boolean {
  return call.byHand && !call.logged;
}

export function isShown(call: LiveCall): boolean {
  return call.state !== 'ended' && !call.dismissed && !call.awaited;
}

export function keyOf(callerKey: string): ContactKey {
  return { kind: callerKey.includes('@') ? 'email' : 'phone', value: callerKey };
}
