/** Settings as the desk reads them: whatever is stored, the answer has the right shape. */
import type { SettingReader } from './records.ts';

export type PopReason = 'offered' | 'accepted' | 'ended';

/** Used until an administrator sets `popOn`: once for each call, as early as it can be [ours]. */
export const DEFAULT_POP_ON: Record<PopReason, boolean> = { offered: true, accepted: false, ended: false };

/** Bounds of `wrapUpSeconds` (product.md §1); the default is ours. */
export const WRAP_UP = { least: 0, most: 600, usual: 60 } as const;

/** `popOn`: `{ offered, accepted, ended }`, each a boolean. */
export function popOn(settings: SettingReader, reason: PopReason): boolean {
  const set = settings.get('popOn');
  if (typeof set !== 'object' || set === null) return DEFAULT_POP_ON[reason];
  const value = (set as Record<string, unknown>)[reason];
  return typeof value === 'boolean' ? value : DEFAULT_POP_ON[reason];
}

/** `wrapUpSeconds` as milliseconds within its bounds. */
export function wrapUpMillis(settings: SettingReader): number {
  const set = settings.get('wrapUpSeconds');
  const seconds = typeof set === 'number' && Number.isFinite(set) ? set : WRAP_UP.usual;
  return Math.min(WRAP_UP.most, Math.max(WRAP_UP.least, Math.round(seconds))) * 1000;
}

/** Bounds of `longestCallMinutes`; a day is the most that any shift lasts [ours]. */
export const LONGEST_CALL = { least: 1, most: 1440, usual: 240 } as const;

/** `longestCallMinutes` as milliseconds within its bounds: a call that lasts longer was never hung up, or its page lies. */
export function longestCallMillis(settings: SettingReader): number {
  const set = settings.get('longestCallMinutes');
  const minutes = typeof set === 'number' && Number.isFinite(set) ? set : LONGEST_CALL.usual;
  return Math.min(LONGEST_CALL.most, Math.max(LONGEST_CALL.least, Math.round(minutes))) * 60_000;
}

const REGION = /^[A-Z]{2}$/;

/** The agent's region, ISO 3166-1 alpha-2. */
export function agentRegion(settings: SettingReader): string {
  const set = settings.get('region');
  return typeof set === 'string' && REGION.test(set) ? set : UNSET_REGION;
}

/** The core's own default, for as long as nobody has set one. */
const UNSET_REGION = 'US';

/** `recipes` of this device: `{ [id]: Recipe }`, taught by an agent who may not hand them out. They come before all others. */
export function deviceRecipes(device: SettingReader): unknown[] {
  const set = device.get('recipes');
  return typeof set === 'object' && set !== null ? Object.values(set) : [];
}

/** `recipesOff`: ids of recipes, built in or not, that no page is told of. */
export function switchedOff(settings: SettingReader): unknown[] {
  const set = settings.get('recipesOff');
  return Array.isArray(set) ? set : [];
}
