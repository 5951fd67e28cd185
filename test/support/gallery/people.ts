/** Invented people of the gallery; numbers and addresses are from the ranges kept for fiction. */
import type { Case, Customer, Interaction, Task } from '../../../src/domain/records.ts';
import type { CustomerBrief, Match } from '../../../src/domain/views.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The gallery's present: a Monday morning. */
export const NOW = new Date('2026-11-23T11:04:00Z').getTime();
export const ago = (days: number, hours = 0, minutes = 0): number => NOW - days * DAY - hours * HOUR - minutes * MINUTE;

const base = (id: string, at = ago(90)) => ({ id, createdAt: at, createdBy: 'nora', updatedAt: at, updatedBy: 'nora' });

function customer(id: string, firstName: string, lastName: string, accountNumber: string, more: Partial<Customer> = {}): Customer {
  return { ...base(id, new Date('2019-03-11').getTime()), firstName, lastName, accountNumber, phones: {}, emails: {}, ...more };
}

export const CUSTOMERS: Customer[] = [
  customer('margaret', 'Margaret', 'Oyelaran', 'C-20418', {
    vip: true, language: 'en', timeZone: 'Europe/London', comments: 'Hard of hearing. Speak slowly, never leave voicemail.',
    primaryAddress: { city: 'London', country: 'GB' },
    phones: { p1: { number: '+44 20 7946 0112', e164: '+442079460112', kind: 'voice', order: 0 } },
  }),
  customer('jonas', 'Jonas', 'Weidmann', 'C-20511', { language: 'de' }),
  customer('amelie', 'Amélie', 'Castagnier', 'C-20377', { language: 'fr' }),
  customer('thomas', 'Thomas', 'Bexley', 'C-19902', { language: 'en' }),
  customer('friederike', 'Friederike Wilhelmine', 'Hohenstein-Aldringen', 'C-20640', { language: 'de', company: 'Hausverwaltung Hohenstein-Aldringen & Töchter' }),
  customer('callum', 'Callum', 'Reddington', 'C-20655'),
  customer('yousef', 'Yousef', 'Al-Khatib', 'C-20771', { vip: true, language: 'ar' }),
  customer('samira', 'Samira', 'Al-Khatib', 'C-20772', { language: 'en' }),
];

export function brief(id: string, openCases = 0): CustomerBrief {
  const { firstName, lastName, accountNumber, vip, language, company } = CUSTOMERS.find((one) => one.id === id) as Customer;
  return { id, firstName, lastName, accountNumber, openCases, ...(vip && { vip }), ...(language && { language }), ...(company && { company }) };
}

export const SAME_NUMBER: Match['reasons'] = [{ code: 'same-number', label: 'voice' }];

export function match(id: string, openCases: number, more: Partial<Match> = {}): Match {
  return { customer: brief(id, openCases), level: 'exact', certain: true, reasons: SAME_NUMBER, ...more };
}

function openCase(id: string, caseNumber: string, subject: string, status: string): Case {
  return { ...base(id), caseNumber, customerId: 'margaret', subject, status, priority: 'normal', visibility: 'public', channel: 'phone', lastActivityAt: ago(1) };
}

export const CASES: Case[] = [openCase('k3107', 'K-3107', 'Boiler loses pressure overnight', 'open'), openCase('k3121', 'K-3121', 'Refund for missed visit, 18 Nov', 'pending')];

function interaction(id: string, startedAt: number, more: Partial<Interaction>): Interaction {
  return { ...base(id, startedAt), channel: 'phone', direction: 'in', agentId: 'nora', startedAt, state: 'ended', customerId: 'margaret', ...more };
}

export const INTERACTIONS: Interaction[] = [
  interaction('i1', ago(0, 1, 52), { notes: 'Asked when the engineer comes', outcome: 'answered' }),
  interaction('i2', ago(2), { channel: 'email', notes: 'Photo of the pressure gauge' }),
  interaction('i3', ago(3), { direction: 'out', outcome: 'missed' }),
];

export const TASKS: Task[] = [
  { ...base('t1'), taskType: 'call', status: 'not-started', subject: 'Call back Jonas Weidmann about the refund', dueAt: NOW + 26 * MINUTE },
  { ...base('t2'), taskType: 'email', status: 'not-started', subject: 'Send cover letter to Amélie Castagnier', dueAt: NOW + 176 * MINUTE },
];
