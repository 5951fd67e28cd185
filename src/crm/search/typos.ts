/** Typing mistakes in names: words of the vocabulary that are one slip away from what was typed, or two in long words. */

/** Letters from which one slip is forgiven, and two. */
const ONE_SLIP = 4;
const TWO_SLIPS = 8;
/** Letters from which what was typed may be but the beginning of the word. */
const BEGINNING = 5;
/** Words offered for one that was mistyped: more would be guessing. */
const MOST = 12;
/** Longest word that is compared: names have no longer ones, and a pasted text would cost. */
const LONGEST = 40;

/** How many slips a word of this length may have. */
export function slipsFor(term: string): number {
  if (term.length > LONGEST || /\d/.test(term)) return 0;
  const { length } = [...term];
  return length >= TWO_SLIPS ? 2 : length >= ONE_SLIP ? 1 : 0;
}

/** The word itself, and where it stands: whatever numbers its maker gave. */
interface Entry {
  word: string;
  places: number[];
}

/** Distinct words with a mask of their letters each, so that most are passed over unread. */
export class Vocabulary {
  private readonly entries: Entry[] = [];
  private readonly masks: number[] = [];
  private readonly known = new Map<string, Entry>();

  /** A word, and where it stands; words too short or long for typos are left out. */
  add(word: string, place: number): void {
    const known = this.known.get(word);
    if (known) return void known.places.push(place);
    if (word.length < ONE_SLIP - 1 || word.length > LONGEST) return;
    const entry = { word, places: [place] };
    this.known.set(word, entry);
    this.entries.push(entry);
    this.masks.push(maskOf(word));
  }

  /** Words within reach of what was typed, the nearest first, without those that begin with it. */
  near(term: string): Entry[] {
    const slips = slipsFor(term);
    if (slips === 0) return [];
    const mask = maskOf(term);
    const found: { entry: Entry; distance: number }[] = [];
    for (let at = 0; at < this.entries.length; at += 1) {
      const lacking = mask & ~this.masks[at]!;
      // More letters that the word has not got than slips.
      if (lacking !== 0 && bits(lacking) > slips) continue;
      const entry = this.entries[at]!;
      const distance = distanceTo(term, entry.word, slips);
      if (distance <= slips && distance > 0) found.push({ entry, distance: distance + Math.abs(entry.word.length - term.length) / LONGEST });
    }
    return found.sort((a, b) => a.distance - b.distance).slice(0, MOST).map(({ entry }) => entry);
  }
}

let [before, last, row] = [0, 1, 2].map(() => new Uint8Array(LONGEST + 4)) as [Uint8Array, Uint8Array, Uint8Array];

/**
 * Optimal string alignment distance (a swap of neighbours is one slip) between what was typed and the word or, in longer
 * ones, the beginning of the word that comes nearest; above `most` as soon as that is certain.
 */
export function distanceTo(term: string, word: string, most: number): number {
  const beginning = term.length >= BEGINNING;
  if (word.length + most < term.length || (!beginning && word.length > term.length + most)) return most + 1;
  const width = Math.min(word.length, term.length + most);
  for (let j = 0; j <= width; j += 1) last[j] = j;
  for (let i = 1; i <= term.length; i += 1) {
    const letter = term.charCodeAt(i - 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= width; j += 1) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + Number(letter !== word.charCodeAt(j - 1)));
      const swapped = i > 1 && j > 1 && letter === word.charCodeAt(j - 2) && term.charCodeAt(i - 2) === word.charCodeAt(j - 1);
      if (swapped && before[j - 2]! + 1 < cost) cost = before[j - 2]! + 1;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    [before, last, row] = [last, row, before];
    // A swap can still reach back over one row.
    if (least > most + 1) return least;
  }
  if (!beginning) return last[width]!;
  let least = last[width]!;
  for (let j = Math.max(0, term.length - most); j < width; j += 1) least = Math.min(least, last[j]!);
  return least;
}

function maskOf(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i += 1) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask >>> 0;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
