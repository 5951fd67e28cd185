/**
 * Where known softphones show their calls. A page gets the recipe of its own host and no other.
 * Self-hosted softphones stand on any host: the agent's administrator names the host in the setting `recipes`.
 */
import type { Recipe } from '../../link/messages.ts';
import type { SettingReader } from './records.ts';

export interface BuiltInRecipe extends Recipe {
  /** `pbx.example.com`, `*.example.com`; none for software that is only ever self-hosted. */
  hosts: readonly string[];
  /** Month in which the selectors were last seen to hold. */
  seen: string;
}

export const RECIPES: readonly BuiltInRecipe[] = [
  {
    // Each line writes the number three times, for ringing, dialling and talking; one of the three is shown.
    id: 'browser-phone',
    hosts: [],
    seen: '2026-11',
    callerId: [shown('AnswerCall', '.callingDisplayNumber'), shown('progress', '.callingDisplayNumber'), shown('AudioCall', '.callingDisplayNumber')].join(', '),
    ringing: shown('AnswerCall', '.answerButton'),
    live: shown('AudioCall', '.callingDisplayNumber'),
    answer: shown('AnswerCall', '.answerButton'),
    decline: shown('AnswerCall', '.rejectButton'),
  },
  {
    // The status line is written anew by innerHTML at each step; <b> stands in it while a call comes in.
    id: 'sipml5',
    hosts: ['sipml5.org', '*.sipml5.org'],
    seen: '2026-11',
    callerId: '#txtCallStatus b',
    ringing: '#txtCallStatus b',
    answer: '#btnCall',
    decline: '#btnHangUp',
    hangUp: '#btnHangUp',
  },
  {
    // `<sip:+49…@host>`; the agent's own address stands in the header in an element of the same class.
    id: 'tryit-jssip',
    hosts: ['tryit.jssip.net'],
    seen: '2026-11',
    callerId: '[data-component=Incoming] .uri',
    ringing: '[data-component=Incoming]',
    live: '[data-component=Session]',
    answer: '[data-component=Incoming] .buttons > :first-child button',
    decline: '[data-component=Incoming] .buttons > :last-child button',
    own: '[data-component=UserChip] .uri',
  },
];

function shown(part: string, selector: string): string {
  return `[id^=line-][id$=-${part}] ${selector}`;
}

/**
 * Recipe of a host, or null. The setting `recipes` comes first: `{ [host pattern]: recipe id | Recipe }`, so that an
 * administrator can point a host at a built-in one or describe a softphone nobody has described yet.
 */
export function recipeFor(host: string, settings: SettingReader, builtIn: readonly BuiltInRecipe[] = RECIPES): Recipe | null {
  const own = entriesOf(settings.get('recipes')).find(([pattern]) => matches(pattern, host))?.[1];
  if (own !== undefined) return readRecipe(own, builtIn);
  const found = builtIn.find(({ hosts }) => hosts.some((pattern) => matches(pattern, host)));
  return found ? plain(found) : null;
}

function matches(pattern: string, host: string): boolean {
  const name = pattern.includes(':') ? host : host.replace(/:\d+$/, '');
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
}

function entriesOf(setting: unknown): [string, unknown][] {
  return typeof setting === 'object' && setting !== null ? Object.entries(setting) : [];
}

const SELECTORS = ['ringing', 'live', 'answer', 'decline', 'hangUp', 'hold', 'own'] as const;
/** Longest selector taken from a setting. */
const MAX_SELECTOR = 500;

function readRecipe(value: unknown, builtIn: readonly BuiltInRecipe[]): Recipe | null {
  if (typeof value === 'string') {
    const named = builtIn.find(({ id }) => id === value);
    return named ? plain(named) : null;
  }
  const { id, callerId } = (value ?? {}) as Record<string, unknown>;
  return typeof id === 'string' && isSelector(callerId) ? pick(id, callerId, value as Record<string, unknown>) : null;
}

function plain(recipe: BuiltInRecipe): Recipe {
  return pick(recipe.id, recipe.callerId, { ...recipe });
}

function pick(id: string, callerId: string, from: Record<string, unknown>): Recipe {
  const recipe: Recipe = { id, callerId };
  for (const name of SELECTORS) if (isSelector(from[name])) recipe[name] = from[name];
  return recipe;
}

function isSelector(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_SELECTOR;
}
