/** How this device's records stand to the other side's, in one sign and its words. */
import type { JSX } from 'preact';
import type { SyncView } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Icon, type IconName } from './icon.tsx';

type Sign = 'ok' | 'busy' | 'wait' | 'fail';

const ICONS: Record<Sign, IconName> = { ok: 'syncOk', busy: 'syncBusy', wait: 'syncWait', fail: 'warning' };

/** `short` for the panel, whose bar has room for two words; the whole sentence is in the title. */
export function SyncState({ sync, short }: { sync: SyncView; short?: boolean | undefined }): JSX.Element {
  const { sign, words, brief } = wordSync(sync);
  return (
    <span class="sync" data-s={sign} title={short ? words : undefined} role="status">
      <Icon name={ICONS[sign]} />
      <span>{short ? brief : words}</span>
    </span>
  );
}

/** Sign, sentence and short form of a sync state; also for tab titles and notifications. */
export function wordSync(sync: SyncView): { sign: Sign; words: string; brief: string } {
  const left = sync.peers.reduce((sum, peer) => sum + peer.toSend, 0);
  const inStep = sync.peers.some((one) => one.origin === 'extension') ? t('sync.inStepWithExtension') : t('sync.inStepWithApp');
  switch (sync.status) {
    case 'in-step': return { sign: 'ok', words: inStep, brief: t('sync.inStep') };
    case 'busy': return { sign: 'busy', words: t('sync.busy', { count: left }), brief: t('sync.busyShort') };
    case 'waiting': return { sign: 'wait', words: t('sync.waiting', { count: left }), brief: t('sync.waitingShort') };
    case 'failed': return { sign: 'fail', words: t('sync.failed'), brief: t('sync.failedShort') };
    case 'alone': return { sign: 'wait', words: t('sync.alone'), brief: t('sync.aloneShort') };
  }
}
