/** Subject-access pack of one customer: what is in it, and the file. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { directionOf, intlLocale, locale, t } from '../../i18n/index.ts';
import { Button, customerPath, href, Icon, ownZone, personName, personTitle, toast, toastError, useGuard, useHost, useQuery } from '../kit/index.ts';
import { writePack } from './export-run.ts';
import { packTitles, useExportWords } from './headings.ts';
import { openSink } from './save.ts';

export function SubjectScreen({ id }: { id: string }): JSX.Element {
  const { crm } = useHost();
  const guard = useGuard()('export');
  const { headings, words } = useExportWords();
  const page = useQuery({ key: `subject ${id}`, on: ['customer', 'case', 'task', 'interaction'], read: () => crm.customers.page(id) }).data;
  const [busy, be] = useState(false);
  useEffect(() => void (document.title = `${t('subject.title')} – Ringside`), []);
  const run = async () => {
    const sink = await openSink(`${page?.customer.accountNumber ?? 'customer'}.zip`, 'application/zip');
    if (!sink) return;
    be(true);
    try {
      await writePack(crm, id, { headings: { ...headings, ...packTitles() }, words, zone: ownZone(), language: intlLocale(), rtl: directionOf(locale()) === 'rtl' }, sink);
      toast(t('subject.done'));
    } catch (thrown) {
      toastError(thrown);
    } finally {
      be(false);
    }
  };
  return (
    <>
      <header class="head person-head"><a class="back three t-sm" href={href(customerPath(id))}><Icon name="back" small />{page ? <bdi>{personName(page.customer)}</bdi> : t('customers.back')}</a><h1>{t('subject.title')}</h1></header>
      <div class="scroll grow">
        <div class="form exchange">
          <p>{t('subject.hint')}</p>
          {page && <p class="mid"><bdi>{personTitle(page.customer)}</bdi></p>}
          {page && <p class="three">{t('subject.counts', { cases: page.counts.cases, tasks: page.counts.tasks, interactions: page.counts.interactions })}</p>}
          <div class="row"><Button tone="main" icon="file" onClick={() => void run()} disabled={guard.disabled ?? busy} reason={guard.reason}>{t('subject.download')}</Button>{busy && <span class="three" role="status">{t('subject.busy')}</span>}</div>
        </div>
      </div>
    </>
  );
}
