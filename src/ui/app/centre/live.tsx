/** A contact in progress: its band, whom it is from, and what the agent does with it. */
import type { JSX } from 'preact';
import type { Call, CustomerPage } from '../../../domain/views.ts';
import { t } from '../../../i18n/index.ts';
import { Button, LinkBanner, useHost } from '../../kit/index.ts';
import { Band, CallActions, callChoice, CallKeys, CallNotes, Caller, CallerFacts, callsToday, Chooser, CreateForm, CustomerLists, Disposition, focusNotes, PersonSearch, setCallChoice, useCustomerPage } from '../../calls/index.ts';
import { useHotkeys } from '../../kit/index.ts';

export function LiveScreen({ call }: { call: Call }): JSX.Element {
  const { kind } = useHost();
  const page = useCustomerPage(call.customer?.id ?? null);
  const choice = callChoice(call.id);
  const today = callsToday(call, page);
  const known = call.customer && choice === 'suggested';
  return (
    <>
      <section class="col centre-main" aria-label={t('centre.contact')}>
        <Band call={call} callsToday={today} />
        {kind === 'panel' && <LinkBanner />}
        {choice === 'search' ? <PersonSearch call={call} />
          : known ? <Work call={call} page={page} />
          : choice === 'create' ? <CreateForm contact={call.contact} call={call} tab={call.tab ?? null} />
          : choice === 'later' ? <Undecided call={call} />
          : call.matches.length > 0 ? <Chooser call={call} />
          : <CreateForm contact={call.contact} call={call} tab={call.tab ?? null} />}
      </section>
      {known && call.customer && <CustomerSide call={call} page={page} />}
    </>
  );
}

function Work({ call, page }: { call: Call; page: CustomerPage | undefined }): JSX.Element {
  return (
    <>
      <CallKeys call={call} page={page} />
      <div class="scroll grow centre-work">
        {call.customer && <CallActions customer={call.customer.id} call={call} />}
        <Disposition call={call} />
        <CallNotes call={call} rows={8} />
      </div>
      <footer class="p-foot">
        {call.state === 'wrap-up' && <span class="end">{t('wrapUp.atZero')}</span>}
        {call.state !== 'wrap-up' && <Button tone="quiet" class="pull" keys="s" onClick={() => setCallChoice(call.id, 'search')}>{t('panel.someoneElse')}</Button>}
      </footer>
    </>
  );
}

function Undecided({ call }: { call: Call }): JSX.Element {
  useHotkeys({ 'Alt+N': focusNotes });
  return (
    <div class="scroll grow centre-work">
      <div class="row">
        <span class="grow mid">{t('chooser.undecided')}</span>
        <Button onClick={() => setCallChoice(call.id, 'suggested')}>{t('chooser.choose')}</Button>
      </div>
      <Disposition call={call} />
      <CallNotes call={call} rows={8} />
    </div>
  );
}

/** Who it is, why it matched, what is open and what was before. */
function CustomerSide({ call, page }: { call: Call; page: CustomerPage | undefined }): JSX.Element {
  return (
    <aside class="col centre-side scroll" aria-label={t('customer.label')}>
      {call.customer && <Caller customer={call.customer} match={call.match} comments={page?.customer.comments} spellOut />}
      <CallerFacts page={page} />
      {call.customer && <CustomerLists page={page} customer={call.customer.id} call={call} />}
    </aside>
  );
}
