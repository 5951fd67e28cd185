/** Open cases, which can be linked to the call, and the last interactions. */
import type { JSX } from 'preact';
import type { Case, Interaction } from '../../domain/records.ts';
import type { Call, CustomerPage } from '../../domain/views.ts';
import { formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { CaseDot, casePath, caseSign, customerPath, Icon, interactionIcon, Num, optionWord, toastError, useHost, useSettings } from '../kit/index.ts';

export interface CustomerListsProps {
  page: CustomerPage | undefined;
  customer: string;
  call?: Call | undefined;
}

export function CustomerLists({ page, customer, call }: CustomerListsProps): JSX.Element | null {
  const host = useHost();
  if (!page) return null;
  const interactions = page.lastInteractions.filter((one) => one.id !== call?.id);
  return (
    <>
      {page.openCases.length > 0 && (
        <>
          <div class="p-sec"><h2>{t('panel.openCases')}</h2><span class="count">{page.counts.openCases}</span></div>
          <ul>{page.openCases.map((one) => <li key={one.id}><CaseRow one={one} call={call} /></li>)}</ul>
        </>
      )}
      {interactions.length > 0 && (
        <>
          <div class="p-sec">
            <h2>{t('panel.lastInteractions')}</h2>
            <button type="button" class="end link t-sm" onClick={() => host.openApp(customerPath(customer, 'interactions'))}>{t('panel.allInteractions', { count: page.counts.interactions })}</button>
          </div>
          <ul>{interactions.map((one) => <li key={one.id}><InteractionRow one={one} onOpen={() => host.openApp(customerPath(customer, 'interactions'))} /></li>)}</ul>
        </>
      )}
    </>
  );
}

/** During a call a click links and unlinks the case; without one it opens it. */
function CaseRow({ one, call }: { one: Case; call: Call | undefined }): JSX.Element {
  const host = useHost();
  const settings = useSettings();
  const linked = call?.caseId === one.id;
  const press = () => {
    if (!call || call.state === 'ringing') return host.openApp(casePath(one.id));
    void host.crm.calls.linkCase(call.id, linked ? null : one.id).catch((thrown: unknown) => toastError(thrown));
  };
  const status = optionWord(settings, 'caseStatus', one.status);
  return (
    <button type="button" class={linked ? 'mini is-on' : 'mini'} data-row aria-pressed={call && call.state !== 'ringing' ? linked : undefined} onClick={press}>
      <CaseDot sign={caseSign(settings, one.status)} label={status} />
      <span class="col">
        <bdi class="cut" title={one.subject}>{one.subject}</bdi>
        {linked && <span class="linked"><Icon name="link" small />{t('call.linkedCase')}</span>}
      </span>
      <span class="when"><Num>{one.caseNumber}</Num></span>
    </button>
  );
}

function InteractionRow({ one, onOpen }: { one: Interaction; onOpen: () => void }): JSX.Element {
  const settings = useSettings();
  const words = one.notes?.split('\n')[0] || optionWord(settings, 'disposition', one.disposition) || (one.outcome ? t(`outcome.${one.outcome}`) : t('panel.noNotes'));
  return (
    <button type="button" class="mini" data-row onClick={onOpen}>
      <Icon name={interactionIcon(one)} />
      <bdi class="cut" title={words}>{words}</bdi>
      <span class="when">{formatWhen(one.startedAt)}</span>
    </button>
  );
}
