/** Definitions of the action panel as settings: none is kept that could not be shown. */
import { ACTIVE_PANEL, PANEL_SETTING, readPanel } from '../domain/actions.ts';
import { CrmError } from '../domain/errors.ts';
import type { SettingsView } from './context.ts';

/** What is stored of a setting of the action panel; null takes a definition out. Throws `validation` at the field at fault. */
export function checkPanel(settings: SettingsView, name: string, value: unknown): unknown {
  if (name === ACTIVE_PANEL) return checkActive(settings, value);
  if (!name.startsWith(PANEL_SETTING) || value === null) return value;
  const panel = readPanel(value);
  if (name !== PANEL_SETTING + panel.id) throw new CrmError('validation', { field: 'id', rule: 'not-in-list' });
  return panel;
}

function checkActive(settings: SettingsView, value: unknown): unknown {
  if (value === null || (typeof value === 'string' && settings.get(PANEL_SETTING + value, null) !== null)) return value;
  throw new CrmError('validation', { field: ACTIVE_PANEL, rule: 'not-in-list' });
}
