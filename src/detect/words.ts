/** Words around numbers in the languages Ringside speaks (en, fr, de, es, it, pt, nl, pl, ja, zh, ar, he), lower case. */

/** They announce a phone number. */
const PHONE_WORDS = [
  'te?lf?\\.?', 't[eé]l', 'tel[eé]f\\p{L}*', 't[eé]l[eé]ph\\p{L}*', '\\p{L}*phone', '\\p{L}*fon', 'fax', 'telefax', 'mob(?:il\\p{L}*)?', 'm[oó]viles?',
  'm[oó]vil', 'cel(?:l|lulare|ular\\p{L}*)?', 'handy\\p{L}*', 'call\\p{L}*', 'ring', 'dial', '\\p{L}*ruf\\p{L}*', '\\p{L}*hotline', 'helpline', 'whatsapp', 'viber', 'sms',
  'portable', 'appel\\p{L}*', 'llam\\p{L}*', 'chiam\\p{L}*', 'lig(?:ue|ar|a[çc][aã]o)', 'bel(?:len|lt)?', 'mobiel', 'gsm', 'kom(?:órk\\p{L}*)?', '\\p{L}*dzwo[nń]\\p{L}*', 'durchwahl',
  'zentrale', 'centralita', 'centralino', 'switchboard', 'voicemail', 'pager', 'contact', 'kontakt', 'dzwo[nń]', 'тел', 'телефон',
] as const;
const PHONE_SIGNS = '電話|携帯|ファ(?:ッ)?クス|フリーダイヤル|电话|電话|手机|手機|热线|传真|座机|هاتف|جوال|موبايل|اتصل|فاكس|تلفون|טלפון|נייד|פקס|התקשר|☎|☏|✆|📞|📱|📲|📠';

/** They announce some other number; what follows is no phone number unless it says so itself with `+`. */
const OTHER_WORDS = [
  // bills, parcels
  'invoice', 'tracking', 'awb', 'rma', 'p\\.?o', 'facture', 'suivi', 'colis', 'factura', 'seguimiento', 'fattura', 'spedizione', 'protocolo', 'rastreio', 'fatura', 'factuur', 'zending',
  'faktur\\p{L}*', 'przesy[lł]k\\p{L}*', 'paczk\\p{L}*', 'bestellung', 'rechnung', 'sendung', 'beleg', 'lieferschein',
  // things and their parts
  'serial', 's/n', 'sn', 'sku', 'upc', 'ean', 'gtin', 'asin', 'isbn(?:-1[03])?', 'issn', 'imei', 'imsi', 'iccid', 'mac', 'batch', 'lot', 'p/n', 'pn', 'item', 'article', 'art', 'artikel',
  'produkt', 'product', 'matricola', 'barcode', 'model', 'part',
  // money, accounts, cards
  'iban', 'bic', 'acct', 'a/c', 'card', 'visa', 'mastercard', 'amex', 'sort code', 'routing', 'konto', 'compte', 'cuenta', 'conto', 'conta', 'rekening', 'karte', 'carte', 'tarjeta', 'cart[aã]o', 'blz',
  'amount', 'total', 'sum', 'balance', 'price', 'betrag', 'summe', 'preis', 'prix', 'montant', 'precio', 'prezzo', 'importo', 'preço', 'valor', 'prijs', 'bedrag', 'cena', 'kwota', 'qty', 'menge', 'saldo',
  // people and firms before the law
  'ssn', 'sin', 'nin', 'nhs', 'passport', 'reisepass', 'ausweis', 'licen[cs]e', 'vat', 'tax', 'tin', 'ein', 'siret', 'siren', 'tva', 'iva', 'p\\.?iva', 'codice fiscale', 'pesel', 'nip', 'regon', 'krs', 'cpf', 'cnpj', 'rg', 'dni', 'nif', 'nie', 'cif', 'rfc', 'curp',
  'bsn', 'kvk', 'btw', 'rsin', 'ust-?id', 'hr[ab]', 'i[čc]o', 'di[čc]', 'cvr', 'org', 'st\\.?', 'zähler\\p{L}*', 'handelsregister', 'uid', 'abn', 'acn', 'gstin', 'aadhaar', 'pan', 'ahv', 'avs', 'svnr',
  // files, tickets, texts
  'r[eé]f[eé]rence', 'referen[cz]\\p{L}*', 'transaction', 'transaktion', 'txn', 'trx', 'pnr', 'flight', 'docket', 'aktenzeichen', 'az', 'gesch[aä]ftszeichen', 'kassenzeichen',
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
  'order', 'purchase', 'receipt', 'parcel', 'shipment', 'consignment', 'track', 'commande', 'pedido', 'env[ií]o', 'ordine', 'bestelling', 'zam[oó]wieni[ea]', 'auftrag', 'paket', 'booking', 'buchung', 'reservation', 'r[eé]servation', 'reserva',
  'confirmation', 'payment', 'ticket', 'dossier', 'account', 'customer', 'client', 'cliente', 'klant', 'klient', 'kunden?', 'mitglieds?', 'member', 'membership', 'patient', 'employee', 'personal', 'matrikel', 'user', 'host', 'line', 'policy', 'police', 'polic[ey]', 'contract',
  'vertrags?', 'contrat', 'contrato', 'contratto', 'versicherungs?', 'steuer', 'serien?', 'vorgangs?', 'partita',
] as const;
const OTHER_SIGNS = '(?:注文|請求書?|追跡|口座|会員|郵便|伝票|品番|製造|受付|予約|订单|發票|发票|快递|运单|账|卡|身份证|邮编|合同|流水|发票|序列)(?:番号|号码|编号|单号|号)?|رقم (?:ال)?(?:طلب|فاتورة|حساب|تتبع|مرجع)|(?:ال)?(?:طلب|فاتورة|حساب|تتبع)|הזמנה|חשבונית|מעקב|חשבון|ת\\.?ז\\.?|אסמכתא';

/** They say that some number follows, not which: enough to doubt bare digits. */
const WEAK_WORDS = ['nr', 'no?', 'n[°º]', 'n[uú]m', 'r[eé]f'] as const;
const COUNTING = '(?:n[or]|num(?:ber|mer|ero|éro|m)?|n[uú]mero|num[eé]ro|nummer|numer|nr|id|code|#|n[°ºo]|№|番号|号码?)';

const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}])';
const LINK = '[-.\\s:=#°º(*"\']*(?:(?:is|ist|est|es|è|é|jest)[\\s:]+)?$';
const COUNTED = `[-.\\s/]*(?:de |di |do )?${COUNTING}${LINK}`;
const TO_NUMBER = `(?:[-.\\s/]*${COUNTING})?${LINK}`;

const group = (words: readonly string[], signs = '[#№]'): string => `(?:${BEFORE}(?:${words.join('|')})${AFTER}|${signs})`;

/** Words an administrator adds: `phone` announces phone numbers, `other` announces other ones. */
export interface Labels {
  phone?: readonly string[];
  other?: readonly string[];
}

export type Announced = 'phone' | 'other' | 'weak' | 'nothing';

const LABEL = new RegExp(`${group(PHONE_WORDS, PHONE_SIGNS)}[-.\\s:(]*$`, 'iu');

/** A word for a phone stands right before. */
export function labelled(before: string): boolean {
  return LABEL.test(before);
}

interface Sets {
  phone: RegExp;
  other: RegExp;
  weak: RegExp;
}

const NO_LABELS: Labels = {};
const sets = new WeakMap<Labels, Sets>();

/** What the text right before a number (normalised) says it is. A phone word may stand further off than the others. */
export function announced(before: string, labels: Labels = NO_LABELS): Announced {
  if (!/[^\s\u0001(]/.test(before)) return 'nothing';
  const { phone, other, weak } = setsOf(labels);
  const said = phone.exec(before);
  const named = other.exec(before);
  if (named && !(said && said.index + said[0].length > named.index)) return 'other';
  if (said) return 'phone';
  return weak.test(before) ? 'weak' : 'nothing';
}

function setsOf(labels: Labels): Sets {
  let made = sets.get(labels);
  if (!made) {
    const { phone = [], other = [] } = labels;
    made = {
      phone: new RegExp(group([...PHONE_WORDS, '[tmpf][:.]\\s*$', ...phone.map(escaped)], PHONE_SIGNS), 'iu'),
      other: new RegExp(
        `${group([...OTHER_WORDS, ...other.map(escaped), '\\p{L}{3,}(?:nr|nummer|numer)'], OTHER_SIGNS)}${TO_NUMBER}|${group(EITHER_WORDS)}${COUNTED}`,
        'iu',
      ),
      weak: new RegExp(`${group([...WEAK_WORDS, ...EITHER_WORDS])}${LINK}`, 'iu'),
    };
    sets.set(labels, made);
  }
  return made;
}

const escaped = (word: string): string => word.toLowerCase().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
