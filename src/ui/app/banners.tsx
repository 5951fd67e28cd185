/** What concerns the whole view: a new version of the web app, another side that asks to be paired. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { UpdateState } from '../host.ts';
import { t } from '../../i18n/index.ts';
import { Banner, Button, Num, rich, toastError, useHost, useSync } from '../kit/index.ts';

export function UpdateBanner(): JSX.Element | null {
  const { updates } = useHost();
  const [state, setState] = useState<UpdateState>('none');
  useEffect(() => updates?.onState(setState), [updates]);
  if (state === 'held') return <Banner>{t('app.updateHeld')}</Banner>;
  if (state !== 'ready') return null;
  return <Banner actions={<Button onClick={() => updates?.apply()}>{t('panel.reload')}</Button>}>{t('panel.outdated')}</Banner>;
}

/** In a frame of some other page a click may not be meant for us: nothing is confirmed there. */
const FRAMED = window.top !== window;

/** Both sides show the same four digits, and a person confirms on both. */
export function PairingBanner(): JSX.Element | null {
  const { crm, kind } = useHost();
  const [request] = useSync().requests;
  if (!request) return null;
  const answer = (yes: boolean) => () => void crm.sync.confirm(request.origin, yes).catch((thrown: unknown) => toastError(thrown));
  const side = request.origin === 'extension' || kind === 'pwa' ? t('app.theExtension') : request.origin;
  const actions = (
    <>
      <Button onClick={answer(false)}>{t('app.pairNo')}</Button>
      {!request.confirmedHere && !FRAMED && <Button tone="main" onClick={answer(true)}>{t('app.pairYes')}</Button>}
    </>
  );
  return (
    <Banner icon="link" actions={actions}>
      {request.confirmedHere ? rich('app.pairWaits', { code: <Code text={request.code} /> }) : rich('app.pairAsk', { side: <bdi class="strong">{side}</bdi>, code: <Code text={request.code} /> })}
      {request.join && <> {t('app.pairJoin', { there: request.join.there, here: request.join.here, clashes: request.join.clashes })}</>}
    </Banner>
  );
}

function Code({ text }: { text: string }): JSX.Element {
  return <span class="code"><Num tabular>{text}</Num></span>;
}
