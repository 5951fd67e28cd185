/** Files of a follow-up: what each is called and how large it is, to look at, save or take off; and those about to be posted. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CrmApi } from '../../crm/index.ts';
import { newId } from '../../domain/ids.ts';
import { fileName } from '../../domain/mail.ts';
import type { Attachment, FollowUp } from '../../domain/records.ts';
import { MAX_ATTACHMENT } from '../../domain/validate.ts';
import { formatBytes } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { Remote } from '../../link/remote.ts';
import { act, Button, Icon, loadFile, saveToDisk, storeFile, toast, toastError, useHost, useQuery } from '../kit/index.ts';

/** Pictures that a browser draws without running anything in them (SVG can hold script). */
const PICTURES = /^image\/(png|jpeg|gif|webp|avif)$/;
/** Larger pictures are shown only when they are asked for, in bytes. */
const SHOWN_AT_ONCE = 2_000_000;

export function Attachments({ followUp }: { followUp: FollowUp }): JSX.Element | null {
  const { crm } = useHost();
  const files = Object.entries(followUp.attachments);
  if (files.length === 0) return null;
  const remove = (id: string, name: string) => void act(crm, { type: 'followUp', id: followUp.id, words: t('files.removed', { name }), write: () => crm.cases.editFollowUp(followUp.id, { [`attachments.${id}`]: null }) });
  return <ul class="files" aria-label={t('files.title')}>{files.map(([id, file]) => <FileRow key={id} file={file} onRemove={() => remove(id, file.name)} />)}</ul>;
}

function FileRow({ file, onRemove }: { file: Attachment; onRemove: () => void }): JSX.Element {
  const { crm } = useHost();
  const here = useQuery({ key: `file ${file.hash}`, on: ['followUp'], read: async () => (await crm.files.state(file.hash))?.whole === true }).data;
  const save = () => void loadFile(crm, file.hash).then((bytes) => saveToDisk(file.name, bytes), toastError);
  return (
    <li class="file">
      <span class="row">
        <Icon name="file" small />
        <span class="cut" title={file.name}><bdi>{file.name}</bdi></span>
        <span class="three t-sm file-size">{formatBytes(file.size)}</span>
        {here === false ? <span class="three t-sm">{t('files.notHere')}</span> : <Button tone="quiet" onClick={save}>{t('files.save')}</Button>}
        <Button tone="quiet" icon="trash" needs="case.edit" label={t('files.remove', { name: file.name })} onClick={onRemove} />
      </span>
      {here && PICTURES.test(file.type) && <Picture file={file} />}
    </li>
  );
}

function Picture({ file }: { file: Attachment }): JSX.Element | null {
  const { crm } = useHost();
  const [wanted, want] = useState(file.size <= SHOWN_AT_ONCE);
  const [address, show] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let made: string | null = null;
    let gone = false;
    loadFile(crm, file.hash).then((bytes) => !gone && show((made = URL.createObjectURL(new Blob([bytes], { type: file.type })))), () => undefined);
    return () => ((gone = true), made && URL.revokeObjectURL(made));
  }, [crm, file.hash, wanted]);
  if (!wanted) return <Button tone="quiet" class="pull" onClick={() => want(true)}>{t('files.show')}</Button>;
  return address === null ? null : <img class="preview" src={address} alt={file.name} />;
}

/** Takes files in, and gives what a follow-up says of them: by a new id each. What is refused is said, the others stay. */
export async function takeFiles(crm: Remote<CrmApi>, files: Iterable<File>): Promise<Record<string, Attachment>> {
  const taken: Record<string, Attachment> = {};
  for (const file of files) {
    try {
      if (file.size > MAX_ATTACHMENT) toast(t('files.tooLarge', { name: file.name, limit: formatBytes(MAX_ATTACHMENT) }), { tone: 'harm' });
      else taken[`attachments.${newId()}`] = { name: fileName(file.name, t('files.title')), type: file.type, ...(await storeFile(crm, new Uint8Array(await file.arrayBuffer()))) };
    } catch (thrown) {
      toastError(thrown);
    }
  }
  return taken;
}

/** Button that takes files; several at once, also dropped on it. */
export function AttachButton({ onFiles }: { onFiles: (files: Iterable<File>) => void }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const take = () => {
    onFiles([...(input.current?.files ?? [])]);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <input ref={input} class="sr" type="file" multiple tabIndex={-1} aria-label={t('files.attach')} onChange={take} />
      <Button tone="quiet" icon="file" needs="case.followUp" onClick={() => input.current?.click()}>{t('files.attach')}</Button>
    </>
  );
}

/** Files that will be posted. */
export function Picked({ files, onRemove }: { files: readonly [path: string, file: Attachment][]; onRemove: (path: string) => void }): JSX.Element | null {
  if (files.length === 0) return null;
  return (
    <ul class="files" aria-label={t('files.title')}>
      {files.map(([path, file]) => (
        <li class="file" key={path}>
          <span class="row">
            <Icon name="file" small />
            <span class="cut" title={file.name}><bdi>{file.name}</bdi></span>
            <span class="three t-sm file-size">{formatBytes(file.size)}</span>
            <Button tone="quiet" icon="close" label={t('files.remove', { name: file.name })} onClick={() => onRemove(path)} />
          </span>
        </li>
      ))}
    </ul>
  );
}
