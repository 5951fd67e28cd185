/** How the call ended: up to six as buttons with number keys; longer lists of an administrator's own as a list. */
import type { JSX } from 'preact';
import type { Call } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { listChoices, Options, Select, toastError, useHost, useHotkeys, useSettings } from '../kit/index.ts';

/** The six built-in dispositions still fit two lines of a 320 px panel. */
const MOST_BUTTONS = 6;

export function Disposition({ call }: { call: Call }): JSX.Element | null {
  const { crm } = useHost();
  const choices = listChoices(useSettings(), 'disposition', call.disposition);
  const choose = (id: string) => void crm.calls.dispose(call.id, id).catch((thrown: unknown) => toastError(thrown));
  // Number keys choose from anywhere but a field that is typed in.
  useHotkeys(choices.length > MOST_BUTTONS ? {} : Object.fromEntries(choices.map(({ value }, at) => [String(at + 1), () => choose(value)])));
  if (choices.length === 0) return null;
  if (choices.length > MOST_BUTTONS) return <Select label={t('call.disposition')} choices={choices} value={call.disposition ?? ''} none={t('field.none')} onChange={choose} />;
  return <Options label={t('call.disposition')} choices={choices} value={call.disposition} onChange={choose} />;
}
