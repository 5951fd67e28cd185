/**
 * Demo phone numbers: each country's numbers for drama and fiction where its regulator keeps some, so that nobody real
 * can be rung. Sources: Ofcom "Telephone numbers for use in TV and radio drama programmes"; Arcep decision 2018-0881
 * §2.5.12; Bundesnetzagentur "Rufnummern für Medienproduktionen"; NANPA, 555-0100 to 555-0199 of every area code.
 * The other countries keep none: there, one invented block each. Blocks that libphonenumber calls invalid (07700 900,
 * 06 39 98, 0115 496 0, 01632 960) are left out: look-up finds valid numbers only.
 */
import type { Phone } from '../../domain/records.ts';

/** Numbers as written internationally, so that they are read alike in every agent's region; `#` stands for a free digit. */
export interface Blocks {
  voice: string[];
  mobile: string[];
}

const UK_AREAS = ['113 496 0', '114 496 0', '116 496 0', '117 496 0', '118 496 0', '121 496 0', '131 496 0', '141 496 0', '151 496 0', '161 496 0', '20 7946 0', '191 498 0', '28 9649 6', '29 2018 0'];
const US_AREAS = '201 202 203 205 206 207 208 210 212 213 214 215 216 303 304 305 307 312 313 314 315 316 402 404 405 406 407 410 412 415 503 504 505 509 512 513 515 602 603 605 609 612 614 615 617 702 703 704 713 718 801 802 803 804 808 816 901 907 913 919';
const CA_AREAS = '204 250 306 403 416 418 506 514 519 604 613 705 709 780 819 902 905';

const fiction555 = (areas: string): string[] => areas.split(' ').map((area) => `+1 ${area} 555 01##`);

export const BLOCKS: Record<string, Blocks> = {
  DE: { voice: ['30 23125', '69 90009', '40 66969', '221 4710', '89 99998'].map((area) => `+49 ${area} ###`), mobile: [] },
  GB: { voice: UK_AREAS.map((area) => `+44 ${area}###`), mobile: [] },
  FR: { voice: ['1 99 00', '2 61 91', '3 53 01', '4 65 71', '5 36 49'].map((area) => `+33 ${area} ## ##`), mobile: [] },
  US: { voice: fiction555(US_AREAS), mobile: [] },
  CA: { voice: fiction555(CA_AREAS), mobile: [] },
  ES: { voice: ['+34 910 ### ###'], mobile: ['+34 600 ### ###'] },
  IT: { voice: ['+39 06 00######'], mobile: ['+39 320 #######'] },
  NL: { voice: ['+31 20 79# ####'], mobile: ['+31 6 10######'] },
  PL: { voice: ['+48 22 ### ## #1'], mobile: ['+48 500 ### ###'] },
  JP: { voice: ['+81 3 3000 ####'], mobile: ['+81 90 10## ####'] },
  EG: { voice: ['+20 2 20######'], mobile: ['+20 100 ### ####'] },
  SA: { voice: ['+966 11 200 ####'], mobile: ['+966 50 ### ####'] },
  IL: { voice: ['+972 2 50# ####'], mobile: ['+972 50 20# ####'] },
  BR: { voice: ['+55 11 30## ####'], mobile: ['+55 11 90### ####'] },
};

export interface DemoNumber {
  /** In groups: `+44 114 496 0531`. */
  number: string;
  e164: string;
  national: string;
  kind: Phone['kind'];
}

/** Hands out each number of a country once, spread over its blocks; null when the country has none left. */
export class Numbers {
  private readonly pools = new Map<string, Pool>();

  /** A mobile where the country has one left, else another landline. */
  take(country: string, kind: 'voice' | 'mobile'): DemoNumber | null {
    const mobile = kind === 'mobile' ? this.pool(country, 'mobile').next() : null;
    const found = mobile ?? this.pool(country, 'voice').next();
    if (!found) return null;
    const e164 = found.replaceAll(' ', '');
    return { number: found, e164, national: e164.slice(found.indexOf(' ')), kind: mobile ? 'mobile' : kind === 'mobile' ? 'alternative' : 'voice' };
  }

  left(country: string): number {
    return this.pool(country, 'voice').left;
  }

  private pool(country: string, kind: 'voice' | 'mobile'): Pool {
    const key = `${country} ${kind}`;
    const pool = this.pools.get(key) ?? new Pool(BLOCKS[country]?.[kind] ?? [], this.pools.size);
    this.pools.set(key, pool);
    return pool;
  }
}

/** A prime beyond every pool's size, so that its multiples meet each place once, in no visible order. */
const STRIDE = 2_147_483_647;

class Pool {
  private readonly blocks: string[];
  private readonly size: number;
  private readonly total: number;
  private readonly start: number;
  private used = 0;

  /** `start` sets where in the row it begins, so that two countries' numbers do not end alike. */
  constructor(blocks: string[], start: number) {
    this.blocks = blocks;
    this.start = start * 7919;
    this.size = blocks[0] ? 10 ** (blocks[0].split('#').length - 1) : 0;
    this.total = this.size * blocks.length;
  }

  get left(): number {
    return this.total - this.used;
  }

  next(): string | null {
    if (this.left === 0) return null;
    this.used += 1;
    const place = Number((BigInt(this.start + this.used) * BigInt(STRIDE)) % BigInt(this.total));
    const chosen = this.blocks[Math.floor(place / this.size)] ?? '';
    const digits = String(place % this.size).padStart(String(this.size).length - 1, '0');
    return fill(chosen, digits);
  }
}

function fill(template: string, digits: string): string {
  let at = 0;
  return template.replace(/#/g, () => digits[at++] ?? '0');
}
