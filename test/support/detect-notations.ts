/** Phone numbers in the notations of real pages, each class beside the sentence it stands in. */
import type { Chance, Sample } from './detect-numbers.ts';

export interface Written {
  cls: string;
  /** Region of the page. */
  region: string;
  /** Before, the number, after; several numbers alternate with what stands between. */
  pieces: readonly string[];
  /** E.164 of each odd piece. */
  numbers: readonly string[];
}

type Notation = (one: Sample, by: Chance, other: Sample) => string | null;

const spaced = (text: string, by: string): string => text.replace(/[ -]/g, by);
const zeroOf = (first: number) => (text: string): string => text.replace(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)));
const foreign = (one: Sample, by: Chance): string => by.of(['US', 'DE', 'FR', 'BR', 'JP', 'NG'].filter((region) => region !== one.region));
const hasTrunk = (one: Sample): boolean => one.national.replace(/\D/g, '') === `0${one.number.nationalNumber}`;
const withTrunk = (one: Sample): string | null =>
  hasTrunk(one) ? one.international.replace(/^(\+\d+)[ -]?/, '$1 (0)') : null;

/** Written on pages of any region. */
const ABROAD: Record<string, Notation> = {
  'plus': (one) => one.international,
  'plus-compact': (one) => one.number.number,
  'plus-(0)': (one) => withTrunk(one),
  'plus-(0)-spaced': (one) => withTrunk(one)?.replace('(0)', '(0) ') ?? null,
  'plus-dots': (one) => spaced(one.international, '.'),
  'plus-slashes': (one) => one.international.replace(' ', '/'),
  'plus-dashes': (one, by) => spaced(one.international, by.of(['-', '‐', '‑', '–', '−', '‒', '－', '﹣'])),
  'plus-nbsp': (one, by) => spaced(one.international, by.of(['\u00a0', '\u2007', '\u2009', '\u202f', '\u2002', '\u2003', '\u200a', '\u3000', '\u205f'])),
  'plus-brackets': (one) => one.international.replace(/^(\+\d+)[ -](\d+)(?=[ -])/, '$1 ($2)'),
  'plus-code-brackets': (one) => one.international.replace(/^(\+\d+)/, '($1)'),
  'plus-apart': (one) => one.international.replace('+', '+ '),
  'plus-twice': (one) => `+${one.international}`,
  'plus-mixed': (one, by) => one.international.replace(/[ -]/g, () => by.of([' ', '-', '.', ' '])),
  '00': (one) => one.international.replace('+', '00'),
  '00-space': (one) => one.international.replace('+', '00 '),
  'full-width': (one) => zeroOf(0xff10)(one.international.replace('+', '＋').replace(/-/g, '－')),
  'full-width-spaces': (one) => zeroOf(0xff10)(one.international.replace('+', '＋').replace(/[ -]/g, '\u3000')),
  'arabic-indic': (one) => zeroOf(0x660)(one.international),
  'persian': (one) => zeroOf(0x6f0)(one.international),
  'devanagari': (one) => zeroOf(0x966)(one.international),
  'bengali': (one) => zeroOf(0x9e6)(one.international),
  'thai': (one) => zeroOf(0xe50)(one.international),
  'bidi-inside': (one, by) => one.international.replace(' ', by.of(['\u200e', ' \u200e', '\u200f', '\u200b', '\u2060'])),
};

/** Written on pages of the number's own region. */
const AT_HOME: Record<string, Notation> = {
  'national': (one) => one.national,
  'national-compact': (one) => one.national.replace(/\D/g, ''),
  'national-dashes': (one, by) => spaced(one.national.replace(/[()]/g, ''), by.of(['-', '‑', '–'])),
  'national-dots': (one) => spaced(one.national.replace(/[()]/g, ''), '.'),
  'national-nbsp': (one, by) => spaced(one.national, by.of(['\u00a0', '\u2009', '\u202f'])),
  'national-brackets': (one) => (one.national.includes('(') ? null : one.national.replace(/^(\d+)([ -])(?=\d)/, '($1)$2')),
  'national-slash': (one) => (hasTrunk(one) ? one.national.replace(/^(\d+) /, '$1/') : null),
  'national-slash-spaced': (one) => (hasTrunk(one) ? one.national.replace(/^(\d+) /, '$1 / ') : null),
  'national-full-width': (one) => zeroOf(0xff10)(one.national.replace(/-/g, '－').replace('(', '（').replace(')', '）')),
  'national-arabic': (one) => zeroOf(0x660)(one.national),
  'national-devanagari': (one) => zeroOf(0x966)(one.national),
};

const LABELS = [
  'Tel.: ', 'Tel ', 'T: ', 'M: ', 'Fax ', 'Phone: ', 'Mobile ', '☎ ', '📞', 'Telefon: ', 'Tél. : ', 'Teléfono: ', 'Telefone ', 'Telefono: ', 'Telefoon ', 'Nr tel. ', '電話：', '手机：', '电话: ',
  'هاتف: ', 'טלפון: ', 'WhatsApp: ', 'Telephone no. ', 'Handy: ', 'Mobil ', 'Cell: ', 'Call ', 'call us on ', 'unter ', 'au ', 'al ', 'Hotline – ', 'Contact: Ann Lee, ', 'Phone number is ', '<td>Tel</td><td>',
  'Please ring ', 'erreichbar unter Telefon ', 'お問い合わせは', '请拨打', 'اتصل بنا على ', 'חייגו ', 'P ', 'tel:', 'f. ', 'Tfn: ', 'Tlf. ', 'Puh. ', 'Τηλ. ', 'тел. ', 'โทร ', '전화 ',
];
const PLAIN = ['', '→ ', '| ', '• ', '- ', 'Office ', 'Berlin: ', '(', '"', 'John Smith, ', '> ', '\t', '* ', 'Rufen Sie uns an: ', '**', 'Reach me at '];
const AFTER = ['', '.', ', ', ' (Mo–Fr 9–17 Uhr)', ' or by e-mail', '; Fax folgt', ' )', ' | info@example.com', '!', '\n', ' usw.', '</td>', '。', '、', ' 9:00–17:00', '?', '"', ' – Monday to Friday', ' (mobile)', '，谢谢', '**'];

const EXTENSIONS: readonly ((digits: string) => string)[] = [
  (digits) => ` ext. ${digits}`, (digits) => ` ext ${digits}`, (digits) => ` x${digits}`, (digits) => ` extension ${digits}`, (digits) => `, ext. ${digits}`, (digits) => ` Ext: ${digits}`,
  (digits) => ` Durchwahl ${digits}`, (digits) => ` DW ${digits}`, (digits) => ` Nebenstelle ${digits}`, (digits) => ` poste ${digits}`, (digits) => ` extensión ${digits}`, (digits) => ` interno ${digits}`,
  (digits) => ` int. ${digits}`, (digits) => ` ramal ${digits}`, (digits) => ` toestel ${digits}`, (digits) => ` wew. ${digits}`, (digits) => ` wewn. ${digits}`, (digits) => ` 内線${digits}`, (digits) => ` 分机${digits}`,
  (digits) => ` 转${digits}`, (digits) => ` تحويلة ${digits}`, (digits) => ` שלוחה ${digits}`, (digits) => ` доб. ${digits}`, (digits) => ` #${digits}`, (digits) => ` (ext. ${digits})`, (digits) => ` (x${digits})`, (digits) => `;ext=${digits}`,
];
const BETWEEN = [' / ', ', ', ' or ', '; ', ' oder ', ' und ', ' | ', '\n', ' & ', ' – ', ' ou ', '、', '\t', ' / Fax: ', ' (Fax ', ', mobile '];

/** One number in all notations that its plan has, each in a sentence of its own. */
export function written(one: Sample, other: Sample, by: Chance): Written[] {
  const abroad = Object.entries(ABROAD).flatMap(([cls, notation]) => plain(cls, foreign(one, by), one, notation(one, by, other), by));
  const home = Object.entries(AT_HOME).flatMap(([cls, notation]) => plain(cls, one.region, one, notation(one, by, other), by));
  return [...abroad, ...home, ...dialled(one, by), ...marked(one, by), ...extended(one, by), ...linked(one, by), ...several(one, other, by), ...glued(one, by)];
}

function plain(cls: string, region: string, one: Sample, text: string | null, by: Chance): Written[] {
  if (text === null) return [];
  const before = by.next() < 0.6 ? by.of(LABELS) : by.of(PLAIN);
  const after = by.of(AFTER);
  // A line of table syntax or a quotation closes what it opened.
  return [{ cls, region, pieces: [before, text, before === '(' ? `)${after}` : after], numbers: [one.number.number] }];
}

/** With the prefix that is dialled in another country for calls abroad. */
function dialled(one: Sample, by: Chance): Written[] {
  const from = by.of(['US', 'AU', 'JP', 'HK', 'SG', 'BR', 'RU', 'KR', 'FR', 'ZA', 'CA', 'NZ'] as const);
  if (from === one.region) return [];
  const text = one.number.format('IDD', { fromCountry: from });
  return /^\d{2,4} ?\d/.test(text) && !text.startsWith('+') && text.replace(/\D/g, '') !== one.national.replace(/\D/g, '') ? plain('dialled-abroad', from, one, text, by).filter(() => text.replace(/\D/g, '').endsWith(`${one.number.countryCallingCode}${one.number.nationalNumber}`)) : [];
}

const MARKS: readonly (readonly [string, string])[] = [['\u202a', '\u202c'], ['\u2066', '\u2069'], ['\u200e', ''], ['\u200e', '\u200e'], ['\u2068', '\u2069'], ['\u202d', '\u202c'], ['\u200f', '']];

function marked(one: Sample, by: Chance): Written[] {
  const [open, close] = by.of(MARKS);
  return [{ cls: 'bidi-around', region: foreign(one, by), pieces: [by.of(LABELS) + open, one.international, close + by.of(AFTER)], numbers: [one.number.number] }];
}

function extended(one: Sample, by: Chance): Written[] {
  const digits = String(by.below(990) + 10);
  const tail = by.of(EXTENSIONS)(digits);
  const home = by.next() < 0.5;
  return [{ cls: 'extension', region: home ? one.region : foreign(one, by), pieces: [by.of(LABELS), (home ? one.national : one.international) + tail, by.of(['', '.', ', ', ' for details', '\n'])], numbers: [one.number.number] }];
}

function linked(one: Sample, by: Chance): Written[] {
  const [before, after] = by.of([['tel:', ''], ['tel:', ' '], ['sip:', '@pbx.example.com'], ['<sip:', '@10.0.0.1:5060;transport=tcp>'], ['callto:', ''], ['sips:', '@example.org;user=phone'], ['href="tel:', '">'], ['"Ann" <sip:', '@host>'], ['https://wa.me/phone/ tel:', '']] as const);
  const text = by.of([one.number.number, spaced(one.international, '-'), spaced(one.international, '.')]);
  return [{ cls: 'uri', region: foreign(one, by), pieces: [before, before.includes('sip') ? one.number.number : text, after], numbers: [one.number.number] }];
}

function several(one: Sample, other: Sample, by: Chance): Written[] {
  const between = by.of(BETWEEN);
  const home = by.next() < 0.5 && one.region === other.region;
  const [first, second] = home ? [one.national, other.national] : [one.international, other.international];
  return [{ cls: 'several', region: home ? one.region : foreign(one, by), pieces: [by.of(LABELS), first, between, second, by.of(AFTER)], numbers: [one.number.number, other.number.number] }];
}

/** In scripts that write no spaces, and in table cells and markup. */
function glued(one: Sample, by: Chance): Written[] {
  const [before, after] = by.of([['電話番号は', 'です。'], ['请致电', '联系我们'], ['代表', '（平日）'], ['（', '）'], ['お問合せ先：', 'まで'], ['<b>', '</b>'], ['<td>', '</td>'], ['|', '|'], ['\t', '\t'], ['للتواصل ', ' من فضلك'], ['לפרטים ', ' בשעות העבודה'], ['「', '」'], ['[', ']'], ['tel=', ''], ['전화:', '로'], ["'", "'"], ['`', '`'], ['“', '”']]);
  return [{ cls: 'glued', region: foreign(one, by), pieces: [before, one.international, after], numbers: [one.number.number] }];
}
