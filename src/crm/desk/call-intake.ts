/** Turns what pages say about calls into calls: each once, however often and in however many places it is shown. */
import type { ContactKey } from '../../domain/contact.ts';
import { newId } from '../../domain/ids.ts';
import type { Millis } from '../../domain/records.ts';
import type { RecipeButton } from '../../domain/recipe.ts';
import type { CrmEvent } from '../../domain/views.ts';
import type { PageCall } from '../../link/messages.ts';
import { isByAddress, isRunning, newCall, viewOf, type LiveCall, type Source } from './call.ts';
import type { CallBook } from './call-book.ts';
import type { CallLife } from './call-life.ts';
import type { CallWho } from './call-who.ts';
import { isSameCaller, readCaller, type Caller } from './caller.ts';
import { CALLS, CALLS_OF_TAB, POPS, createBucket, createBuckets } from './limits.ts';
import type { Parser } from './parse.ts';
import type { DeskClock, DeskRecords } from './records.ts';
import type { Session } from './session.ts';

export interface CallIntake {
  report(session: Session, page: PageCall): void;
  /** A press of the page's button came to nothing: screens are told. */
  stuck(session: Session, key: string, button: RecipeButton): void;
  /** The Port closed: its calls wait a moment for the next one. */
  drop(session: Session): void;
}

interface Deps {
  clock: DeskClock;
  records: Pick<DeskRecords, 'agentId'>;
  book: CallBook;
  life: CallLife;
  who: CallWho;
  parser: Parser;
  region: () => string;
  emit: (event: CrmEvent) => void;
}

export function createCallIntake({ clock, records, book, life, who, parser, region, emit }: Deps): CallIntake {
  const mayCall = createBucket(CALLS, clock);
  const tabMayCall = createBuckets(CALLS_OF_TAB, clock);
  const mayTell = createBucket(POPS, clock);
  const running = (): LiveCall[] => book.open().filter(isRunning);

  function report(session: Session, page: PageCall): void {
    const caller = readCaller(page.callerId, parser, session.recipe?.region ?? region());
    if (isEndedHere(session, page, caller)) return;
    const call = known(session, page, caller) ?? adopt(session, page, caller) ?? begin(session, page, caller);
    if (!call) return;
    place(call, session, page);
    if (page.name) call.callerName = page.name;
    if (learn(call, caller)) who.identify(call);
    life.pop(call, 'offered');
    life.advance(call, endOf(call, page, clock.now()));
  }

  /** A line that shows another caller without an end between is another call. */
  function known(session: Session, page: PageCall, caller: Caller): LiveCall | null {
    for (const call of running()) {
      const source = call.sources.find((at) => at.session === session && at.key === page.key);
      if (!source) continue;
      if (!call.contact || !caller.contact || isSameCaller(asCaller(call), caller) || isGrown(caller.contact, call.contact) || isGrown(call.contact, caller.contact)) return call;
      call.sources = call.sources.filter((at) => at !== source);
      life.advance(call);
    }
    return null;
  }

  /** A call that is already in the book, shown in a new place. */
  function adopt(session: Session, page: PageCall, caller: Caller): LiveCall | null {
    if (page.state === 'ended') return null;
    const call = running().find((one) => fits(one, page, caller) && isElsewhere(one, session));
    if (!call) return null;
    call.sources = call.sources.filter((source) => !isReplaced(source, session));
    call.awaited = false;
    if (call.expected) Object.assign(call, { expected: false, byHand: false });
    if (isByAddress(call)) {
      Object.assign(call, { byHand: false, state: 'ringing', answeredAt: null, logged: !session.incognito });
      who.identify(call);
    }
    return call;
  }

  function begin(session: Session, page: PageCall, caller: Caller): LiveCall | null {
    if (page.state === 'ended' || !tabMayCall(session.tab) || !mayCall()) return null;
    const call = newCall({
      id: newId(),
      channel: 'phone',
      direction: page.direction,
      agentId: records.agentId(),
      startedAt: clock.now(),
      callerId: caller.text,
      contact: caller.contact,
      sure: caller.sure,
      // A private window leaves no trace until the agent acts on it.
      logged: !session.incognito,
    });
    book.add(call);
    who.identify(call);
    return call;
  }

  return {
    report,
    stuck(session, key, button) {
      const call = running().find((one) => one.sources.some((source) => source.session === session && source.key === key));
      if (!call || !mayTell()) return;
      if (button === 'decline') call.declined = false;
      emit({ type: 'stuck', call: viewOf(call), button });
    },
    drop(session) {
      for (const call of running()) for (const source of call.sources) if (source.session === session) life.lose(call, source);
    },
  };
}

/** A page waits that long at most until it takes a call for ended; one that says more is wrong or lies. */
const LONGEST_GONE: Millis = 5_000;

/** When a call that the page shows no more was last shown: not before it began or was answered. */
function endOf(call: LiveCall, { gone = 0 }: PageCall, now: Millis): Millis {
  return Math.max(call.answeredAt ?? call.startedAt, now - Math.min(gone, LONGEST_GONE));
}

function place(call: LiveCall, session: Session, page: PageCall): void {
  const source = call.sources.find((at) => at.session === session && at.key === page.key);
  const { key, state, can, held = false } = page;
  if (source) Object.assign(source, { state, can, held, lost: false });
  else call.sources.push({ session, key, state, can, held, lost: false });
}

/** A caller ID may come later than the ring, or piece by piece; once known it stays. True when the contact is new. */
function learn(call: LiveCall, caller: Caller): boolean {
  const { contact } = caller;
  const better = contact !== null && (call.contact === null || isGrown(contact, call.contact));
  if (better) {
    call.contact = contact;
    call.sure = caller.sure;
    call.popped.delete('offered');
    if (!call.decided) Object.assign(call, { customer: null, match: null });
  }
  if (better || (call.contact === null && call.callerId === '')) call.callerId = caller.text;
  return better;
}

/** A call that was ended here stays so until its page shows it no more, or another in its place. */
function isEndedHere({ ended }: Session, page: PageCall, caller: Caller): boolean {
  const callerId = ended.get(page.key);
  if (callerId === undefined) return false;
  if (page.state !== 'ended' && callerId === caller.text) return true;
  ended.delete(page.key);
  return page.state === 'ended';
}

/** A number that goes on where the other stops. */
function isGrown(after: ContactKey, before: ContactKey): boolean {
  return after.kind === 'phone' && before.kind === 'phone' && after.value !== before.value && after.value.startsWith(before.value);
}

function fits(call: LiveCall, page: PageCall, caller: Caller): boolean {
  const backwards = page.state === 'ringing' && call.state === 'live' && !isByAddress(call);
  const ways = call.direction === page.direction || call.expected;
  return ways && !backwards && isSameCaller(asCaller(call), caller);
}

/**
 * Where a new place may belong to a call known already: its place was lost or has just ended here, a core before this
 * one left it unfinished, it was opened by address or dialled by us, or another window of the same softphone shows it too.
 */
function isElsewhere(call: LiveCall, session: Session): boolean {
  if (call.byHand) return isByAddress(call) || call.expected;
  if (call.sources.length === 0 || call.sources.some((source) => isReplaced(source, session))) return true;
  return call.contact !== null && call.sources.every((source) => isOtherWindow(source.session, session));
}

function isReplaced(source: Source, session: Session): boolean {
  if (source.lost) return source.session.tab === session.tab;
  return source.session === session && source.state === 'ended';
}

/** Origin of sandboxed frames: all share the word, none the origin (HTML, "opaque origin"). */
const OPAQUE = 'null';

function isOtherWindow(a: Session, b: Session): boolean {
  return a !== b && a.origin === b.origin && a.origin !== OPAQUE && a.incognito === b.incognito;
}

function asCaller(call: LiveCall): Pick<Caller, 'text' | 'contact'> {
  return { text: call.callerId, contact: call.contact };
}
