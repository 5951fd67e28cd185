/** One customer beside the page, without a call: who, facts, open cases, last interactions. */
import type { JSX } from 'preact';
import { Button, customerPath, useHost, useHotkeys } from '../kit/index.ts';
import { t } from '../../i18n/index.ts';
import { CallActions, Caller, CallerFacts, CustomerLists, useCustomerPage } from '../calls/index.ts';
import { LogMail } from './log-mail.tsx';
import { show } from './view.ts';

export function CustomerScreen({ id }: { id: string }): JSX.Element {
  const host = useHost();
  const page = useCustomerPage(id);
  const back = () => show({ at: 'page' });
  const open = () => host.openApp(customerPath(id));
  useHotkeys({ Escape: back, Enter: open });
  return (
    <>
      <div class="scroll grow">
        {page && <Caller customer={{ ...page.customer, openCases: page.counts.openCases }} comments={page.customer.comments} spellOut />}
        <CallerFacts page={page} reach />
        {page && <section class="work first"><CallActions customer={id} /><LogMail customer={page.customer} /></section>}
        <CustomerLists page={page} customer={id} />
      </div>
      <footer class="p-foot big">
        <Button tone="quiet" class="pull" keys="Escape" onClick={back}>{t('chooser.back')}</Button>
        <span class="grow" />
        <Button tone="main" keys="Enter" onClick={open}>{t('panel.openCustomer')}</Button>
      </footer>
    </>
  );
}
