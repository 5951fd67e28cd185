/** A contact that is loaded without being in progress: one of the latest, or a customer that was looked up. */
import type { JSX } from 'preact';
import type { Interaction } from '../../../domain/records.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Button, centrePath, customerPath, EmptyState, href, Icon, interactionIcon, interactionsPath, navigate, optionWord, useHost, useQuery, useSettings, wordError } from '../../kit/index.ts';
import { CallActions, Caller, CallerFacts, CreateForm, CustomerLists, useCustomerPage } from '../../calls/index.ts';

export function ContactScreen({ customer, interaction }: { customer?: string; interaction?: string }): JSX.Element {
  const { crm } = useHost();
  const { data: one, error } = useQuery({ key: interaction === undefined ? null : `interaction ${interaction}`, on: ['interaction'], read: () => crm.interactions.get(interaction as string) });
  if (error && !one) return <EmptyState icon="history" title={wordError(error)} />;
  if (interaction !== undefined && !one) return <div class="grow" aria-busy="true" />;
  const id = one?.customerId ?? customer;
  return id ? <Known customer={id} one={one} /> : <Unknown one={one} />;
}

function Known({ customer, one }: { customer: string; one: Interaction | undefined }): JSX.Element {
  const page = useCustomerPage(customer);
  return (
    <>
      <section class="col centre-main" aria-label={t('centre.contact')}>
        <div class="scroll grow centre-work">
          {page && <Caller customer={{ ...page.customer, openCases: page.counts.openCases }} comments={page.customer.comments} spellOut />}
          <CallActions customer={customer} />
          {one && <Logged one={one} />}
        </div>
        <footer class="p-foot big"><Button tone="quiet" class="pull" onClick={() => navigate(customerPath(customer))}>{t('panel.openCustomer')}</Button></footer>
      </section>
      <aside class="col centre-side scroll" aria-label={t('customer.label')}>
        <CallerFacts page={page} reach />
        <CustomerLists page={page} customer={customer} />
      </aside>
    </>
  );
}

function Logged({ one }: { one: Interaction }): JSX.Element {
  const settings = useSettings();
  return (
    <section class="col centre-logged">
      <h2 class="strong row"><Icon name={interactionIcon(one)} />{formatMoment(one.startedAt)}{one.disposition && <span class="three">{optionWord(settings, 'disposition', one.disposition)}</span>}</h2>
      <p class="prose"><bdi>{one.notes || t('panel.noNotes')}</bdi></p>
      <a class="link" href={href(`${interactionsPath}/${one.id}`)}>{t('centre.openInteraction')}</a>
    </section>
  );
}

/** Nobody has the caller ID: who it was can still be told. */
function Unknown({ one }: { one: Interaction | undefined }): JSX.Element {
  const { crm } = useHost();
  const contact = one?.callerKey ? { kind: one.callerKey.includes('@') ? ('email' as const) : ('phone' as const), value: one.callerKey } : null;
  const done = async (id: string) => {
    if (one) await crm.interactions.edit(one.id, { customerId: id }).catch(() => undefined);
    navigate(`${centrePath}?customer=${id}`, { replace: true });
  };
  return <section class="col centre-main" aria-label={t('centre.contact')}><CreateForm contact={contact} onDone={(id) => void done(id)} onLeave={() => navigate(centrePath)} /></section>;
}
