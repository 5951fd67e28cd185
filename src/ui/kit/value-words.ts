/** Words for the values of every field: in History, and where two records stand side by side. */
import type { ListName } from '../../domain/fields.ts';
import { ruleOf } from '../../domain/fields.ts';
import type { Agent, FieldDefinition, RecordType } from '../../domain/records.ts';
import { countryName, formatMoment, languageName } from '../../i18n/format.ts';
import { t, type MessageKey } from '../../i18n/index.ts';
import type { Placeholders } from '../../i18n/keys.gen.ts';
import { formatPhone } from '../../i18n/phone.ts';
import { rolesOf } from '../../domain/permissions.ts';
import { colourWord } from './colours.ts';
import { customWord } from './custom-fields.tsx';
import { useAgents } from './people.ts';
import { useFields, useSettings } from './live.ts';
import { roleWord } from './roles.ts';
import { optionWord, phoneKindWord } from './words.ts';

/** Messages without placeholders. */
type PlainKey = { [K in MessageKey]: keyof Placeholders[K] extends never ? K : never }[MessageKey];

export interface ValueWords {
  settings: Record<string, unknown> | undefined;
  agents: readonly Agent[];
  fields: readonly FieldDefinition[] | undefined;
}

/** What the words of values hang on, kept up to date. */
export function useValueWords(): ValueWords {
  return { settings: useSettings(), agents: useAgents(), fields: useFields() };
}

/** A value as a person reads it; '' for none. */
export function valueWord(type: RecordType, path: string, value: unknown, { settings, agents, fields }: ValueWords): string {
  if (value === null || value === undefined || value === '') return '';
  const custom = path.startsWith('custom.') ? fields?.find((one) => `custom.${one.id}` === path) : undefined;
  if (custom) return customWord(custom, value);
  if (path === 'language') return languageName(String(value));
  if (path.endsWith('.country')) return countryName(String(value));
  if (type === 'agent') return agentWord(path, value, settings);
  const rule = ruleOf(type, path);
  switch (rule?.kind) {
    case 'pick': return optionWord(settings, rule.list as ListName, String(value));
    case 'flag': return value ? t('history.yes') : t('history.no');
    case 'millis': return formatMoment(Number(value));
    case 'id': return rule.of === 'agent' ? agents.find(({ id }) => id === value)?.name ?? '' : t('history.another');
    case 'phone': return phoneWord(value as { number: string; e164?: string; kind: string; label?: string });
    case 'attachment': return (value as { name: string }).name;
    case 'mail': return (value as { from: string }).from;
    case 'email': return (value as { address: string }).address;
    case 'choice': return choiceWord(path, String(value));
    default: return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

function phoneWord({ number, e164, kind, label }: { number: string; e164?: string; kind: string; label?: string }): string {
  return `${e164 ? formatPhone(e164) : number} (${label || phoneKindWord(kind)})`;
}

function choiceWord(path: string, value: string): string {
  const prefix = { channel: 'channel', taskType: 'taskType', outcome: 'outcome' }[path];
  return prefix ? (t as (plain: PlainKey) => string)(`${prefix}.${value}` as PlainKey) : value;
}

/** What an administrator changed of an agent. */
function agentWord(path: string, value: unknown, settings: ValueWords['settings']): string {
  if (path === 'role') return roleWord(rolesOf(settings ?? {}).find(({ id }) => id === value) ?? { id: String(value) });
  if (path === 'colour') return colourWord(String(value));
  if (path === 'locale') return languageName(String(value));
  return typeof value === 'boolean' ? t(value ? 'history.yes' : 'history.no') : String(value);
}
