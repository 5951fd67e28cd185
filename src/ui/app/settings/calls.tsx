/** How numbers are read, when a customer pops, and how long wrap-up lasts. Shared by everybody who works with these records. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { compareText, countryName } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Checkbox, COUNTRIES, Options, Select, TextInput, useDevice, useHost, useSettings } from '../../kit/index.ts';
import { DetectionPart } from './detection.tsx';
import { Part, useSet, useSetDevice } from './part.tsx';
import { PopAddress } from './pop-address.tsx';

/** Seconds, by product rule. */
const LONGEST_WRAP_UP = 600;
/** Minutes: a day. */
const LONGEST_CALL = 1440;

export function CallsSection(): JSX.Element {
  const settings = useSettings();
  const set = useSet();
  const region = String(settings?.['region'] ?? '');
  const popOn = (settings?.['popOn'] ?? {}) as Record<string, boolean>;
  const moment = (name: 'offered' | 'accepted' | 'ended') => ({ checked: popOn[name] === true, onChange: (on: boolean) => set('popOn', { ...popOn, [name]: on }) });
  return (
    <>
      <Part title={t('settings.numbers')}>
        <Select
          class="narrow-form" label={t('settings.region')} hint={t('settings.regionHint')} value={region} onChange={(next) => set('region', next)}
          choices={COUNTRIES.map((code) => ({ value: code, label: countryName(code) })).sort((a, b) => compareText(a.label, b.label))}
        />
      </Part>
      <Part title={t('settings.popOn')} hint={t('settings.popOnHint')}>
        <Checkbox label={t('settings.popOffered')} {...moment('offered')} />
        <Checkbox label={t('settings.popAccepted')} {...moment('accepted')} />
        <Checkbox label={t('settings.popEnded')} {...moment('ended')} />
        <PopWindow />
      </Part>
      <CallWith />
      <PopAddress />
      <Part title={t('settings.wrapUp')} hint={t('settings.wrapUpHint')}><Limited name="wrapUpSeconds" label={t('settings.wrapUpSeconds')} value={Number(settings?.['wrapUpSeconds'] ?? 0)} least={0} most={LONGEST_WRAP_UP} fault={t('settings.wrapUpFault')} /></Part>
      <Part title={t('settings.longestCall')} hint={t('settings.longestCallHint')}><Limited name="longestCallMinutes" label={t('settings.longestCallMinutes')} value={Number(settings?.['longestCallMinutes'] ?? 240)} least={1} most={LONGEST_CALL} fault={t('settings.longestCallFault')} /></Part>
      <DetectionPart />
    </>
  );
}

/** The web app cannot reach into another page, and always asks the system. */
function CallWith(): JSX.Element {
  const { kind } = useHost();
  const device = useDevice();
  const set = useSetDevice();
  return (
    <Part title={t('settings.callOut')} hint={kind === 'pwa' ? t('settings.callOutApp') : t('settings.callOutHint')}>
      {kind !== 'pwa' && (
        <Options
          label={t('settings.callWith')} value={String(device?.['callWith'] ?? 'softphone')} onChange={(next) => set('callWith', next)}
          choices={[{ value: 'softphone', label: t('settings.callWithPage') }, { value: 'system', label: t('settings.callWithSystem') }]}
        />
      )}
    </Part>
  );
}

/** Only the extension can open a window by itself. */
function PopWindow(): JSX.Element | null {
  const { kind } = useHost();
  const device = useDevice();
  const set = useSetDevice();
  if (kind === 'pwa') return null;
  return <Checkbox looks="switch" label={t('settings.popWindow')} checked={device?.['popWindow'] === true} onChange={(on) => set('popWindow', on)} />;
}

interface LimitedProps {
  /** Of the setting. */
  name: string;
  label: string;
  value: number;
  least: number;
  most: number;
  fault: string;
}

function Limited({ name, label, value: kept, least, most, fault }: LimitedProps): JSX.Element {
  const set = useSet();
  const [typed, type] = useState<string | null>(null);
  const value = typed === null ? kept : Number(typed);
  const wrong = !Number.isInteger(value) || value < least || value > most;
  const save = () => {
    if (typed === null || wrong || typed.trim() === '') return;
    set(name, value);
    type(null);
  };
  return <TextInput class="narrow-form" label={label} type="number" value={typed ?? String(kept)} fault={typed !== null && wrong ? fault : undefined} onInput={type} onBlur={save} />;
}
