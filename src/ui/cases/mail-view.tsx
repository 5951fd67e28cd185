/** An e-mail on a case: From, To, Cc, Bcc; the message as it was written, and its source with the routing headers. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Mail } from '../../domain/records.ts';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { loadFile, toastError, toBase64, useHost } from '../kit/index.ts';
import { cleanHtml, frameOf } from './mail-html.ts';
import { readMail, type MailFile } from './mail-read.ts';

export function MailHead({ mail }: { mail: Mail }): JSX.Element {
  const lines = [
    [t('mail.from'), [mail.from]], [t('mail.to'), mail.to], [t('mail.cc'), mail.cc ?? []], [t('mail.bcc'), mail.bcc ?? []],
  ] as const;
  return (
    <dl class="mail-head">
      {lines.filter(([, list]) => list.length > 0).map(([label, list]) => <div key={label}><dt>{label}</dt><dd>{list.map((one, at) => <bdi key={one}>{one}{at < list.length - 1 ? ',' : ''} </bdi>)}</dd></div>)}
      {mail.date !== undefined && <div><dt>{t('mail.sent')}</dt><dd>{formatMoment(mail.date)}</dd></div>}
    </dl>
  );
}

type Shown = { html: string; blocked: number } | { source: string } | { none: true };

/** Ways to see more of the message than its text: read anew from the message as it came, which is kept whole. */
export function MailBody({ source, subject }: { source: string; subject: string | undefined }): JSX.Element {
  const { crm } = useHost();
  const [shown, show] = useState<Shown | null>(null);
  const open = (how: 'html' | 'source') => async () => {
    try {
      const bytes = await loadFile(crm, source);
      show(how === 'source' ? { source: new TextDecoder().decode(bytes) } : await asWritten(bytes));
    } catch (thrown) {
      toastError(thrown);
    }
  };
  const press = (how: 'html' | 'source', on: boolean) => (on ? show(null) : void open(how)());
  const isHtml = shown !== null && ('html' in shown || 'none' in shown);
  const isSource = shown !== null && 'source' in shown;
  return (
    <div class="col gap-6">
      <div class="row wraps">
        <button type="button" class="link" aria-expanded={isHtml} onClick={() => press('html', isHtml)}>{isHtml ? t('mail.asText') : t('mail.asWritten')}</button>
        <button type="button" class="link" aria-expanded={isSource} onClick={() => press('source', isSource)}>{isSource ? t('mail.hideSource') : t('mail.source')}</button>
      </div>
      {shown !== null && 'none' in shown && <p class="three">{t('mail.noHtml')}</p>}
      {shown !== null && 'html' in shown && (
        <>
          {shown.blocked > 0 && <p class="three t-sm">{t('mail.blocked', { count: shown.blocked })}</p>}
          <iframe class="mail-frame" title={subject ?? t('mail.asWritten')} sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" srcdoc={frameOf(shown.html)} />
        </>
      )}
      {isSource && <textarea class="mail-source" dir="ltr" readOnly rows={18} spellcheck={false} aria-label={t('mail.source')} value={shown.source} />}
    </div>
  );
}

async function asWritten(bytes: Uint8Array<ArrayBuffer>): Promise<Shown> {
  const read = await readMail(bytes);
  return read?.html ? cleanHtml(read.html, picturesOf(read.files)) : { none: true };
}

/** Bytes of the largest picture that is put into the message: a frame's address has its limits. */
const LARGEST_PICTURE = 2_000_000;

function picturesOf(files: readonly MailFile[]): Map<string, string> {
  const own = files.filter(({ cid, type, bytes }) => cid && /^image\/(png|jpe?g|gif|webp|avif)$/i.test(type) && bytes.length <= LARGEST_PICTURE);
  return new Map(own.map(({ cid, type, bytes }) => [cid!, `data:${type};base64,${toBase64(bytes)}`]));
}
