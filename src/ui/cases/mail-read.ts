/** Reading an e-mail as it came, with postal-mime: its head, its text, its HTML and the files in it. Loaded when first needed. */
import { fileName } from '../../domain/mail.ts';
import { MAX_ATTACHMENT } from '../../domain/validate.ts';
import type { Mail } from '../../domain/records.ts';

export interface MailFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Content-ID of a picture that the HTML shows, without its brackets. */
  cid?: string | undefined;
}

export interface ReadMail {
  mail: Mail;
  text: string;
  html?: string | undefined;
  files: MailFile[];
}

/** Null where it is no e-mail: it has no From line, or is larger than a file may be. */
export async function readMail(source: Uint8Array<ArrayBuffer>): Promise<ReadMail | null> {
  if (source.length > MAX_ATTACHMENT) return null;
  const { default: PostalMime } = await import('postal-mime');
  const parsed = await PostalMime.parse(source).catch(() => null);
  const from = linesOf(parsed?.from ? [parsed.from] : [])[0];
  if (!parsed || from === undefined) return null;
  const date = Date.parse(parsed.date ?? '');
  const [cc, bcc] = [linesOf(parsed.cc), linesOf(parsed.bcc)];
  return {
    mail: {
      from, to: linesOf(parsed.to), ...(cc.length > 0 && { cc }), ...(bcc.length > 0 && { bcc }), ...(parsed.subject && { subject: parsed.subject }),
      ...(!Number.isNaN(date) && { date }), ...(parsed.messageId && { messageId: parsed.messageId.slice(0, 500) }),
    },
    text: parsed.text?.trim() || textOf(parsed.html ?? ''),
    html: parsed.html,
    files: parsed.attachments.map((file, at) => ({ name: fileName(file.filename ?? '', `${at + 1}`), type: file.mimeType.slice(0, 255), bytes: bytesOf(file.content), cid: file.contentId?.replace(/^<|>$/g, '') })),
  };
}

interface Box {
  name: string;
  address?: string | undefined;
  group?: Box[] | undefined;
}

/** `Name <a@b.c>` of each, those of groups among them. */
function linesOf(boxes: readonly Box[] = []): string[] {
  return boxes.flatMap((box) => box.group ? linesOf(box.group) : [wordBox(box)]).filter(Boolean).map((line) => line.slice(0, 500));
}

function wordBox({ name, address }: Box): string {
  return name && address ? `${name} <${address}>` : (address ?? name);
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content as ArrayBuffer);
}

/** Nothing is loaded and no script runs in a document that was only parsed. */
function textOf(html: string): string {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  for (const one of body.querySelectorAll('style, script')) one.remove();
  for (const one of body.querySelectorAll('br, p, div, tr, li, h1, h2, h3, h4, h5, h6, blockquote, pre')) one.append('\n');
  return (body.textContent ?? '').replace(/[ \t]*\n\s*\n\s*/g, '\n\n').trim();
}
