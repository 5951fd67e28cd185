/** Which slots pass a tree of predicates: each leaf asks the dictionaries, then marks rows by code. */
import { storedOrder } from './compare.ts';
import { markRows, passing } from './column.ts';
import type { ListField } from '../../domain/list-fields.ts';
import type { Predicate, Tree } from './predicate.ts';
import type { Snapshot } from './snapshot.ts';

/** 1 for each slot that passes. The columns of all its fields must be there. */
export function evaluate(snapshot: Snapshot, tree: Tree, fieldOf: (path: string) => ListField): Uint8Array {
  if ('field' in tree) return leaf(snapshot, tree, fieldOf(tree.field));
  const every = 'all' in tree;
  const [first, ...rest] = every ? tree.all : tree.any;
  if (!first) return new Uint8Array(snapshot.size).fill(Number(every));
  const out = evaluate(snapshot, first, fieldOf);
  for (const branch of rest) {
    const more = evaluate(snapshot, branch, fieldOf);
    if (every) for (let i = 0; i < out.length; i += 1) out[i]! &= more[i]!;
    else for (let i = 0; i < out.length; i += 1) out[i]! |= more[i]!;
  }
  return out;
}

function leaf({ blocks, bases, size }: Snapshot, { field, test, negate }: Predicate, rule: ListField): Uint8Array {
  const out = new Uint8Array(size);
  const compare = storedOrder(rule);
  blocks.forEach((block, at) => {
    const column = block.columns.get(field)!;
    markRows(column, passing(column.dict, test, compare), negate, out, bases[at]!);
  });
  return out;
}
