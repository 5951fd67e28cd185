/** Where the words of a search are found: a tier for each slot, the least of its words'. */
import type { ListType } from '../../domain/list-fields.ts';
import { inverseOf } from './column.ts';
import type { Column } from './column.ts';
import { TextDict } from './dict.ts';
import type { Snapshot } from './snapshot.ts';
import { Pace } from '../turn.ts';
import { Vocabulary } from './typos.ts';
import { isLong, SEARCHED, TIER, tierAt, wordsOf } from './words.ts';
import type { Worth } from './words.ts';

/** Words whose finds are kept while one goes on typing. */
const KEPT_TERMS = 4;
const kept = new WeakMap<Snapshot, Map<string, Uint8Array>>();

/** Tier of each slot that has the word, 0 for the others; not to be altered. Columns of all searched fields must be there. */
export function tiersOf(snapshot: Snapshot, type: ListType, term: string): Uint8Array {
  const known = kept.get(snapshot) ?? new Map<string, Uint8Array>();
  kept.set(snapshot, known);
  const tiers = known.get(term) ?? tiersOfTerm(snapshot, type, term);
  known.delete(term);
  known.set(term, tiers);
  if (known.size > KEPT_TERMS) known.delete(known.keys().next().value as string);
  return tiers;
}

/** Adds slots whose names hold a word that the term may be mistyped for; true when there is any such word. */
export function addTypos(snapshot: Snapshot, type: ListType, terms: readonly string[], tiers: readonly Uint8Array[], vocabulary: Vocabulary): boolean {
  const columns = nameColumns(snapshot, type);
  let any = false;
  terms.forEach((term, i) => {
    for (const { places } of vocabulary.near(term)) {
      any = true;
      for (const place of places) {
        const { column, base } = columns[Math.floor(place / CODES)]!;
        markCode(column, place % CODES, base, TIER.typo, tiers[i]!);
      }
    }
  });
  return any;
}

/** The least of each slot's tiers. */
export function leastOf(tiers: readonly Uint8Array[], passed: Uint8Array): Uint8Array {
  const all = passed.slice();
  for (let slot = 0; slot < all.length; slot += 1) if (all[slot]) all[slot] = tiers[0]![slot]!;
  for (const own of tiers.slice(1)) for (let slot = 0; slot < all.length; slot += 1) if (all[slot]! > own[slot]!) all[slot] = own[slot]!;
  return all;
}

function tiersOfTerm({ blocks, bases, size }: Snapshot, type: ListType, term: string): Uint8Array {
  const tiers = new Uint8Array(size);
  const long = isLong(term);
  for (const [path, worth] of Object.entries(SEARCHED[type])) {
    blocks.forEach(({ columns }, at) => {
      const column = columns.get(path)!;
      const { dict } = column;
      if (!(dict instanceof TextDict)) return;
      const found = (code: number, start: number, end: number, place: number): void => {
        const tier = tierAt(worth, dict.text, start, end, term, place);
        if (tier !== TIER.none) markCode(column, code, bases[at]!, tier, tiers);
      };
      // Few letters: in names what words begin with, elsewhere what the value does.
      if (long || worth === 'name' || !isPlain(path)) dict.eachWith(term, found);
      else dict.eachFrom(term, found);
    });
  }
  return tiers;
}

/** Kept in order of code units; the others by number. */
function isPlain(path: string): boolean {
  return path !== 'accountNumber' && path !== 'caseNumber';
}

function markCode(column: Column, code: number, base: number, tier: number, tiers: Uint8Array): void {
  const { starts, rows } = inverseOf(column);
  const end = starts[code + 1]!;
  for (let i = starts[code]!; i < end; i += 1) {
    const slot = base + rows[i]!;
    if (tiers[slot]! < tier) tiers[slot] = tier;
  }
}

/** More codes than a block has rows. */
const CODES = 2 ** 20;

function nameColumns({ blocks, bases }: Snapshot, type: ListType): { column: Column; base: number }[] {
  const names = (Object.entries(SEARCHED[type]) as [string, Worth][]).filter(([, worth]) => worth === 'name');
  return names.flatMap(([path]) => blocks.map(({ columns }, at) => ({ column: columns.get(path)!, base: bases[at]! })));
}

const vocabularies = new WeakMap<Snapshot, Promise<Vocabulary>>();

/** Every word of the names in the blocks, made once. */
export function vocabularyOf(snapshot: Snapshot, type: ListType): Promise<Vocabulary> {
  let vocabulary = vocabularies.get(snapshot);
  if (!vocabulary) vocabularies.set(snapshot, (vocabulary = makeVocabulary(snapshot, type)));
  return vocabulary;
}

async function makeVocabulary(snapshot: Snapshot, type: ListType): Promise<Vocabulary> {
  const [vocabulary, pace] = [new Vocabulary(), new Pace()];
  let count = 0;
  for (const [word, place] of nameWords(snapshot, type)) {
    vocabulary.add(word, place);
    if ((++count & 1023) === 0 && pace.due()) await pace.rest();
  }
  return vocabulary;
}

function* nameWords(snapshot: Snapshot, type: ListType): Generator<[string, number]> {
  for (const [i, { column: { dict } }] of nameColumns(snapshot, type).entries()) {
    for (let code = 0; code < dict.size; code += 1) for (const word of wordsOf(String(dict.at(code)))) yield [word, i * CODES + code];
  }
}
