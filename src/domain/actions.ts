/**
 * The action panel: what an agent can do with a contact, as its active definition says (product.md §3). An administrator
 * keeps several definitions; without a contact, or without a definition, what stands here holds.
 */
import { CrmError } from './errors.ts';
import type { ErrorDetail } from './errors.ts';
import { CHANNELS, type Channel } from './records.ts';

/** What needs nobody to be known: always offered without a contact, and never part of a definition. */
export const LOOSE_ACTIONS = ['log-person', 'log-company', 'look-up'] as const;
/** What is done with a customer. */
export const CONTACT_ACTIONS = ['new-case', 'follow-up', 'new-task', 'callback', 'e-mail', 'link-record', 'open-customer'] as const;
export type LooseAction = (typeof LOOSE_ACTIONS)[number];
export type ContactAction = (typeof CONTACT_ACTIONS)[number];

export interface PanelAction {
  /** An action of ours, or `link`: another system is opened. */
  action: ContactAction | 'link';
  /** Of a link. */
  label?: string;
  /** Of a link: `https://shop.example.com/?customer={account}`. */
  url?: string;
  /** Ids of roles it is offered to; absent: all. */
  roles?: readonly string[];
  /** Channels of a contact it is offered in; absent: all. Without a contact in progress it is always offered. */
  channels?: readonly Channel[];
}

export interface ActionPanel {
  id: string;
  name: string;
  /** In their order. */
  actions: readonly PanelAction[];
}

/** A definition is the setting `actionPanel.<id>`: two edited on two devices both stay. */
export const PANEL_SETTING = 'actionPanel.';
/** Id of the active definition; null: the built-in one. */
export const ACTIVE_PANEL = 'activeActionPanel';

/** Used until an administrator activates another. */
export const BUILT_IN_PANEL: ActionPanel = { id: '', name: '', actions: CONTACT_ACTIONS.map((action) => ({ action })) };

export const PANEL_LIMITS = { name: 64, label: 32, url: 2000, actions: 24 } as const;

/** What a URL template is filled with. */
export const PLACEHOLDERS = ['account', 'customer', 'firstName', 'lastName', 'company', 'email', 'phone', 'language', 'case', 'interaction'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const HOLE = /\{([^{}]*)\}/g;

/** What is wrong with a template; null for a good one. Only https, and nothing of a customer may name the host. */
export function templateFault(url: string): { rule: 'required' | 'not-https' | 'unknown-placeholder' | 'too-long'; limit?: number; name?: string } | null {
  if (url.trim() === '') return { rule: 'required' };
  if (url.length > PANEL_LIMITS.url) return { rule: 'too-long', limit: PANEL_LIMITS.url };
  const stray = [...url.matchAll(HOLE)].map(([, name]) => name ?? '').find((name) => !isPlaceholder(name));
  if (stray !== undefined) return { rule: 'unknown-placeholder', name: stray };
  if (/[{}]/.test(url.replace(HOLE, ''))) return { rule: 'unknown-placeholder', name: '' };
  return isHttps(url) ? null : { rule: 'not-https' };
}

function isHttps(url: string): boolean {
  const [one, other] = ['a', 'b.c:1@d/'].map((value) => parsed(url.replace(HOLE, () => encodeURIComponent(value))));
  // Filled with different values it must lead to the same host: no customer's field chooses where an agent goes.
  return one?.protocol === 'https:' && one.origin === other?.origin && one.username === '' && one.password === '';
}

function parsed(url: string): URL | null {
  return URL.parse(url.trim());
}

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((one) => one === name);
}

/** The address with each value encoded; what is not known is left empty. Null for a template that is none. */
export function fillTemplate(url: string, values: { readonly [name in Placeholder]?: string | undefined }): string | null {
  if (templateFault(url)) return null;
  return URL.parse(url.trim().replace(HOLE, (_, name: Placeholder) => encodeURIComponent((values[name] ?? '').toWellFormed())))?.href ?? null;
}

/** A definition in its right shape; throws `validation` at `name` or `actions.<n>.<field>`. */
export function readPanel(value: unknown): ActionPanel {
  const { id, name, actions } = (value ?? {}) as Partial<ActionPanel>;
  const faults: ErrorDetail[] = [];
  if (typeof id !== 'string' || !/^[\w-]{1,40}$/.test(id)) faults.push({ field: 'id', rule: 'wrong-type' });
  if (typeof name !== 'string' || name.trim() === '') faults.push({ field: 'name', rule: 'required' });
  else if (name.trim().length > PANEL_LIMITS.name) faults.push({ field: 'name', rule: 'too-long', limit: PANEL_LIMITS.name });
  if (!Array.isArray(actions)) faults.push({ field: 'actions', rule: 'wrong-type' });
  else if (actions.length > PANEL_LIMITS.actions) faults.push({ field: 'actions', rule: 'too-many', limit: PANEL_LIMITS.actions });
  const read = Array.isArray(actions) ? actions.map((one, at) => readAction(one, at, faults)) : [];
  const [first, ...also] = faults;
  if (first) throw new CrmError('validation', also.length > 0 ? { ...first, also } : first);
  return { id: id as string, name: (name as string).trim(), actions: read };
}

function readAction(value: unknown, at: number, faults: ErrorDetail[]): PanelAction {
  const { action, label, url, roles, channels } = (value ?? {}) as Partial<PanelAction>;
  const fail = (field: string, detail: ErrorDetail): void => void faults.push({ ...detail, field: `actions.${at}.${field}` });
  const own = action === 'link';
  if (!own && !CONTACT_ACTIONS.some((one) => one === action)) fail('action', { rule: 'not-in-list' });
  if (own) {
    if (typeof label !== 'string' || label.trim() === '') fail('label', { rule: 'required' });
    else if (label.trim().length > PANEL_LIMITS.label) fail('label', { rule: 'too-long', limit: PANEL_LIMITS.label });
    const fault = templateFault(typeof url === 'string' ? url : '');
    if (fault) fail('url', { rule: fault.rule, ...(fault.limit && { limit: fault.limit }), ...(fault.name !== undefined && { fields: [fault.name] }) });
  }
  if (roles !== undefined && !isListOf(roles, (one) => typeof one === 'string' && one.length <= 64)) fail('roles', { rule: 'wrong-type' });
  if (channels !== undefined && !isListOf(channels, (one) => CHANNELS.some((channel) => channel === one))) fail('channels', { rule: 'not-in-list' });
  return { action: action as PanelAction['action'], ...(own && { label: String(label).trim(), url: String(url).trim() }), ...(roles && { roles: [...roles] }), ...(channels && { channels: [...channels] }) };
}

function isListOf(value: unknown, test: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= 100 && value.every(test);
}

/** Every definition that is kept, by name. */
export function panelsOf(settings: Readonly<Record<string, unknown>>): ActionPanel[] {
  const names = Object.keys(settings).filter((name) => name.startsWith(PANEL_SETTING));
  return names.flatMap((name) => panelOr(settings[name])).sort((a, b) => a.name.localeCompare(b.name));
}

function panelOr(value: unknown): ActionPanel[] {
  try {
    return [readPanel(value)];
  } catch {
    return [];
  }
}

/** What the active definition offers to a role in a channel, in its order. */
export function offered(settings: Readonly<Record<string, unknown>>, { role, channel }: { role?: string | undefined; channel?: Channel | undefined }): readonly PanelAction[] {
  const active = settings[ACTIVE_PANEL];
  const panel = typeof active === 'string' ? (panelOr(settings[PANEL_SETTING + active])[0] ?? BUILT_IN_PANEL) : BUILT_IN_PANEL;
  return panel.actions.filter(({ roles, channels }) => (!roles || role === undefined || roles.includes(role)) && (!channels || channel === undefined || channels.includes(channel)));
}
