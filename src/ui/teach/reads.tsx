/** What a text of the page is read as: for a number its contact, and whose it is. Only our own screen learns that. */
import type { JSX } from 'preact';
import type { Part } from '../../domain/teach.ts';
import { t } from '../../i18n/index.ts';
import { Num, personName, Tel, useHost, useQuery } from '../kit/index.ts';

const LONGEST = 80;

export function Reads({ text, part, live }: { text: string; part: Part; live?: boolean | undefined }): JSX.Element {
  const isNumber = part === 'callerId' || part === 'own';
  return isNumber ? <ReadsNumber text={text} live={live} owned={part === 'callerId'} /> : <span class="reads cut">{text ? <bdi>“{text.slice(0, LONGEST)}”</bdi> : t('teach.noText')}</span>;
}

function ReadsNumber({ text, live, owned }: { text: string; live?: boolean | undefined; owned: boolean }): JSX.Element {
  const { crm } = useHost();
  const found = useQuery({ key: `reads ${text}`, on: ['customer'], read: () => crm.find(text) }).data;
  const [sole, ...others] = found?.matches ?? [];
  if (found?.contact.kind !== 'phone') {
    const hasDigits = /\p{Nd}{2}/u.test(text);
    return <span class="reads">{hasDigits ? <Num>{text.slice(0, LONGEST)}</Num> : <span class="three">{live ? t('teach.noNumberHere') : text.slice(0, LONGEST)}</span>}</span>;
  }
  return (
    <span class="reads">
      <span class="strong"><Tel e164={found.contact.value} extension={found.contact.extension} /></span>
      {owned && sole?.certain && others.length === 0 && <span class="three"> · <bdi>{personName(sole.customer)}</bdi></span>}
    </span>
  );
}
