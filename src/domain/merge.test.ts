import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, ChangeOp, FieldChanges } from './change.ts';
import { ZERO, stampOf, tick } from './clock.ts';
import { applyBatchWrite, applyChange } from './merge.ts';
import type { BatchWrite } from './merge.ts';
import { isAlive } from './row.ts';
import type { Row } from './row.ts';

/** Readings 1, 2, 3 … of a clock; a higher one is later. */
const at = (n: number): string => Array.from({ length: n }).reduce<string>((hlc) => tick(hlc, 0), ZERO);

function change(replica: string, n: number, op: ChangeOp, fields?: Record<string, unknown>, seen?: Record<string, number>): Change {
  const both: FieldChanges | undefined = fields && Object.fromEntries(Object.entries(fields).map(([path, to]) => [path, [null, to]]));
  const known = seen && Object.fromEntries(Object.entries(seen).map(([id, reading]) => [id, at(reading)]));
  return { replica, seq: n, hlc: at(n), commit: `${replica}${n}`, agent: replica, path: 'typed', op, type: 'customer', record: 'r', digest: '', chain: '', ...(both && { fields: both }), ...(known && { seen: known }) };
}

const create = change('a', 1, 'create', { firstName: 'Ada', lastName: 'L', 'phones.p': { number: '1' } });

/** What matters of a row: its values, and whether people see it. */
function outcome(row: Row | undefined): unknown {
  if (!row) return null;
  const { _, id: _id, createdAt: _c, updatedAt: _u, createdBy: _cb, updatedBy: _ub, ...fields } = row;
  return { alive: isAlive(row), erased: _.e !== undefined, ...fields };
}

function apply(changes: readonly Change[]): Row | undefined {
  return changes.reduce<Row | undefined>((row, one) => applyChange(row, one), undefined);
}

const BASE = { alive: true, erased: false, firstName: 'Ada', lastName: 'L', phones: { p: { number: '1' } } };
const GONE = { alive: false, erased: true };

/** Each pair is concurrent on replicas a and b after the same creation; the higher reading is the later write. */
const PAIRS: [name: string, first: Change, second: Change, expected: unknown][] = [
  ['edit/edit of one field: the later wins', change('a', 2, 'edit', { firstName: 'X' }), change('b', 3, 'edit', { firstName: 'Y' }), { ...BASE, firstName: 'Y' }],
  ['edit/edit of one field at one reading: the higher replica wins', change('a', 2, 'edit', { firstName: 'X' }), change('b', 2, 'edit', { firstName: 'Y' }), { ...BASE, firstName: 'Y' }],
  ['edit/edit of two fields: both stay', change('a', 2, 'edit', { firstName: 'X' }), change('b', 3, 'edit', { lastName: 'Y' }), { ...BASE, firstName: 'X', lastName: 'Y' }],
  ['edit/clear: the later wins', change('a', 2, 'edit', { lastName: 'X' }), change('b', 3, 'edit', { lastName: null }), { alive: true, erased: false, firstName: 'Ada', phones: BASE.phones }],
  ['edit/delete, delete later: the edit wins, flagged', change('a', 2, 'edit', { firstName: 'X' }), change('b', 3, 'delete', undefined, { a: 1, b: 3 }), { ...BASE, firstName: 'X', flags: ['edited-after-delete'] }],
  ['edit/delete, edit later: the edit wins, flagged', change('a', 4, 'edit', { firstName: 'X' }), change('b', 3, 'delete', undefined, { a: 1, b: 3 }), { ...BASE, firstName: 'X', flags: ['edited-after-delete'] }],
  ['delete/delete: deleted', change('a', 2, 'delete', undefined, { a: 2 }), change('b', 3, 'delete', undefined, { a: 1, b: 3 }), { ...BASE, alive: false }],
  ['delete/restore: the later wins', change('a', 2, 'delete', undefined, { a: 2 }), change('b', 3, 'restore'), BASE],
  ['add/add of two phones: both stay', change('a', 2, 'edit', { 'phones.x': { number: '2' } }), change('b', 3, 'edit', { 'phones.y': { number: '3' } }), { ...BASE, phones: { p: { number: '1' }, x: { number: '2' }, y: { number: '3' } } }],
  ['edit/remove of one phone: the later wins', change('a', 2, 'edit', { 'phones.p': { number: '9' } }), change('b', 3, 'edit', { 'phones.p': null }), { ...BASE, phones: {} }],
  ['add/delete of the record: the addition wins, flagged', change('a', 2, 'edit', { 'phones.x': { number: '2' } }), change('b', 3, 'delete', undefined, { a: 1, b: 3 }), { ...BASE, phones: { p: { number: '1' }, x: { number: '2' } }, flags: ['edited-after-delete'] }],
  ['merge/merge into two customers: the later redirect wins', change('a', 2, 'edit', { mergedInto: 'm' }), change('b', 3, 'edit', { mergedInto: 'n' }), { ...BASE, mergedInto: 'n' }],
  ['merge/edit: both', change('a', 2, 'edit', { mergedInto: 'm' }), change('b', 3, 'edit', { firstName: 'Y' }), { ...BASE, firstName: 'Y', mergedInto: 'm' }],
  ['merge/delete: the merge wins, flagged', change('a', 2, 'edit', { mergedInto: 'm' }), change('b', 3, 'delete', undefined, { a: 1, b: 3 }), { ...BASE, mergedInto: 'm', flags: ['edited-after-delete'] }],
  ['erase/edit: erased', change('a', 2, 'erase'), change('b', 3, 'edit', { firstName: 'Y' }), GONE],
  ['erase/delete: erased', change('a', 2, 'erase'), change('b', 3, 'delete', undefined, { a: 1 }), GONE],
  ['erase/restore: erased', change('a', 2, 'erase'), change('b', 3, 'restore'), GONE],
  ['erase/erase: erased', change('a', 2, 'erase'), change('b', 3, 'erase'), GONE],
  ['erase/merge: erased', change('a', 2, 'erase'), change('b', 3, 'edit', { mergedInto: 'm' }), GONE],
  ['create/create of one id: every field by its own stamp', change('b', 3, 'create', { firstName: 'Bo', company: 'C' }), change('a', 2, 'edit', { lastName: 'Z' }), { ...BASE, firstName: 'Bo', company: 'C', lastName: 'Z' }],
];

describe('pairs of operations', () => {
  it.each(PAIRS)('%s', (_name, first, second, expected) => {
    for (const order of [[create, first, second], [create, second, first], [first, create, second], [second, first, create]]) {
      expect(outcome(apply(order))).toEqual(expected);
      expect(outcome(apply([...order, ...order]))).toEqual(expected);
    }
  });

  it('an edit that came before a creation speaks for no value that the creation brings', () => {
    const [early, late, again] = [change('a', 2, 'edit', { firstName: null }), change('a', 4, 'edit', { firstName: null }), change('a', 5, 'create', { firstName: 'Z' })];
    expect(outcome(apply([early, again, late, create]))).toEqual(outcome(apply([create, early, late, again])));
  });

  it('a delete that saw the edit deletes', () => {
    const row = apply([create, change('a', 2, 'edit', { firstName: 'X' }), change('b', 3, 'delete', undefined, { a: 2, b: 3 })]);
    expect(outcome(row)).toEqual({ ...BASE, firstName: 'X', alive: false });
  });
});

describe('any sequence', () => {
  const path = fc.constantFrom('firstName', 'company', 'phones.p', 'phones.q', 'mergedInto');
  const step = fc.record({ replica: fc.constantFrom('a', 'b', 'c'), op: fc.constantFrom<ChangeOp>('edit', 'edit', 'edit', 'delete', 'restore', 'create', 'erase'), path, value: fc.option(fc.string(), { nil: null }), seen: fc.nat(12) });

  it('gives the same record in any order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 9 }), fc.infiniteStream(fc.nat()), (steps, dice) => {
        const changes = [create, ...steps.map(({ replica, op, path: field, value, seen }, i) => change(replica, i + 2, op, { [field]: value }, { a: seen, b: seen, c: seen }))];
        const shuffled = changes.map((one) => [dice.next().value as number, one] as const).sort(([x], [y]) => x - y).map(([, one]) => one);
        expect(outcome(apply(shuffled))).toEqual(outcome(apply(changes)));
      }),
    );
  });

  it('a batch row merges like the change it stands for, twice like once', () => {
    const write: BatchWrite = { type: 'customer', id: 'r', op: 'create', fields: { firstName: [null, 'Imported'], lastName: [null, 'L'] }, salt: '' };
    const origin = { batch: 'b1', chunk: 0, stamp: stampOf(at(2), 'a'), agent: 'a' };
    const edit = change('b', 3, 'edit', { firstName: 'Edited' });
    const before = applyBatchWrite(applyChange(undefined, edit), write, origin);
    const after = applyChange(applyBatchWrite(undefined, write, origin), edit);
    expect(outcome(before)).toEqual(outcome(after));
    expect(outcome(applyBatchWrite(after, write, origin))).toEqual(outcome(after));
    expect(after._).toMatchObject({ b: 'b1', c: 0 });
  });
});
