/** Unitary view: the list, one case to read, and its history beside it where there is room. */
import type { ComponentChildren, ComponentType, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Case } from '../../domain/records.ts';
import { formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, CaseDot, caseSign, navigate, Num, optionWord, useHotkeys, useSettings, type Rows } from '../kit/index.ts';
import { CaseView } from './case-view.tsx';

export interface OneAtATimeProps {
  rows: Rows<Case>;
  chosen: string;
  path: string;
  views: ComponentChildren;
  history: ComponentType<{ id: string }>;
}

/** Rows drawn around the chosen one; a list of cases is read from its top. */
const SHOWN = 200;

export function OneAtATime({ rows, chosen, path, views, history: History }: OneAtATimeProps): JSX.Element {
  const settings = useSettings();
  const total = rows.total ?? 0;
  const listed = Array.from({ length: Math.min(total, SHOWN) }, (_, at) => rows.at(at)).filter((one) => one !== undefined);
  const at = Math.max(0, listed.findIndex((one) => one.id === chosen));
  const one = listed[at];
  const go = (to: number) => listed[to] && navigate(`${path}?one=${listed[to].id}`, { replace: true });
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => rows.show(0, Math.min(Math.max(total, 1), SHOWN) - 1), [total]);
  useEffect(() => list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }), [chosen]);
  useHotkeys({ j: () => go(at + 1), k: () => go(at - 1) });
  const sign = (status: string) => caseSign(settings, status);
  const groups = [
    { title: t('cases.open'), cases: listed.filter((item) => sign(item.status) !== 'done') },
    { title: t('cases.closed'), cases: listed.filter((item) => sign(item.status) === 'done') },
  ].filter((group) => group.cases.length > 0);
  return (
    <div class="grow unitary">
      <nav class="col well" aria-label={t('app.cases')}>
        <div class="row views">{views}</div>
        <div class="scroll grow">
          {groups.map((group) => (
            <section key={group.title}>
              <h2 class="eyebrow group-head">{group.title} {group.cases.length}</h2>
              <ul ref={list} class="ruled">
                {group.cases.map((item) => (
                  <li key={item.id}>
                    <a class={item.id === one?.id ? 'casex is-on' : 'casex'} aria-current={item.id === one?.id || undefined} href={`#${path}?one=${item.id}`} onClick={(event) => (event.preventDefault(), go(listed.indexOf(item)))}>
                      <CaseDot sign={sign(item.status)} label={optionWord(settings, 'caseStatus', item.status)} />
                      <bdi class={sign(item.status) === 'done' ? 'cut two ttl' : 'mid cut ttl'}>{item.subject}</bdi>
                      <span class="t-sm three ref"><Num>{item.caseNumber}</Num></span>
                      <span class="t-sm three">{formatWhen(item.lastActivityAt)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </nav>
      {one && (
        <CaseView
          key={one.id} id={one.id}
          pager={
            <span class="end row pager">
              <span class="three t-sm">{t('cases.at', { at: at + 1, total })}</span>
              <Button tone="quiet" icon="back" label={t('cases.previous')} disabled={at === 0} onClick={() => go(at - 1)} />
              <Button tone="quiet" icon="next" label={t('cases.next')} disabled={at >= listed.length - 1} onClick={() => go(at + 1)} />
            </span>
          }
        />
      )}
      {one && <aside class="side scroll" aria-label={t('app.history')}><h2 class="strong side-head">{t('app.history')}</h2><History key={one.id} id={one.id} /></aside>}
    </div>
  );
}
