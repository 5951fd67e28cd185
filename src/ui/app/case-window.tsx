/** A case in a window over whatever the agent is doing: to write, to read, to move on. It can grow, or become a page. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Button, casePath, navigate, Num, personName, runHotkey, useHost, useQuery } from '../kit/index.ts';
import { CaseForm, CaseView } from '../cases/index.ts';
import { caseWindow, setCaseWindow, type CaseWindowState } from './state.ts';

export function CaseWindow(): JSX.Element | null {
  const state = caseWindow();
  return state && <Window key={state.caseId ?? `new ${state.customer}`} state={state} />;
}

function Window({ state }: { state: CaseWindowState }): JSX.Element {
  const { crm } = useHost();
  const { caseId, customer, expanded } = state;
  const box = useRef<HTMLElement>(null);
  const one = useQuery({ key: caseId ? `case ${caseId}` : null, on: ['case'], read: () => crm.cases.get(caseId as string) }).data;
  const person = useQuery({ key: customer ? `customer ${customer}` : null, on: ['customer'], read: () => crm.customers.get(customer as string) }).data;
  useEffect(() => void (box.current?.contains(document.activeElement) || box.current?.focus()), []);
  const close = () => setCaseWindow(null);
  const toPage = () => {
    close();
    navigate(caseId ? casePath(caseId) : `/cases/new${customer ? `?customer=${customer}` : ''}`);
  };
  const title = caseId ? t('app.caseTitle') : t('app.newCase');
  return (
    <section ref={box} class={expanded ? 'case-window is-wide' : 'case-window'} role="dialog" tabIndex={-1} aria-label={title} onKeyDown={(event) => void runHotkey({ Escape: close }, event)}>
      <div class="row window-head">
        <h2 class="strong cut">{title}{one && <> <Num>{one.caseNumber}</Num></>}{person && <span class="three"> <bdi>{personName(person)}</bdi></span>}</h2>
        <span class="end row">
          <Button tone="quiet" icon="split" label={expanded ? t('app.smaller') : t('app.larger')} aria-pressed={expanded} onClick={() => setCaseWindow({ expanded: !expanded })} />
          <Button tone="quiet" icon="open" label={t('app.asPage')} onClick={toPage} />
          <Button tone="quiet" icon="close" label={t('toast.close')} onClick={close} />
        </span>
      </div>
      {caseId ? <CaseView id={caseId} withCustomer /> : <CaseForm customer={customer} onDone={(id) => setCaseWindow({ caseId: id })} onCancel={close} />}
    </section>
  );
}
