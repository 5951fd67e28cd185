/**
 * Words around numbers in the languages Ringside speaks (en, fr, de, es, it, pt, nl, pl, ja, zh, ar, he), lower case.
 * A text is read word by word and each word judged once: one expression over all words took 3 µs per number.
 */

/** They announce a phone number. */
const PHONE_WORDS = [
  'te?lf?\\.?', 't[eé]l', 'tel[eé]f\\p{L}*', 't[eé]l[eé]ph\\p{L}*', '\\p{L}*phone', '\\p{L}*fon', 'fax', 'telefax', 'mob(?:il\\p{L}*)?', 'm[oó]viles?',
  'm[oó]vil', 'cel(?:l|lulare|ular\\p{L}*)?', 'handy\\p{L}*', 'call\\p{L}*', 'ring', 'dial', '\\p{L}*ruf\\p{L}*', '\\p{L}*hotline', 'helpline', 'whatsapp', 'viber', 'sms',
  'portable', 'appel\\p{L}*', 'llam\\p{L}*', 'chiam\\p{L}*', 'lig(?:ue|ar|a[çc][aã]o)', 'bel(?:len|lt)?', 'mobiel', 'gsm', 'kom(?:órk\\p{L}*)?', '\\p{L}*dzwo[nń]\\p{L}*', 'durchwahl',
  '(?:service|kontakt|notfall|beratungs)nummer', 'zentrale', 'centralita', 'centralino', 'switchboard', 'voicemail', 'pager', 'contact', 'kontakt', 'dzwo[nń]',
  // beyond our own languages: what stands on contact pages of their neighbours
  'тел', 'телефон\\p{L}*', 'моб\\p{L}*', 'факс', 'tfn', 'tlf', 'tlph', 'puh(?:elin)?', 'telefonszám', 'τηλ\\p{L}*', 'κιν\\p{L}*', 'đt', 'sđt', 'thoại', 'telp', 'hp',
] as const;
const PHONE_SIGNS = '電話|携帯|ファ(?:ッ)?クス|フリーダイヤル|电话|電话|手机|手機|热线|传真|座机|هاتف|جوال|موبايل|اتصل|فاكس|تلفون|טלפון|נייד|פקס|התקשר|전화|휴대폰|핸드폰|팩스|โทร|แฟกซ์|फ़ोन|फोन|मोबाइल|ফোন|মোবাইল|☎|☏|✆|📞|📱|📲|📠';

/** They announce some other number; what follows is no phone number unless it says so itself with `+`. */
const OTHER_WORDS = [
  // bills, parcels
  'invoice', 'tracking', 'awb', 'ups', 'usps', 'fedex', 'dhl', 'dpd', 'gls', 'tnt', 'hermes', 'colissimo', 'correos', 'incident', 'sr', 'rma', 'p\\.?o', 'facture', 'suivi', 'colis', 'factura', 'seguimiento', 'fattura', 'spedizione', 'protocolo', 'rastreio', 'fatura', 'factuur', 'zending',
  'faktur\\p{L}*', 'przesy[lł]k\\p{L}*', 'paczk\\p{L}*', 'bestellung', 'rechnung', 'sendung', 'beleg', 'lieferschein',
  // things and their parts
  'serial', 's/n', 'sn', 'sku', 'upc', 'ean', 'gtin', 'asin', 'isbn(?:-1[03])?', 'issn', 'imei', 'imsi', 'iccid', 'mac', 'batch', 'lot', 'p/n', 'pn', 'item', 'article', 'art', 'artikel',
  'produkt', 'product', 'matricola', 'barcode', 'model', 'part', 'hs', 'hts', 'taric', 'cas', 'unspsc',
  // money, accounts, cards
  'iban', 'bic', 'swift', 'kto', 'acc', 'acct', 'a/c', 'card', 'visa', 'mastercard', 'amex', 'sort', 'routing', 'konto', 'compte', 'cuenta', 'conto', 'conta', 'rekening', 'karte', 'carte', 'tarjeta', 'cart[aã]o', 'blz',
  'amount', 'total', 'sum', 'balance', 'price', 'betrag', 'summe', 'preis', 'prix', 'montant', 'precio', 'prezzo', 'importo', 'preço', 'valor', 'prijs', 'bedrag', 'cena', 'kwota', 'qty', 'menge', 'saldo',
  // people and firms before the law
  'ssn', 'sin', 'nin', 'cpr', 'nir', 'ahvn', 'nhs', 'passport', 'reisepass', 'ausweis', 'licen[cs]e', 'vat', 'tax', 'tin', 'ein', 'siret', 'siren', 'rcs', 'tva', 'iva', 'p\\.?iva', 'fiscale', 'pesel', 'nip', 'regon', 'krs', 'cpf', 'cnpj', 'rg', 'dni', 'nif', 'nie', 'cif', 'rfc', 'curp',
  'bsn', 'kvk', 'btw', 'rsin', 'ust-?id', 'hr[ab]', 'i[čc]o', 'di[čc]', 'cvr', 'org', 'st\\.?', 'zähler\\p{L}*', 'handelsregister', 'uid', 'abn', 'acn', 'gstin', 'aadhaar', 'pan', 'ahv', 'avs', 'svnr',
  // files, tickets, texts
  'r[eé]f', 'r[eé]f[eé]rence', 'referen[cz]\\p{L}*', 'transaction', 'transaktion', 'txn', 'trx', 'pnr', 'flight', 'docket', 'aktenzeichen', 'az', 'gesch[aä]ftszeichen', 'kassenzeichen',
  'doi', 'pmid', 'pmcid', 'arxiv', 'orcid', 'isni', 'patent', 'pages?', 'pp', 'seiten?', 'vol', 'issue', 'bug', 'commit', 'rev', 'revision', 'build', 'version', 'ver', 'v', 'release', 'firmware', 'kernel',
  // machines
  'hash', 'sha\\d*', 'md5', 'crc', 'checksum', 'uuid', 'guid', 'pid', 'port', 'epoch', 'unix', 'timestamp', 'ts', 'zeitstempel', 'ip', 'ipv4', 'dns', 'code', 'pin', 'otp', 'tan', 'puk', 'password', 'passwort', 'token', 'key', 'session', 'error', 'fehler', 'errno', 'offset', 'bytes', 'size', 'größe', 'zeile', 'asn', 'oid',
  // places and times
  'postal', 'zip', 'plz', 'cap', 'cep', 'postcode', 'coordinates', 'koordinaten', 'lat(?:itude)?', 'lon', 'lng', 'longitude', 'gps', 'altitude', 'isin', 'wkn', 'cusip', 'population', 'einwohner', 'datum', 'date', 'geboren', 'dob', 'born', 'score', 'id',
  // extension of the number before
  'ext', 'extn', 'extension', 'poste', 'nebenstelle', 'ramal', 'interno', 'int', 'anexo', 'toestel', 'wewn?', 'dw',
] as const;
/** Firms write their own telephone behind these; only with "no." or the like do they announce another number. */
const EITHER_WORDS = [
  'case', 'caso', 'fall', 'zaak', 'spraw[ay]', 'order', 'purchase', 'receipt', 'parcel', 'shipment', 'consignment', 'track', 'commande', 'pedido', 'env[ií]o', 'ordine', 'bestelling', 'zam[oó]wieni[ea]', 'auftrag', 'paket', 'booking', 'buchung', 'reservation', 'r[eé]servation', 'reserva',
  'confirmation', 'payment', 'ticket', 'dossier', 'account', 'customer', 'client\\p{L}*', 'klant\\p{L}*', 'klient\\p{L}*', 'kunden?', 'mitglieds?', 'member', 'membership', 'patient', 'employee', 'personal', 'matrikel', 'user', 'host', 'line', 'policy', 'police', 'polic[ey]', 'contract',
  'vertrags?', 'contrat', 'contrato', 'contratto', 'versicherungs?', 'steuer', 'serien?', 'vorgangs?', 'partita',
] as const;
const OTHER_SIGNS = '〒|(?:注文|請求書?|追跡|口座|会員|郵便|伝票|品番|製造|受付|予約|订单|發票|发票|快递|运单|账|卡|身份证|邮编|合同|流水|发票|序列)(?:番号|号码|编号|单号|号)?|رقم (?:ال)?(?:طلب|فاتورة|حساب|تتبع|مرجع)|(?:ال)?(?:طلب|فاتورة|حساب|تتبع)|הזמנה|חשבונית|מעקב|חשבון|ת\\.?ז\\.?|אסמכתא';

/** They say that some number follows, not which: enough to doubt bare digits. */
const WEAK_WORDS = ['n\\.?[orº]?', 'n[uú]m'] as const;
const COUNTING_WORDS = ['n\\.?[orº]', 'num(?:ber|mer|ero|éro|m)?', 'n[uú]mero', 'num[eé]ro', 'nummer', 'numer', 'رقم', 'מספר'] as const;
/** They stand between a word and its number: `invoice is 4711`. */
const LINKING_WORDS = ['is', 'ist', 'lautet', 'est', 'es', 'è', 'é', 'jest', 'de', 'di', 'do', 'del', 'für', 'for'] as const;

type Word = 'phone' | 'other' | 'either' | 'weak' | 'counting' | 'linking' | 'none';

const whole = (words: readonly string[]): RegExp => new RegExp(`^(?:${words.join('|')})$`, 'u');
const KINDS: readonly (readonly [Word, RegExp])[] = [
  ['phone', whole(PHONE_WORDS)],
  ['weak', whole(WEAK_WORDS)],
  ['counting', whole(COUNTING_WORDS)],
  ['linking', whole(LINKING_WORDS)],
  ['either', whole(EITHER_WORDS)],
  ['other', whole([...OTHER_WORDS, '\\p{L}{2,}(?:nr|nummer|numer)'])],
];
/** Scripts without spaces, and emoji: looked for inside of what stands there. */
const PHONE_SIGN = new RegExp(PHONE_SIGNS, 'u');
const OTHER_SIGN = new RegExp(`(?:${OTHER_SIGNS})$`, 'u');
const FOREIGN = /[^\u0000-\u024f]/;

const WORD = /\p{L}(?:[/.]\p{L})+(?!\p{L})|[\p{L}\p{M}]+|[☎☏✆\u{1f4de}-\u{1f4e0}\u{1f4f1}\u{1f4f2}]/gu;
const LONGEST_WORD = 32;

/** Words an administrator adds: `phone` announces phone numbers, `other` announces other ones. Single words, any case. */
export interface Labels {
  phone?: readonly string[];
  other?: readonly string[];
}

export type Announced = 'phone' | 'other' | 'weak' | 'nothing';

const CACHE_SIZE = 4096;
const known = new Map<string, Word>();

/** What the text right before a number (normalised) says it is. A phone word may stand further off than the others. */
export function announced(before: string, labels?: Labels): Announced {
  const end = gapStart(before);
  const gap = before.slice(end);
  const last = lastWord(before, end);
  const kind = last ? kindOf(last, labels) : 'none';
  if (kind === 'phone' || (kind === 'other' && !/^(?:id|code)$/i.test(last))) return kind;
  if (last.length === 1 && ONE_LETTER.test(last + gap)) return 'phone';
  // A page of a book, or what a name in code or in a query is set to.
  if (/^[pS]\. ?$/.test(last + gap) || (last && gap.includes('='))) return 'other';
  // A word further off counts on its own line only.
  const kinds = wordsOf(before.slice(before.lastIndexOf('\n') + 1)).map((word) => kindOf(word, labels));
  const said = last ? nearest(kinds, gap) : 'nothing';
  if (said === 'other') return said;
  return kinds.includes('phone') ? 'phone' : /[#№]/.test(gap) ? 'weak' : said;
}

/** `T: `, `M.`, `F `: words for a phone by their first letter; `p. ` counts pages. */
const ONE_LETTER = /^(?:[TMPFtmf][.:]|p:)/;

/** A word for a phone stands right before. */
export function labelled(before: string): boolean {
  const last = lastWord(before, gapStart(before));
  return last !== '' && kindOf(last, undefined) === 'phone';
}

/** Between a word and the number it announces. */
const GAP = '-. \n\t:=#№°º(*"\'\u0001';

function gapStart(before: string): number {
  let at = before.length;
  while (at > 0 && GAP.includes(before.charAt(at - 1))) at--;
  return at;
}

/** Words in order; plain Latin text is split by hand, which is four times faster than the expression. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (let at = 0, from = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127 || code === 47) return text.match(WORD) ?? [];
    if (isLatin(code)) continue;
    if (at > from) words.push(text.slice(from, at));
    from = at + 1;
  }
  return words;
}

const WORD_AT_END = /(?:\p{L}(?:[/.]\p{L})+|[\p{L}\p{M}]+|[☎☏✆\u{1f4de}-\u{1f4e0}\u{1f4f1}\u{1f4f2}])$/u;

/** The word that ends at `end`, '' when something else does. */
function lastWord(before: string, end: number): string {
  let from = end;
  while (from > 0 && isLatin(before.charCodeAt(from - 1))) from--;
  const next = before.charCodeAt(from - 1);
  const simple = from === 0 || (next < 128 && next !== 46 && next !== 47);
  return simple ? before.slice(from, end) : (WORD_AT_END.exec(before.slice(0, end))?.[0] ?? '');
}

const isLatin = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** The last word decides; one that only counts ("number") hands over to the words before it. */
function nearest(kinds: Word[], gap: string): Announced {
  const heard = kinds.filter((kind, at) => kind !== 'linking' || at === 0);
  const last = heard.at(-1) ?? 'none';
  const rest = heard.slice(-3, -1);
  // `Caller ID`, `Rufnummer-Code`: what is identified decides.
  if (last === 'other' && rest.at(-1) === 'phone') return 'phone';
  if (last === 'phone' || last === 'other') return last;
  if (last === 'either') return rest.includes('counting') || rest.includes('weak') || /[#№°º]/.test(gap) ? 'other' : 'weak';
  if (last === 'counting' || last === 'weak') {
    const named = rest.at(-1) ?? 'none';
    if (named === 'phone') return 'phone';
    return named === 'other' || named === 'either' ? 'other' : last === 'weak' ? 'weak' : 'nothing';
  }
  return 'nothing';
}

function kindOf(word: string, labels: Labels | undefined): Word {
  const lower = word.slice(-LONGEST_WORD).toLowerCase();
  const own = labels && ownWords(labels).get(lower);
  if (own) return own;
  let kind = known.get(lower);
  if (kind === undefined) {
    if (known.size >= CACHE_SIZE) known.clear();
    known.set(lower, (kind = judged(lower)));
  }
  return kind;
}

const compiledLabels = new WeakMap<Labels, ReadonlyMap<string, Word>>();

function ownWords(labels: Labels): ReadonlyMap<string, Word> {
  let words = compiledLabels.get(labels);
  if (!words) {
    const entries = (['other', 'phone'] as const).flatMap((kind) => (labels[kind] ?? []).map((label) => [label.toLowerCase(), kind] as const));
    compiledLabels.set(labels, (words = new Map(entries)));
  }
  return words;
}

function judged(word: string): Word {
  if (FOREIGN.test(word)) {
    if (PHONE_SIGN.test(word)) return 'phone';
    if (OTHER_SIGN.test(word)) return 'other';
  }
  return KINDS.find(([, words]) => words.test(word))?.[0] ?? 'none';
}
