/** What happened with a demo customer: cases with follow-ups, tasks, and interactions with their notes. */
import { foldEmail } from '../../domain/fold.ts';
import { FIRST_NUMBER, formatNumber } from '../../domain/numbers.ts';
import type { Case, Customer, FollowUp, Interaction, Millis, Task } from '../../domain/records.ts';
import type { Numbers } from './phones.ts';
import type { Chance } from './random.ts';
import { textsIn } from './texts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Share of notes that name a number nobody's record holds: what the lowest level of look-up finds. */
const MENTION = 0.06;

export interface World {
  chance: Chance;
  agents: readonly string[];
  numbers: Numbers;
  now: Millis;
  /** Cases given out so far. */
  cases: number;
}

export function casesOf(world: World, customer: Customer): Case[] {
  return Array.from({ length: spread(world.chance, 0.5) }, () => makeCase(world, customer));
}

function makeCase(world: World, customer: Customer): Case {
  const { chance } = world;
  const createdAt = between(world, customer.createdAt);
  const age = world.now - createdAt;
  const open = age < 21 * DAY ? chance.one(0.75) : chance.one(0.12);
  const status = open ? chance.pick(['new', 'open', 'open', 'pending']) : 'closed';
  const agent = chance.pick(world.agents);
  const closedAt = open ? null : Math.min(createdAt + Math.floor(chance.unit() * 14 * DAY), world.now - MINUTE);
  const number = formatNumber('case', '', FIRST_NUMBER + world.cases++);
  return {
    ...base(world, createdAt, agent),
    caseNumber: number,
    customerId: customer.id,
    subject: chance.pick(textsIn(customer.language ?? 'en').subjects),
    status,
    priority: chance.pick(['low', 'normal', 'normal', 'normal', 'high', 'urgent']),
    severity: chance.pick(['information', 'minor', 'minor', 'major', 'critical']),
    category: chance.pick(['question', 'fault', 'fault', 'complaint', 'order', 'billing']),
    visibility: chance.one(0.9) ? 'public' : 'private',
    channel: chance.pick(['phone', 'phone', 'phone', 'email', 'web', 'chat']),
    ...(status === 'new' ? {} : { assignedTo: agent, assignedAt: createdAt }),
    ...(closedAt === null ? {} : { closedBy: agent, closedAt }),
    lastActivityAt: closedAt ?? createdAt,
  };
}

/** Also moves the case's last activity. */
export function followUpsOf(world: World, customer: Customer, record: Case): FollowUp[] {
  const { chance } = world;
  const end = record.closedAt ?? world.now;
  const found = Array.from({ length: spread(chance, 1.1) }, (): FollowUp => {
    const at = record.createdAt + Math.floor(chance.unit() * (end - record.createdAt));
    const agent = chance.pick(world.agents);
    const text = chance.pick(textsIn(customer.language ?? 'en').followUps);
    return { ...base(world, at, agent), caseId: record.id, kind: chance.one(0.7) ? 'note' : 'email', text, agentId: agent, at, attachments: {} };
  });
  record.lastActivityAt = Math.max(record.lastActivityAt, ...found.map((followUp) => followUp.at));
  return found.sort((a, b) => a.at - b.at);
}

export function tasksOf(world: World, customer: Customer, cases: Case[]): Task[] {
  return Array.from({ length: spread(world.chance, 0.25) }, () => makeTask(world, customer, cases));
}

function makeTask(world: World, customer: Customer, cases: Case[]): Task {
  const { chance } = world;
  const createdAt = between(world, Math.max(customer.createdAt, world.now - 60 * DAY));
  const agent = chance.pick(world.agents);
  const taskType = chance.pick(['call', 'call', 'call', 'email', 'meeting', 'other'] as const);
  const linked = cases.length > 0 && chance.one(0.5) ? chance.pick(cases).id : null;
  const dueAt = Math.ceil((createdAt + Math.floor(chance.unit() * 70 * DAY)) / (15 * MINUTE)) * 15 * MINUTE;
  // Drawn whether needed or not: a rounded due time must not move what is drawn next.
  const [finished, well, untouched] = [chance.one(0.9), chance.one(0.9), chance.one(0.8)];
  const done = dueAt < world.now - DAY && finished;
  return {
    ...base(world, createdAt, agent),
    taskType,
    status: done ? (well ? 'completed' : 'cancelled') : untouched ? 'not-started' : 'in-progress',
    subject: chance.pick(textsIn(customer.language ?? 'en').tasks),
    dueAt,
    dueZone: customer.timeZone ?? 'UTC',
    assignedTo: agent,
    customerId: customer.id,
    ...(linked ? { caseId: linked } : {}),
    remindBefore: taskType === 'call' ? 30 : 5,
  };
}

export function interactionsOf(world: World, customer: Customer, cases: Case[]): Interaction[] {
  const phones = Object.values(customer.phones);
  const emails = Object.values(customer.emails);
  return Array.from({ length: spread(world.chance, 1.3) }, () => makeInteraction(world, customer, cases, phones, emails));
}

function makeInteraction(world: World, customer: Customer, cases: Case[], phones: Customer['phones'][string][], emails: Customer['emails'][string][]): Interaction {
  const { chance } = world;
  const byMail = emails.length > 0 && chance.one(0.15);
  const phone = chance.pick(phones);
  const startedAt = between(world, customer.createdAt);
  const agent = chance.pick(world.agents);
  const missed = !byMail && chance.one(0.08);
  const callerId = byMail ? emails[0]?.address : phone.e164;
  return {
    ...base(world, startedAt, agent),
    channel: byMail ? 'email' : 'phone',
    direction: chance.one(0.8) ? 'in' : 'out',
    ...(callerId ? { callerId, callerKey: foldEmail(callerId) } : {}),
    customerId: customer.id,
    ...(cases.length > 0 && chance.one(0.4) ? { caseId: chance.pick(cases).id } : {}),
    agentId: agent,
    startedAt,
    ...(missed || byMail ? {} : { answeredAt: startedAt + 4000 + chance.below(9000) }),
    endedAt: startedAt + (missed ? 25_000 : byMail ? 0 : MINUTE + chance.below(9 * MINUTE)),
    ...(missed ? {} : { notes: note(world, customer), disposition: chance.pick(['resolved', 'resolved', 'callback', 'information', 'complaint', 'other']) }),
    state: 'ended',
    ...(byMail ? {} : { outcome: missed ? 'missed' : 'answered' }),
  };
}

function note(world: World, customer: Customer): string {
  const { chance } = world;
  const texts = textsIn(customer.language ?? 'en');
  if (!chance.one(MENTION)) return chance.pick(texts.notes);
  const other = world.numbers.take(customer.primaryAddress?.country ?? '', 'voice');
  if (!other) return chance.pick(texts.notes);
  return texts.mention.replace('{phone}', chance.one(0.5) ? other.e164 : other.number);
}

function base(world: World, at: Millis, agent: string) {
  return { id: world.chance.id(at), createdAt: at, createdBy: agent, updatedAt: at, updatedBy: agent };
}

/** How many: mean `mean`, often none, seldom many. */
function spread(chance: Chance, mean: number): number {
  const again = mean / (1 + mean);
  let count = 0;
  while (count < 12 && chance.one(again)) count += 1;
  return count;
}

/** A moment between `from` and now; recent ones are likelier, and the last minutes stay free for the call to come. */
function between(world: World, from: Millis): Millis {
  const latest = world.now - 10 * MINUTE;
  return latest - Math.floor(world.chance.unit() ** 2 * Math.max(0, latest - from));
}
