/** Unitary view: the list, one case to read, and its history beside it where there is room. */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Case } from '../../domain/records.ts';
import { formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, CaseDot, casePath, caseSign, Num, optionWord, useHotkeys, useQuery, useSettings } from '../kit/index.ts';
import type { ListBody, Rows } from '../kit/list/index.ts';
import { CaseView } from './case-view.tsx';

export interface OneAtATimeProps extends ListBody<Case> {
  /** Id of the case on show; '' for the first of the list. */
  chosen: string;
  show: (id: string) => void;
  history: ComponentType<{ id: string }>;
}

/** Rows drawn around the chosen one, and how near the edge of them it may come before they move on. */
const SHOWN = 200;
const EDGE = 10;

export function OneAtATime({ rows, name, chosen, show, locate, history: History }: OneAtATimeProps): JSX.Element {
  const settings = useSettings();
  const total = rows.total ?? 0;
  const { at, listed } = useAround(rows, chosen, name, locate);
  const one = rows.at(at);
  const go = (to: number) => {
    const next = to >= 0 ? rows.at(to) : undefined;
    if (next) show(next.id);
  };
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }), [chosen]);
  useHotkeys({ j: () => go(at + 1), k: () => go(at - 1) });
  const sign = (status: string) => caseSign(settings, status);
  const groups = [
    { title: t('cases.open'), cases: listed.filter(({ item }) => sign(item.status) !== 'done') },
    { title: t('cases.closed'), cases: listed.filter(({ item }) => sign(item.status) === 'done') },
  ].filter((group) => group.cases.length > 0);
  return (
    <div class="grow unitary">
      <nav class="col well" aria-label={t('app.cases')}>
        <div class="scroll grow">
          {groups.map((group) => (
            <section key={group.title}>
              <h2 class="eyebrow group-head">{group.title}{total <= SHOWN && ` ${group.cases.length}`}</h2>
              <ul ref={list} class="ruled">
                {group.cases.map(({ item, index }) => (
                  <li key={item.id}>
                    <a class={item.id === one?.id ? 'casex is-on' : 'casex'} aria-current={item.id === one?.id || undefined} href={`#${casePath(item.id)}`} onClick={(event) => (event.preventDefault(), go(index))}>
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
              <Button tone="quiet" icon="next" label={t('cases.next')} disabled={at >= total - 1} onClick={() => go(at + 1)} />
            </span>
          }
        />
      )}
      {one && <aside class="side scroll" aria-label={t('app.history')}><h2 class="strong side-head">{t('app.history')}</h2><History key={one.id} id={one.id} /></aside>}
    </div>
  );
}

/** The rows around the chosen case, wherever it stands in a list of any length; they move on before it comes to their edge. */
function useAround(rows: Rows<Case>, chosen: string, name: string, locate: (id: string) => Promise<number | null>): { at: number; listed: { item: Case; index: number }[] } {
  const total = rows.total ?? 0;
  const [from, start] = useState(0);
  const indexes = Array.from({ length: Math.max(0, Math.min(total - from, SHOWN)) }, (_, i) => from + i);
  const listed = indexes.map((index) => ({ item: rows.at(index), index })).filter((row): row is { item: Case; index: number } => row.item !== undefined);
  const near = listed.find(({ item }) => item.id === chosen)?.index;
  const located = useQuery({ key: near === undefined && chosen !== '' ? `at ${name} ${chosen}` : null, on: [], read: () => locate(chosen) }).data;
  const at = near ?? located ?? 0;
  useEffect(() => {
    const [before, after] = [at - from, from + SHOWN - 1 - at];
    if ((before < EDGE && from > 0) || (after < EDGE && from + SHOWN < total)) start(Math.max(0, at - SHOWN / 2));
  }, [at, from, total]);
  useEffect(() => rows.show(from, Math.max(from, Math.min(total, from + SHOWN) - 1)), [from, total]);
  return { at, listed };
}
