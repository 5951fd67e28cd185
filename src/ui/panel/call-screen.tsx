/** One call: the band, then whom it is from: one customer, a choice of several, or nobody yet. */
import type { ComponentChildren, JSX } from 'preact';
import type { Call, CustomerPage } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, customerPath, Kbd, LinkBanner, toastError, useHost, useHotkeys } from '../kit/index.ts';
import { Band, CallActions, callChoice, CallNotes, Caller, CallerFacts, CallKeys, callsToday, Chooser, CreateForm, CustomerLists, Disposition, focusNotes, PersonSearch, setCallChoice, useCustomerPage } from '../calls/index.ts';

export function CallScreen({ call, tab }: { call: Call; tab: number | null }): JSX.Element {
  const page = useCustomerPage(call.customer?.id ?? null);
  const choice = callChoice(call.id);
  return (
    <>
      <Band call={call} callsToday={callsToday(call, page)} />
      <LinkBanner />
      {choice === 'search' ? <PersonSearch call={call} />
        : call.customer && choice === 'suggested' ? <CallerScreen call={call} page={page} />
        : choice === 'create' ? <CreateForm contact={call.contact} call={call} tab={tab} />
        : choice === 'later' ? <Undecided call={call} />
        : call.matches.length > 0 ? <Chooser call={call} />
        : <CreateForm contact={call.contact} call={call} tab={tab} />}
    </>
  );
}

function CallerScreen({ call, page }: { call: Call; page: CustomerPage | undefined }): JSX.Element {
  const host = useHost();
  const customer = call.customer;
  const ringing = call.state === 'ringing';
  const open = () => host.openApp(customerPath(customer?.id ?? ''));
  const other = () => setCallChoice(call.id, 'search');
  const linkFirst = () => void (page?.openCases[0] && host.crm.calls.linkCase(call.id, page.openCases[0].id).catch((thrown: unknown) => toastError(thrown)));
  useHotkeys({ Enter: ringing && open });
  if (!customer) return <></>;
  return (
    <>
      <CallKeys call={call} page={page} />
      <div class="scroll grow">
        <Caller customer={customer} match={call.match} comments={page?.customer.comments} spellOut={ringing} />
        {ringing ? <CallerFacts page={page} /> : <Work call={call} customer={customer.id} />}
        <CustomerLists page={page} customer={customer.id} call={call} />
      </div>
      <footer class="p-foot">
        {ringing && <Hint keys="Enter" onClick={open}>{t('panel.openCustomer')}</Hint>}
        {!ringing && <Hint keys="Alt+N" onClick={focusNotes}>{t('panel.notesKey')}</Hint>}
        {!ringing && page?.openCases.length ? <Hint keys="Alt+L" onClick={linkFirst}>{t('panel.linkCaseKey')}</Hint> : null}
        {call.state !== 'wrap-up' && <Hint keys="s" onClick={other}>{t('panel.someoneElse')}</Hint>}
        {call.state === 'wrap-up' && <span class="end">{t('wrapUp.atZero')}</span>}
      </footer>
    </>
  );
}

/** What the agent does with the call: notes, disposition, new records. */
function Work({ call, customer }: { call: Call; customer: string | null }): JSX.Element {
  return (
    <section class="work">
      <CallNotes call={call} />
      <Disposition call={call} />
      {customer && <CallActions customer={customer} call={call} />}
    </section>
  );
}

function Undecided({ call }: { call: Call }): JSX.Element {
  useHotkeys({ 'Alt+N': focusNotes });
  return (
    <div class="scroll grow">
      <div class="row p5">
        <span class="grow mid">{t('chooser.undecided')}</span>
        <Button onClick={() => setCallChoice(call.id, 'suggested')}>{t('chooser.choose')}</Button>
      </div>
      <Work call={call} customer={null} />
    </div>
  );
}

/** A key hint that can be pressed. */
export function Hint({ keys, onClick, children }: { keys: string; onClick: () => void; children: ComponentChildren }): JSX.Element {
  return <button type="button" class="hint-key" onClick={onClick}><Kbd keys={keys} /> {children}</button>;
}
