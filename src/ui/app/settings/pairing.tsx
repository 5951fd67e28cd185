/** The other side: the extension's data and the web app's are two replicas of one data set once they are paired. */
import type { JSX } from 'preact';
import type { PeerView } from '../../../domain/views.ts';
import { formatAgo } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Button, Num, SyncState, toastError, useHost, useSync } from '../../kit/index.ts';
import { Part } from './part.tsx';

export function PairingSection(): JSX.Element {
  const { crm, kind } = useHost();
  const sync = useSync();
  const ask = () => void crm.sync.request().catch((thrown: unknown) => toastError(thrown));
  return (
    <Part title={t('settings.pairing')} hint={kind === 'pwa' ? t('settings.pairingHintApp') : t('settings.pairingHintExtension')}>
      {sync.peers.length > 0 && <ul class="card settings-list">{sync.peers.map((peer) => <PeerRow key={peer.origin} peer={peer} />)}</ul>}
      {sync.peers.length === 0 && <SyncState sync={sync} />}
      {kind === 'pwa' && sync.peers.length === 0 && sync.requests.length === 0 && <div><Button icon="link" onClick={ask}>{t('settings.pair')}</Button></div>}
      {sync.requests.map((request) => <p key={`${request.origin} ${request.code}`} class="row">{t('settings.pairingAsked')}<span class="code"><Num tabular>{request.code}</Num></span></p>)}
    </Part>
  );
}

function PeerRow({ peer }: { peer: PeerView }): JSX.Element {
  const { crm } = useHost();
  const unpair = () => void crm.sync.unpair(peer.origin).catch((thrown: unknown) => toastError(thrown));
  return (
    <li class="line">
      <span class="col grow">
        <bdi class="mid cut">{peer.origin === 'extension' ? t('sync.theExtension') : peer.origin}</bdi>
        <SyncState sync={{ status: peer.status, peers: [peer], requests: [] }} />
      </span>
      {peer.lastAt !== undefined && <span class="three t-sm">{formatAgo(peer.lastAt)}</span>}
      <Button tone="quiet" onClick={unpair}>{t('settings.unpair')}</Button>
    </li>
  );
}
