/**
 * Customers and interactions for benches: seeded, as many as wanted, with the variety that a million people have (some 150,000
 * surnames in four scripts, nobody's number or address twice). Quick to make, so that what is measured is the core.
 */

export interface BenchRow {
  type: 'customer' | 'interaction';
  id: string;
  fields: Record<string, unknown>;
}

/** Park and Miller, 1988: the same people on every machine. */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed % 2_147_483_647 || 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * below);
  };
}

const FIRST = ['Ada', 'Bruno', 'Chiara', 'Dilnoza', 'Élodie', 'Fatma', 'Goran', 'Hanna', 'Ines', 'Jürgen', 'Katarzyna', 'Léo', 'Mateusz', 'Nour', 'Olivia', 'Paweł', 'Rosa', 'Søren', 'Tomás', 'Uwe', 'Vera', 'Wim', 'Yara', 'Zoë'];
const ONSETS = ['b', 'br', 'd', 'f', 'g', 'gr', 'h', 'k', 'kr', 'l', 'm', 'n', 'p', 'r', 's', 'sch', 'st', 't', 'tr', 'v', 'w', 'z'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ä', 'ö', 'é'];
const CODAS = ['', 'l', 'n', 'r', 's', 't', 'ck', 'ng'];
const ENDS = ['', 'er', 'mann', 'sen', 'ski', 'ez', 'ini', 'ou'];
const HAN = [...'佐藤鈴木高橋田中伊渡辺山本村林加王李張劉陳楊黄趙呉周徐孫馬朱胡郭何羅'];
const ARABIC = ['أحمد', 'الحسن', 'خليل', 'منصور', 'سليمان', 'الفارس', 'ناصر', 'حداد'];
const CITIES = ['Berlin', 'Hamburg', 'München', 'Köln', 'Leipzig', 'Bremen', 'Essen', 'Dresden', 'Mainz', 'Kiel', 'Ulm', 'Jena'];
const STREETS = ['Lindenweg', 'Hauptstraße', 'Am Markt', 'Gartenstraße', 'Schillerplatz', 'Bahnhofstraße', 'Rosenallee', 'Uferweg'];
const NOTES = ['Asked about the invoice of last month.', 'Line drops after ten minutes; promised a call back.', 'Wants to move to another plan.', 'Thanked for the quick help.', ''];

const START = Date.UTC(2024, 0, 1);

/** `count` customers, each followed by its interactions. */
export function* benchPeople({ customers, interactions, seed }: { customers: number; interactions: number; seed: number }): Generator<BenchRow> {
  const chance = chanceOf(seed);
  const pick = <T>(list: readonly T[]): T => list[chance(list.length)]!;
  const each = interactions / customers;
  let made = 0;
  for (let at = 0; at < customers; at += 1) {
    const id = idOf(chance, START + at * 1000);
    yield { type: 'customer', id, fields: customer(at, chance, pick) };
    for (; made < Math.round((at + 1) * each); made += 1) yield interaction(id, at, chance, pick);
  }
}

function customer(at: number, chance: (below: number) => number, pick: <T>(list: readonly T[]) => T): Record<string, unknown> {
  const lastName = surname(chance, pick);
  const mobile = chance(3) === 0;
  return {
    firstName: /\p{sc=Han}/u.test(lastName) ? pick(HAN) + pick(HAN) : pick(FIRST),
    lastName,
    ...(chance(5) === 0 && { company: `${capital(syllables(chance, pick, 3))} ${pick(['GmbH', 'AG', 'SARL', 'Ltd'])}`, customerType: 'business' }),
    ...(chance(33) === 0 && { vip: true }),
    language: pick(['de', 'en', 'fr', 'ja', 'ar']),
    phones: {
      a: { number: `+4930${String(10_000_000 + ((at * 7919) % 89_999_999)).padStart(8, '0')}`, kind: 'voice', order: 0 },
      ...(mobile && { b: { number: `+49151${String(10_000_000 + ((at * 104_729) % 89_999_999)).padStart(8, '0')}`, kind: 'mobile', order: 1 } }),
    },
    ...(chance(5) > 0 && { emails: { a: { address: `${pick(FIRST).normalize('NFKD').replace(/[^a-z]/gi, '').toLowerCase()}.${syllables(chance, pick, 2).normalize('NFKD').replace(/[^a-z]/g, '')}${at}@example.com`, order: 0 } } }),
    primaryAddress: { street1: `${pick(STREETS)} ${1 + chance(200)}`, postcode: String(10_000 + chance(89_999)), city: pick(CITIES), country: 'DE' },
  };
}

function surname(chance: (below: number) => number, pick: <T>(list: readonly T[]) => T): string {
  const kind = chance(100);
  if (kind < 8) return pick(HAN) + pick(HAN);
  if (kind < 11) return pick(ARABIC);
  return capital(syllables(chance, pick, 2) + pick(ENDS));
}

function syllables(chance: (below: number) => number, pick: <T>(list: readonly T[]) => T, most: number): string {
  return Array.from({ length: 1 + chance(most) }, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join('');
}

function interaction(customerId: string, at: number, chance: (below: number) => number, pick: <T>(list: readonly T[]) => T): BenchRow {
  const startedAt = START + at * 1000 + chance(60_000_000_000);
  const notes = pick(NOTES);
  return {
    type: 'interaction',
    id: idOf(chance, startedAt),
    fields: {
      channel: 'phone', direction: pick(['in', 'out']), customerId, agentId: 'bench', state: 'ended', outcome: 'answered', disposition: pick(['resolved', 'callback', 'information']),
      startedAt, answeredAt: startedAt + 5000, endedAt: startedAt + 5000 + chance(600_000), ...(notes && { notes }),
    },
  };
}

/** As UUIDv7 has it: time, then chance. */
function idOf(chance: (below: number) => number, time: number): string {
  const hex = (width: number): string => chance(16 ** width).toString(16).padStart(width, '0');
  const head = time.toString(16).padStart(12, '0');
  return `${head.slice(0, 8)}-${head.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
