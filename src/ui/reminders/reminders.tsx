/** Reminders that are due: they float over every screen until each is put off, put away or acted on. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Reminder } from '../../domain/views.ts';
import { formatMoment, formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, customerPath, dueTone, Icon, Num, personName, taskIcon, taskPath, toast, toastError, useCalls, useDial, useHost, useNotices, useNow, useQuery, Vip } from '../kit/index.ts';
import { SNOOZES, snoozeUntil } from './snooze.ts';
import type { Snooze } from './snooze.ts';

const MINUTE = 60_000;

export function Reminders(): JSX.Element | null {
  const { crm } = useHost();
  const calling = useCalls().some(({ state }) => state === 'ringing' || state === 'live');
  const [at, setAt] = useState(0);
  const [folded, fold] = useState('');
  const [open, setOpen] = useState(false);
  const { data: due = [] } = useQuery({ key: 'reminders', on: (event) => event.type === 'reminders' || event.type === 'device', read: () => crm.reminders.list() });
  const shown = due[Math.min(at, due.length - 1)];
  if (!shown) return null;
  const latest = `${due[0]?.task.id} ${due[0]?.at}`;
  // A call has the agent's eye: it is not covered, and what is due waits as one line. One that comes anew unfolds.
  if (!open && (calling || folded === latest)) return <Line count={due.length} onOpen={() => setOpen(true)} />;
  const close = () => (fold(latest), setOpen(false), setAt(0));
  return (
    <section class="remind" aria-label={t('remind.label')}>
      <Pager at={Math.min(at, due.length - 1)} of={due.length} onGo={setAt} onFold={close} />
      <Untold />
      <Card key={`${shown.task.id} ${shown.at}`} reminder={shown} />
    </section>
  );
}

/** A reminder that is seen here would not be told elsewhere: said where it matters. */
function Untold(): JSX.Element | null {
  const { state, ask } = useNotices();
  if (state === 'granted') return null;
  return <p class="t-sm three">{t(state === 'denied' ? 'remind.denied' : 'remind.unasked')} {ask && <Button tone="quiet" onClick={ask}>{t('panel.allow')}</Button>}</p>;
}

function Line({ count, onOpen }: { count: number; onOpen: () => void }): JSX.Element {
  return <button type="button" class="remind remind-line" onClick={onOpen}><Icon name="clock" />{t('remind.waiting', { count })}</button>;
}

function Pager({ at, of, onGo, onFold }: { at: number; of: number; onGo: (at: number) => void; onFold: () => void }): JSX.Element {
  return (
    <div class="row">
      <span class="three t-sm">{of > 1 ? t('remind.place', { at: at + 1, of }) : t('remind.one')}</span>
      <span class="row end">
        {of > 1 && <Button tone="quiet" icon="back" label={t('remind.previous')} disabled={at === 0} onClick={() => onGo(at - 1)} />}
        {of > 1 && <Button tone="quiet" icon="next" label={t('remind.next')} disabled={at === of - 1} onClick={() => onGo(at + 1)} />}
        <Button tone="quiet" icon="down" label={t('remind.fold')} onClick={onFold} />
      </span>
    </div>
  );
}

function Card({ reminder }: { reminder: Reminder }): JSX.Element {
  const { crm, openApp } = useHost();
  const { task, customer } = reminder;
  const call = useCallBack();
  const put = (write: Promise<void>) => void write.catch((thrown: unknown) => toastError(thrown));
  return (
    <div role="alert">
      <p class="row">
        <Icon name={taskIcon(task)} />
        <button type="button" class="link mid cut" title={task.subject} onClick={() => openApp(taskPath(task.id))}><bdi>{task.subject}</bdi></button>
      </p>
      {customer && (
        <p class="row">
          <button type="button" class="link cut" onClick={() => openApp(customerPath(customer.id))}><bdi>{personName(customer)}</bdi></button>
          {customer.vip && <Vip />}
          {customer.company && <bdi class="three cut">{customer.company}</bdi>}
        </p>
      )}
      <Due reminder={reminder} />
      <div class="row remind-do">
        {customer && task.taskType === 'call' && <Button tone="main" icon="callOut" onClick={() => put(call(customer.id))}>{t('remind.callNow')}</Button>}
        <Later onChoose={(choice) => put(crm.reminders.snooze(task.id, snoozeUntil(choice, Date.now())))} />
        <Button tone="quiet" onClick={() => put(crm.reminders.dismiss(task.id))}>{t('remind.dismiss')}</Button>
      </div>
    </div>
  );
}

/** Calls the first number that rings a person; one who has none is said to have none. */
function useCallBack(): (customer: string) => Promise<void> {
  const { crm } = useHost();
  const dial = useDial();
  return async (id) => {
    const customer = await crm.customers.get(id);
    const [phone] = Object.values(customer.phones).filter(({ kind }) => kind !== 'fax').sort((a, b) => a.order - b.order);
    if (phone) dial({ number: phone.e164 ?? phone.number, extension: phone.extension, customer });
    else toast(t('remind.noNumber'), { tone: 'harm' });
  };
}

function Due({ reminder: { task, missed } }: { reminder: Reminder }): JSX.Element | null {
  const now = useNow(MINUTE);
  if (task.dueAt == null) return null;
  return (
    <p class="t-sm" title={formatMoment(task.dueAt)}>
      <span class={dueTone(task.dueAt, now)}>{t(task.dueAt < now ? 'remind.wasDue' : 'remind.due', { when: formatWhen(task.dueAt, now) })}</span>
      {missed && <span class="three"> <Num>·</Num> {t('remind.missed')}</span>}
    </p>
  );
}

/** A list that acts on choosing, as the choices are few and the hand is on the keys. */
function Later({ onChoose }: { onChoose: (choice: Snooze) => void }): JSX.Element {
  const words = (choice: Snooze): string => (choice === 'tomorrow' ? t('remind.tomorrow') : t('remind.minutes', { count: Number(choice) }));
  return (
    <select class="btn remind-later" aria-label={t('remind.snooze')} value="" onChange={(event) => SNOOZES.includes(event.currentTarget.value as Snooze) && onChoose(event.currentTarget.value as Snooze)}>
      <option value="">{t('remind.snooze')}</option>
      {SNOOZES.map((choice) => <option key={choice} value={choice}>{words(choice)}</option>)}
    </select>
  );
}
