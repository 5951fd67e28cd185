/** Language, theme, density and contrast of this device, followed by every open page at once. */
import { isLocale, LOCALES, pickLocale, setLocale, type Locale } from '../../i18n/index.ts';
import { followLocale } from '../../i18n/document.ts';
import type { CrmEvent } from '../../domain/views.ts';
import type { Host } from '../host.ts';
import { forgetAnswers } from './query.ts';

/** Loads the language and sets the page's looks; resolves when a first picture may be drawn. Returns a function that stops following. */
export async function startAppearance(host: Host, root: HTMLElement = document.documentElement): Promise<() => void> {
  const apply = () => applyAll(host, root);
  const stopEvents = host.onEvent((event) => concerns(event) && void apply());
  const first = apply();
  if (!(await Promise.race([first.then(() => true), patience()]))) await setLocale(pickLocale(navigator.languages));
  const stopLocale = followLocale(root);
  return () => (stopEvents(), stopLocale());
}

async function applyAll(host: Host, root: HTMLElement): Promise<void> {
  const [device, agent] = await Promise.all([host.crm.device.all(), host.crm.agents.current()]).catch(() => [{} as Record<string, unknown>, null] as const);
  applyLooks(device, root);
  if (agent) noteAgent(agent.id);
  await setLocale(chooseLocale(device['locale'], agent?.locale));
}

let lastAgent: string | null = null;

/** What one agent's screens read is not shown to the next. */
function noteAgent(id: string): void {
  if (lastAgent !== null && lastAgent !== id) forgetAnswers();
  lastAgent = id;
}

/** This device's choice, else the agent's, else the browser's. Pseudo-locales only when the device asks for one. */
function chooseLocale(device: unknown, agent: string | undefined): Locale {
  if (typeof device === 'string' && isLocale(device)) return device;
  const wanted = [agent, ...navigator.languages].filter((tag): tag is string => tag !== undefined);
  const chosen = pickLocale(wanted);
  return LOCALES.some((locale) => locale === chosen) ? chosen : 'en';
}

function applyLooks(device: Record<string, unknown>, root: HTMLElement): void {
  for (const name of ['theme', 'density', 'contrast'] as const) {
    const value = device[name];
    if (typeof value === 'string' && value !== 'system') root.dataset[name] = value;
    else delete root.dataset[name];
  }
}

/** A core that does not answer keeps nobody from a page in English for longer than this, in milliseconds. */
const PATIENCE = 1_500;

function patience(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), PATIENCE));
}

function concerns(event: CrmEvent): boolean {
  if (event.type === 'device') return true;
  return event.type === 'changed' && (event.records === 'many' || event.records.some((record) => record.type === 'agent'));
}
