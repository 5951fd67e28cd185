/** An e-mail taken in from an `.eml` file or from pasted source: read, told whose it is, and made a case or a follow-up. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { newId } from '../../domain/ids.ts';
import { addressOf, nameOf } from '../../domain/mail.ts';
import type { FollowUp } from '../../domain/records.ts';
import { MAX_ATTACHMENT } from '../../domain/validate.ts';
import { formatBytes } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { act, Banner, Button, casePath, casesPath, href, Icon, navigate, storeFile, TextArea, toastError, useHost, useQuery } from '../kit/index.ts';
import { MailHead } from './mail-view.tsx';
import { readMail, type ReadMail } from './mail-read.ts';
import { Places, type Place } from './mail-places.tsx';

interface Taken {
  source: Uint8Array<ArrayBuffer>;
  read: ReadMail;
}

export function TakeMail(): JSX.Element {
  const [taken, take] = useState<Taken | null>(null);
  const [fault, blame] = useState<string | null>(null);
  useEffect(() => void (document.title = `${t('mail.take')} – Ringside`), []);
  const read = async (source: Uint8Array<ArrayBuffer>) => {
    const mail = await readMail(source);
    take(mail && { source, read: mail });
    blame(mail ? null : source.length > MAX_ATTACHMENT ? t('fault.tooLarge', { limit: formatBytes(MAX_ATTACHMENT) }) : t('mail.notMail'));
  };
  return (
    <>
      <header class="head person-head">
        <a class="back three t-sm" href={href(casesPath)}><Icon name="back" small />{t('app.cases')}</a>
        <h1>{t('mail.take')}</h1>
      </header>
      <div class="sep" />
      <div class="scroll grow"><div class="form">{taken ? <Preview key={taken.read.mail.messageId} taken={taken} onBack={() => take(null)} /> : <Source fault={fault} onSource={(source) => void read(source)} />}</div></div>
    </>
  );
}

function Source({ fault, onSource }: { fault: string | null; onSource: (source: Uint8Array<ArrayBuffer>) => void }): JSX.Element {
  const [pasted, paste] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const file = async (one: File | undefined) => one && onSource(new Uint8Array(await one.arrayBuffer()));
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    void file(event.dataTransfer.files[0]);
  };
  return (
    <section class="col form-part" role="group" aria-label={t('mail.take')} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      {fault !== null && <Banner tone="harm">{fault}</Banner>}
      <p class="three">{t('mail.takeHint')}</p>
      <div>
        <input ref={input} class="sr" type="file" accept=".eml,message/rfc822" tabIndex={-1} aria-label={t('mail.choose')} onChange={(event) => void file(event.currentTarget.files?.[0])} />
        <Button icon="file" onClick={() => input.current?.click()}>{t('mail.choose')}</Button>
      </div>
      <form class="col form-part" onSubmit={(event) => (event.preventDefault(), onSource(new TextEncoder().encode(pasted.trimStart())))}>
        <TextArea label={t('mail.pasted')} rows={8} value={pasted} onInput={paste} />
        <div><Button type="submit" disabled={!pasted.trim()} reason={pasted.trim() ? undefined : t('mail.pasteFirst')}>{t('mail.read')}</Button></div>
      </form>
    </section>
  );
}

/** As much of the text as tells what it is about. */
const SHOWN = 1200;

function Preview({ taken, onBack }: { taken: Taken; onBack: () => void }): JSX.Element {
  const { crm } = useHost();
  const { mail, text, files } = taken.read;
  const [place, choose] = useState<Place | null>(null);
  const [busy, work] = useState(false);
  const found = useQuery({ key: `place ${mail.messageId ?? mail.from} ${mail.subject}`, on: ['customer', 'case', 'followUp'], read: () => crm.mail.place(mail) }).data;
  const take = async () => {
    if (!place) return;
    work(true);
    try {
      const message = await stored(crm, taken);
      const made = await act<FollowUp>(crm, { type: 'followUp', words: t('mail.taken'), write: () => crm.mail.take({ ...message, ...place }) });
      if (made) navigate(casePath(made.caseId));
    } catch (thrown) {
      toastError(thrown);
    } finally {
      work(false);
    }
  };
  return (
    <>
      <section class="col form-part">
        <h2 class="strong"><bdi>{mail.subject ?? t('mail.noSubject')}</bdi></h2>
        <MailHead mail={mail} />
        <p class="prose mail-text" dir="auto">{text.slice(0, SHOWN)}{text.length > SHOWN ? '…' : ''}</p>
        {files.length > 0 && <ul class="files" aria-label={t('files.title')}>{files.map((file) => <li class="file" key={file.name}><span class="row"><Icon name="file" small /><span class="cut"><bdi>{file.name}</bdi></span><span class="three t-sm file-size">{formatBytes(file.bytes.length)}</span></span></li>)}</ul>}
      </section>
      {found?.known && <Banner tone="wrap" actions={<a class="link" href={href(casePath(found.known.caseId))}>{t('mail.toKnown')}</a>}>{t('mail.known')}</Banner>}
      {found && <Places found={found} name={nameOf(mail.from)} address={addressOf(mail.from)} onChoose={choose} />}
      <div class="row">
        <Button tone="main" needs={place?.caseId ? 'case.followUp' : 'case.create'} disabled={!place || busy} reason={place ? undefined : t('mail.choosePlace')} onClick={() => void take()}>{place?.caseId ? t('mail.addToCase') : t('caseForm.create')}</Button>
        <Button tone="quiet" onClick={onBack}>{t('mail.another')}</Button>
      </div>
    </>
  );
}

/** The message with its files, all handed over to the core. */
async function stored(crm: ReturnType<typeof useHost>['crm'], { source, read }: Taken): Promise<Omit<Parameters<typeof crm.mail.take>[0], keyof Place>> {
  const { hash, size } = await storeFile(crm, source);
  const attachments: FollowUp['attachments'] = {};
  for (const file of read.files) attachments[newId()] = { name: file.name, type: file.type, ...(await storeFile(crm, file.bytes)) };
  return { mail: { ...read.mail, source: hash, size }, text: read.text, attachments };
}
