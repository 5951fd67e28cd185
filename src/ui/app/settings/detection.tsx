/** How other systems number their cases and accounts, and words that stand before numbers: one a line, shared by everybody. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { faultsOf, TextArea, toastError, useHost, useSettings } from '../../kit/index.ts';
import { Part } from './part.tsx';

const LISTS = [
  ['detect.casePatterns', 'settings.casePatterns', 'settings.patternsHint'],
  ['detect.accountPatterns', 'settings.accountPatterns', 'settings.bareHint'],
  ['detect.phoneLabels', 'settings.phoneLabels', 'settings.phoneLabelsHint'],
  ['detect.otherLabels', 'settings.otherLabels', 'settings.otherLabelsHint'],
] as const;

export function DetectionPart(): JSX.Element {
  return (
    <Part title={t('settings.detection')} hint={t('settings.detectionHint')}>
      {LISTS.map(([name, label, hint]) => <Lines key={name} name={name} label={t(label)} hint={t(hint)} />)}
    </Part>
  );
}

/** A setting that is a list of short texts. What is refused stays as it was typed, with the fault of its first bad line. */
function Lines({ name, label, hint }: { name: string; label: string; hint: string }): JSX.Element {
  const { crm } = useHost();
  const settings = useSettings();
  const [typed, type] = useState<string | null>(null);
  const [fault, blame] = useState<string>();
  const saved = settings?.[name];
  const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const save = async (): Promise<void> => {
    if (typed === null) return;
    try {
      await crm.settings.set(name, lines(typed));
      type(null);
      blame(undefined);
    } catch (thrown) {
      const [[at, words] = []] = Object.entries(faultsOf(thrown));
      if (at === undefined || words === undefined) return toastError(thrown);
      const line = lines(typed)[Number(at.slice(name.length + 1))];
      blame(at === name || line === undefined ? words : `${line}: ${words}`);
    }
  };
  const value = typed ?? (Array.isArray(saved) ? saved.join('\n') : '');
  return <TextArea class="narrow-form" label={label} hint={hint} rows={2} value={value} fault={fault} onInput={type} onBlur={() => void save()} />;
}
