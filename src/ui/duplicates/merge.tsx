/** Merging two customers: who stays, field by field what holds, and what the two will be together. One click takes it back. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Customer } from '../../domain/records.ts';
import type { CustomerPage } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, customerPath, EmptyState, fieldWord, href, Icon, navigate, Num, personName, personTitle, TableFoot, toast, toastError, useGuard, useHost, useHotkeys, useQuery, useValueWords, valueWord, wordError, type ValueWords } from '../kit/index.ts';
import { fieldsOf, firstChoice, linesOf, type Choice, type Line } from './choices.ts';

export function MergeScreen({ id, other }: { id: string; other: string }): JSX.Element {
  const { crm } = useHost();
  const [swapped, swap] = useState(false);
  const [keepId, loseId] = swapped ? [other, id] : [id, other];
  const { data, error } = useQuery({ key: `merge ${keepId} ${loseId}`, on: ['customer', 'case', 'task', 'interaction'], read: () => Promise.all([crm.customers.page(keepId), crm.customers.page(loseId)]) });
  useEffect(() => void (document.title = `${t('merge.title')} – Ringside`), []);
  if (error) return <EmptyState icon="warning" title={wordError(error)} />;
  if (!data) return <div class="grow" aria-busy="true" />;
  const [keep, lose] = data;
  if (keep.customer.id === lose.customer.id) return <EmptyState icon="people" title={t('merge.already')} actions={<Button onClick={() => navigate(customerPath(keep.customer.id), { replace: true })}>{t('panel.openCustomer')}</Button>} />;
  return <Merge key={keepId} keep={keep} lose={lose} onSwap={() => swap(!swapped)} />;
}

function Merge({ keep, lose, onSwap }: { keep: CustomerPage; lose: CustomerPage; onSwap: () => void }): JSX.Element {
  const { crm } = useHost();
  const guard = useGuard()('customer.delete');
  const values = useValueWords();
  const [choices, choose] = useState<Record<string, Choice>>({});
  const lines = linesOf(keep.customer, lose.customer);
  const merge = async (): Promise<void> => {
    try {
      const kept = await crm.customers.merge({ keep: keep.customer.id, lose: lose.customer.id, fields: fieldsOf(lines, choices) });
      // The one that goes always changed: its last commit is the merge.
      const [entry] = await crm.history.of('customer', lose.customer.id, { limit: 1 });
      navigate(customerPath(kept.id), { replace: true });
      toast(t('merge.done', { name: personName(kept) }), { undo: entry && (() => void crm.history.undo(entry.commit).then(() => toast(t('merge.undone')), toastError)) });
    } catch (thrown) {
      toastError(thrown);
    }
  };
  useHotkeys({ 'Mod+Enter': guard.disabled ? undefined : () => void merge() });
  return (
    <>
      <header class="head person-head">
        <a class="back three t-sm" href={href(customerPath(keep.customer.id))}><Icon name="back" small />{personName(keep.customer)}</a>
        <h1>{t('merge.title')}</h1>
      </header>
      <div class="sep" />
      <div class="scroll grow"><div class="merge">
        <table class="merge-table">
          <thead><tr><th scope="col"><span class="sr">{t('merge.field')}</span></th><Who person={keep.customer} words={t('merge.stays')} /><Who person={lose.customer} words={t('merge.goes')} action={<Button icon="transfer" onClick={onSwap}>{t('merge.swap')}</Button>} /></tr></thead>
          <tbody>
            {lines.map((line) => <FieldLine key={line.path} line={line} values={values} chosen={choices[line.path] ?? firstChoice(line)} onChoose={(choice) => choose((before) => ({ ...before, [line.path]: choice }))} />)}
            {lines.length === 0 && <tr><td class="three" colSpan={3}>{t('merge.same')}</td></tr>}
          </tbody>
        </table>
        <Together keep={keep} lose={lose} />
      </div></div>
      <TableFoot>
        <Button tone="quiet" class="pull" onClick={() => history.back()}>{t('action.cancel')}</Button>
        <span class="end row"><Button tone="main" keys="Mod+Enter" {...guard} onClick={() => void merge()}>{t('merge.do', { name: personName(keep.customer) })}</Button></span>
      </TableFoot>
    </>
  );
}

function Who({ person, words, action }: { person: Customer; words: string; action?: JSX.Element }): JSX.Element {
  return <th scope="col"><span class="three t-sm">{words}</span><span class="row wraps"><bdi class="strong">{personName(person)}</bdi><span class="three"><Num>{person.accountNumber}</Num></span>{action}</span></th>;
}

interface FieldLineProps {
  line: Line;
  values: ValueWords;
  chosen: Choice;
  onChoose: (choice: Choice) => void;
}

function FieldLine({ line, values, chosen, onChoose }: FieldLineProps): JSX.Element {
  const label = LABELS[line.path] ? t(LABELS[line.path]!) : fieldWord(line.path, values.fields);
  const word = (value: unknown): string => (typeof value === 'object' && value !== null ? addressWord(value as Record<string, unknown>, values) : valueWord('customer', line.path, value, values));
  const both = line.path === 'comments' && Boolean(line.keep) && Boolean(line.lose);
  return (
    <tr>
      <th scope="row">{label}</th>
      {(['keep', 'lose'] as const).map((side) => (
        <td key={side}>
          <label class={chosen === side || chosen === 'both' ? 'pick is-on' : 'pick'}>
            <input type="radio" class="radio" name={`merge-${line.path}`} checked={chosen === side} onChange={() => onChoose(side)} />
            <span class="sr">{label}: </span>
            {word(line[side]) ? <bdi class="lines-of">{word(line[side])}</bdi> : <span class="three">{t('merge.empty')}</span>}
          </label>
          {side === 'lose' && both && <label class="pick-both t-sm"><input type="radio" class="radio" name={`merge-${line.path}`} checked={chosen === 'both'} onChange={() => onChoose('both')} />{t('merge.both')}</label>}
        </td>
      ))}
    </tr>
  );
}

const LABELS: Record<string, 'merge.primaryAddress' | 'merge.secondaryAddress' | undefined> = { primaryAddress: 'merge.primaryAddress', secondaryAddress: 'merge.secondaryAddress' };

function addressWord(address: Record<string, unknown>, values: ValueWords): string {
  return ['street1', 'street2', 'postcode', 'city', 'state', 'country'].map((part) => valueWord('customer', `primaryAddress.${part}`, address[part], values)).filter(Boolean).join('\n');
}

/** What the two will be as one. */
function Together({ keep, lose }: { keep: CustomerPage; lose: CustomerPage }): JSX.Element {
  const values = useValueWords();
  const elements = (head: 'phones' | 'emails') => [...new Set([keep, lose].flatMap(({ customer }) => Object.entries(customer[head]).map(([id, one]) => valueWord('customer', `${head}.${id}`, one, values))))];
  const sum = (count: keyof CustomerPage['counts']) => keep.counts[count] + lose.counts[count];
  return (
    <section class="col merge-after" aria-label={t('merge.after')}>
      <h2 class="strong">{t('merge.after')}</h2>
      <dl class="facts wide">
        <dt>{t('customers.phone')}</dt><dd class="col">{elements('phones').map((word) => <bdi key={word}>{word}</bdi>)}</dd>
        <dt>{t('customer.email')}</dt><dd class="col">{elements('emails').map((word) => <Num key={word}>{word}</Num>)}</dd>
        <dt>{t('app.cases')}</dt><dd>{t('merge.sum', { keep: keep.counts.cases, lose: lose.counts.cases, sum: sum('cases') })}</dd>
        <dt>{t('app.tasks')}</dt><dd>{t('merge.sum', { keep: keep.counts.tasks, lose: lose.counts.tasks, sum: sum('tasks') })}</dd>
        <dt>{t('app.interactions')}</dt><dd>{t('merge.sum', { keep: keep.counts.interactions, lose: lose.counts.interactions, sum: sum('interactions') })}</dd>
      </dl>
      <p class="three">{t('merge.redirect', { who: personTitle(lose.customer) })}</p>
    </section>
  );
}
