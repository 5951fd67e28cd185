/** Linking a contact to what it is about: a case or a task of the customer, closed ones among them. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Call } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, CaseDot, caseSign, Icon, Num, optionWord, runHotkey, taskIcon, toastError, useHost, useQuery, useSettings } from '../kit/index.ts';
import { setCallChoice } from './choice.ts';
import { moveFocus } from './row-focus.ts';

/** As many as are looked through without searching. */
const SHOWN = 20;

export function LinkForm({ customer, call, onClose }: { customer: string; call: Call; onClose: () => void }): JSX.Element {
  const { crm } = useHost();
  const settings = useSettings();
  const box = useRef<HTMLElement>(null);
  const cases = useQuery({ key: `link cases ${customer}`, on: ['case'], read: () => crm.cases.list({ customerId: customer, limit: SHOWN }) }).data?.rows ?? [];
  const tasks = useQuery({ key: `link tasks ${customer}`, on: ['task'], read: () => crm.tasks.list({ customerId: customer, limit: SHOWN }) }).data?.rows ?? [];
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-row]')?.focus(), [cases.length > 0]);
  const link = (work: Promise<void>) => void work.then(onClose, (thrown: unknown) => toastError(thrown));
  const other = () => (setCallChoice(call.id, 'search'), onClose());
  return (
    <section ref={box} class="card panel-form link-form" aria-label={t('action.linkRecord')} onKeyDown={(event) => void runHotkey({ Escape: onClose, ArrowDown: () => moveFocus(1), ArrowUp: () => moveFocus(-1) }, event)}>
      <h2 class="strong">{t('action.linkRecord')}</h2>
      <ul>
        {cases.map((one) => (
          <li key={one.id}>
            <button type="button" class={call.caseId === one.id ? 'mini is-on' : 'mini'} data-row aria-pressed={call.caseId === one.id} onClick={() => link(crm.calls.linkCase(call.id, call.caseId === one.id ? null : one.id))}>
              <CaseDot sign={caseSign(settings, one.status)} label={optionWord(settings, 'caseStatus', one.status)} />
              <bdi class="cut">{one.subject}</bdi>
              <span class="when"><Num>{one.caseNumber}</Num></span>
            </button>
          </li>
        ))}
        {tasks.map((one) => (
          <li key={one.id}>
            <button type="button" class={call.taskId === one.id ? 'mini is-on' : 'mini'} data-row aria-pressed={call.taskId === one.id} onClick={() => link(crm.calls.linkTask(call.id, call.taskId === one.id ? null : one.id))}>
              <Icon name={taskIcon(one)} />
              <bdi class="cut">{one.subject}</bdi>
              <span class="when">{t('action.task')}</span>
            </button>
          </li>
        ))}
        <li><button type="button" class="mini" data-row onClick={other}><Icon name="people" /><span class="cut">{t('panel.someoneElse')}</span></button></li>
      </ul>
      <div class="row"><Button tone="quiet" class="pull" onClick={onClose}>{t('action.cancel')}</Button></div>
    </section>
  );
}
