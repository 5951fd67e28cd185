/** Beside the details: what is open, what is next, what was last. */
import type { ComponentChildren, JSX } from 'preact';
import type { CustomerPage } from '../../domain/views.ts';
import { formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { CaseDot, casePath, caseSign, customerPath, dueTone, href, Icon, interactionIcon, Num, optionWord, taskIcon, taskPath, useNow, useSettings } from '../kit/index.ts';

export function Overview({ page }: { page: CustomerPage }): JSX.Element {
  const settings = useSettings();
  const now = useNow(60_000);
  const { id } = page.customer;
  return (
    <aside class="side scroll" aria-label={t('customers.overview')}>
      <Lot title={t('panel.openCases')} count={page.counts.openCases} empty={t('customers.noOpenCases')}>
        {page.openCases.map((one) => (
          <li key={one.id}>
            <a class="mini" href={href(casePath(one.id))}>
              <CaseDot sign={caseSign(settings, one.status)} label={optionWord(settings, 'caseStatus', one.status)} />
              <bdi class="cut" title={one.subject}>{one.subject}</bdi>
              <span class="when"><Num>{one.caseNumber}</Num></span>
            </a>
          </li>
        ))}
      </Lot>
      <Lot title={t('customers.nextTasks')} empty={t('customers.noTasks')}>
        {page.nextTasks.map((task) => (
          <li key={task.id}>
            <a class="mini" href={href(taskPath(task.id))}>
              <Icon name={taskIcon(task)} />
              <bdi class="cut" title={task.subject}>{task.subject}</bdi>
              {task.dueAt != null && <span class={`when ${dueTone(task.dueAt, now)}`}>{formatWhen(task.dueAt, now)}</span>}
            </a>
          </li>
        ))}
      </Lot>
      <Lot title={t('panel.lastInteractions')} empty={t('customers.noInteractions')}>
        {page.lastInteractions.map((one) => (
          <li key={one.id}>
            <a class="mini tall" href={href(`${customerPath(id, 'interactions')}`)}>
              <Icon name={interactionIcon(one)} />
              <span class="col">
                <bdi class="cut" title={one.notes}>{one.notes?.split('\n')[0] || t('panel.noNotes')}</bdi>
                <span class="t-sm three">{optionWord(settings, 'disposition', one.disposition) || (one.outcome && t(`outcome.${one.outcome}`)) || t(`channel.${one.channel}`)}</span>
              </span>
              <span class="when">{formatWhen(one.startedAt, now)}</span>
            </a>
          </li>
        ))}
      </Lot>
    </aside>
  );
}

function Lot({ title, count, empty, children }: { title: string; count?: number; empty: string; children: ComponentChildren[] }): JSX.Element {
  return (
    <section>
      <div class="p-sec"><h2>{title}</h2>{count !== undefined && count > 0 && <span class="count">{count}</span>}</div>
      {children.length > 0 ? <ul>{children}</ul> : <p class="three lot-empty">{empty}</p>}
    </section>
  );
}
