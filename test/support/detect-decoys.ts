/** Digits of pages that are no phone numbers, drawn anew by class; each is written as the field it comes from writes it. */
import type { Chance } from './detect-numbers.ts';

type Make = (by: Chance) => string;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const digits = (by: Chance, length: number): string => Array.from({ length }, () => by.below(10)).join('');
const nonZero = (by: Chance, length: number): string => String(1 + by.below(9)) + digits(by, length - 1);
const hex = (by: Chance, length: number): string => Array.from({ length }, () => by.of('0123456789abcdef'.split(''))).join('');
const capital = (by: Chance): string => by.of('ABCDEFGHJKLMNPRSTUVWXYZ'.split(''));
const capitals = (by: Chance, length: number): string => Array.from({ length }, () => capital(by)).join('');
const year = (by: Chance): number => 1950 + by.below(85);
const month = (by: Chance): number => 1 + by.below(12);
const day = (by: Chance): number => 1 + by.below(28);
const clock = (by: Chance): string => `${pad(by.below(24))}:${pad(by.below(60))}`;
const groups = (text: string, sizes: readonly number[], between: string): string => {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size))).join(between);
};
const thousands = (by: Chance, mark: string): string => [String(1 + by.below(999)), ...Array.from({ length: 1 + by.below(3) }, () => digits(by, 3))].join(mark);

function luhn(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => total + (at % 2 ? Number(digit) : Number(digit) > 4 ? Number(digit) * 2 - 9 : Number(digit) * 2), 0);
  return body + ((10 - (sum % 10)) % 10);
}
function gs1(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 1 : 3), 0);
  return body + ((10 - (sum % 10)) % 10);
}

const DATES: Record<string, Make> = {
  'date-dmy': (by) => [pad(day(by)), pad(month(by)), year(by)].join(by.of(['.', '/', '-', ' ', ' / ', '. '])),
  'date-ymd': (by) => [year(by), pad(month(by)), pad(day(by))].join(by.of(['-', '/', '.', ' ', '. '])),
  'date-mdy': (by) => [pad(month(by)), pad(day(by)), year(by)].join(by.of(['/', '-'])),
  'date-short': (by) => [pad(day(by)), pad(month(by)), pad(by.below(99))].join(by.of(['.', '/', '-'])),
  'date-cjk': (by) => `${year(by)}年${month(by)}月${day(by)}日`,
  'date-compact': (by) => `${year(by)}${pad(month(by))}${pad(day(by))}`,
  'date-range': (by) => by.of([' - ', ' – ', '–', ' bis ', ' to ', '/']).replace(/^/, DATES['date-dmy']!(by)) + `${pad(day(by))}.${pad(month(by))}.${year(by)}`,
  'date-arabic': (by) => DATES['date-ymd']!(by).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  'date-persian': (by) => `${1380 + by.below(25)}/${pad(month(by))}/${pad(day(by))}`.replace(/\d/g, (digit) => String.fromCodePoint(0x6f0 + Number(digit))),
  'date-full-width': (by) => `${year(by)}／${pad(month(by))}／${pad(day(by))}`.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  'years': (by) => `${year(by)}${by.of(['-', '–', '/', ' - ', ' – '])}${year(by)}`,
  'datetime': (by) => `${DATES['date-ymd']!(by)} ${clock(by)}${by.of(['', ':07', ':07.123', ':07,123', ' Uhr', ' +0200', ' GMT', 'Z'])}`,
  'datetime-dmy': (by) => `${pad(day(by))}.${pad(month(by))}.${year(by)}${by.of([' ', ', ', ' - ', ' um '])}${clock(by)}`,
  'datetime-iso': (by) => `${year(by)}-${pad(month(by))}-${pad(day(by))}T${clock(by)}:${pad(by.below(60))}${by.of(['Z', '+02:00', '.123Z', '-0500', ''])}`,
  'datetime-compact': (by) => `${year(by)}${pad(month(by))}${pad(day(by))}${by.of(['', 'T', '-', '_'])}${pad(by.below(24))}${pad(by.below(60))}${pad(by.below(60))}`,
  'times': (by) => `${clock(by)}${by.of(['-', ' – ', ' - ', '–'])}${clock(by)}${by.of(['', ` ${clock(by)}-${clock(by)}`])}`,
  'times-dotted': (by) => `${pad(by.below(24))}.${pad(by.below(60))}${by.of(['-', ' – ', ' - '])}${pad(by.below(24))}.${pad(by.below(60))}`,
  'duration': (by) => `${pad(by.below(100))}:${pad(by.below(60))}:${pad(by.below(60))}.${digits(by, 3)}`,
};

const MACHINES: Record<string, Make> = {
  'ipv4': (by) => Array.from({ length: 4 }, () => 1 + by.below(254)).join('.'),
  'ipv4-port': (by) => `${MACHINES.ipv4!(by)}:${1000 + by.below(60000)}`,
  'cidr': (by) => `${MACHINES.ipv4!(by)}/${8 + by.below(24)}`,
  'ip-range': (by) => `${MACHINES.ipv4!(by)}${by.of(['-', ' - ', ' – ', ', '])}${MACHINES.ipv4!(by)}`,
  'ipv6': (by) => Array.from({ length: 8 }, () => hex(by, 4)).join(':'),
  'ipv6-digits': (by) => `2001:${digits(by, 4)}::${digits(by, 4)}:${digits(by, 4)}`,
  'mac': (by) => Array.from({ length: 6 }, () => digits(by, 2)).join(by.of([':', '-'])),
  'mac-cisco': (by) => groups(digits(by, 12), [4, 4, 4], '.'),
  'uuid': (by) => groups(hex(by, 32), [8, 4, 4, 4, 12], '-'),
  'uuid-digits': (by) => groups(digits(by, 32), [8, 4, 4, 4, 12], '-'),
  'hash': (by) => hex(by, by.of([7, 8, 32, 40, 64])).replace(/^\d+$/, 'a$&'),
  'hex': (by) => `0x${by.of([hex(by, 8), digits(by, 8)])}`,
  'version': (by) => by.of([`v${by.below(20)}.${by.below(30)}.${by.below(9000)}`, `${by.below(20)}.${by.below(30)}.${digits(by, 5)}.${by.below(3000)}`, `Version ${by.below(20)}.${by.below(9)}.${digits(by, 4)}`]),
  'build': (by) => `Build ${nonZero(by, 5)}.${nonZero(by, 4)}${by.of(['', `.${nonZero(by, 6)}-${nonZero(by, 4)}`])}`,
  'epoch-ms': (by) => `1${by.of(['6', '7'])}${digits(by, 11)}`,
  'log': (by) => `[${DATES['datetime-iso']!(by)}] ERROR ${nonZero(by, 5)} --- [pool-${by.below(9)}-thread-${by.below(9)}] id=${nonZero(by, 10)}`,
  'json-id': (by) => `{"id": ${nonZero(by, 10)}, "ts": 16${digits(by, 8)}}`,
  'code-id': (by) => `const userId = ${nonZero(by, by.of([9, 10, 11]))};`,
  'array': (by) => `[${nonZero(by, 3)}, ${nonZero(by, 3)}, ${nonZero(by, 4)}, ${nonZero(by, 2)}]`,
  'url': (by) => `https://shop.example.${by.of(['com', 'de', 'co.uk'])}/p/${nonZero(by, by.of([9, 10, 11]))}${by.of(['', '/', '.html', '?ref=12'])}`,
  'query': (by) => `https://example.com/?id=${nonZero(by, 10)}&order=0${digits(by, 9)}`,
  'query-bare': (by) => `/index.php?uid=${nonZero(by, 10)}`,
  'file': (by) => by.of([`scan_${nonZero(by, 10)}.pdf`, `${nonZero(by, 10)}.jpg`, `DSC${nonZero(by, 8)}.JPG`, `report-${nonZero(by, 10)}.xlsx`, `backup.${digits(by, 10)}.tar.gz`, `IMG-${year(by)}0412-WA${digits(by, 4)}.jpg`]),
  'handle': (by) => `@user${digits(by, 10)}`,
  'css': (by) => `rgba(${by.below(255)}, ${by.below(255)}, ${by.below(255)}, 0.${digits(by, 2)})`,
};

const MONEY: Record<string, Make> = {
  'price-symbol': (by) => `${by.of(['$', '£', '€', '¥', '₹', '₽', 'R$ ', 'US$', 'CHF ', '₩', '₺', 'A$'])}${thousands(by, ',')}${by.of(['', '.00', '.95'])}`,
  'price-after': (by) => `${thousands(by, by.of(['.', ' ', '\u00a0', '\u202f', "'", '’']))}${by.of(['', ',00', ',95'])} ${by.of(['€', 'EUR', 'zł', 'Kč', 'kr', 'CHF', 'Ft', '₽', 'руб.', '円', '元', 'SEK', 'USD'])}`,
  'price-lakh': (by) => `${by.of(['₹', 'Rs. ', 'INR '])}${1 + by.below(99)},${digits(by, 2)},${digits(by, 3)}`,
  'price-swiss': (by) => `CHF ${1 + by.below(900)}'${digits(by, 3)}'${digits(by, 3)}.–`,
  'price-plain': (by) => `${by.of(['Total: ', 'Preis: ', 'Montant : ', 'Importe: ', 'Summe '])}${nonZero(by, 7)},${digits(by, 2)}`,
  'price-cjk': (by) => `${nonZero(by, 8)}円`,
  'number-spaced': (by) => `${1 + by.below(9)} ${digits(by, 3)} ${digits(by, 3)} ${by.of(['Einwohner', 'habitants', 'people', 'users', 'tonnes', 'km'])}`,
  'number-lakh': (by) => `${1 + by.below(99)},${digits(by, 2)},${digits(by, 2)},${digits(by, 3)}`,
  'number-dotted': (by) => `${1 + by.below(99)}.${digits(by, 3)}.${digits(by, 3)}`,
  'number-apostrophe': (by) => `${1 + by.below(900)}'${digits(by, 3)}'${digits(by, 3)}`,
  'iban-spaced': (by) => `${by.of(['DE', 'FR', 'ES', 'IT', 'PT', 'PL', 'AT'])}${groups(digits(by, 22), [2, 4, 4, 4, 4, 4], ' ')}`,
  'iban': (by) => `${by.of(['DE', 'FR', 'NL', 'BE', 'CH'])}${digits(by, 20)}`,
  'bic-account': (by) => `BIC ${capitals(by, 8)}, Kto. ${nonZero(by, 10)}`,
  'card': (by) => groups(luhn(`4${digits(by, 14)}`), [4, 4, 4, 4], by.of([' ', '-', '', '\u00a0'])),
  'card-amex': (by) => groups(luhn(`37${digits(by, 12)}`), [4, 6, 5], by.of([' ', '-', ''])),
  'card-masked': (by) => `${by.of(['**** **** ****', 'xxxx xxxx xxxx', '•••• •••• ••••', 'XXXX-XXXX-XXXX-'])} ${digits(by, 4)}`,
  'card-part': (by) => `${digits(by, 4)} ${digits(by, 2)}XX XXXX ${digits(by, 4)}`,
  'sort-code': (by) => `${by.of(['Sort code ', 'sort: '])}${groups(digits(by, 6), [2, 2, 2], '-')} ${by.of(['Account ', 'a/c ', 'Acc no. '])}${nonZero(by, 8)}`,
  'routing': (by) => `Routing ${digits(by, 9)} Account ${digits(by, 10)}`,
  'sepa-ref': (by) => `RF${digits(by, 2)} ${groups(digits(by, 16), [4, 4, 4, 4], ' ')}`,
  'blz': (by) => `BLZ ${groups(nonZero(by, 8), [3, 3, 2], ' ')}, Konto ${groups(nonZero(by, 10), [4, 3, 3], ' ')}`,
};

const PAPERS: Record<string, Make> = {
  'order': (by) => `${by.of(['Order #', 'Order number: ', 'Order ID ', 'Bestellnummer: ', 'N° de commande ', 'Pedido n.º ', 'Numer zamówienia ', 'Ordine n. ', 'Bestelnummer ', 'Order No.: ', '注文番号 ', '订单编号：'])}${nonZero(by, by.of([8, 9, 10, 11]))}`,
  'amazon': (by) => `${digits(by, 3)}-${digits(by, 7)}-${digits(by, 7)}`,
  'invoice': (by) => `${by.of(['Invoice ', 'Rechnung Nr. ', 'Facture n° ', 'Fattura n. ', 'Factura ', 'Faktura nr ', 'Inv. no. ', 'RE-', 'Rechnungsnr.: '])}${by.of([nonZero(by, 10), `${year(by)}-${digits(by, 5)}`, `${year(by)}/${digits(by, 6)}`])}`,
  'ups': (by) => `1Z${capital(by)}${digits(by, 3)}${capital(by)}${digits(by, 11)}`,
  'fedex': (by) => `${by.of(['FedEx ', 'Tracking number ', 'Tracking: '])}${nonZero(by, 12)}`,
  'dhl': (by) => `${by.of(['JJD', 'JVGL', 'JD'])}${digits(by, 18)}`,
  'dhl-plain': (by) => `${by.of(['Sendungsnummer: ', 'DHL ', 'Shipment no. ', 'Colis n° ', 'Numer przesyłki: '])}${nonZero(by, by.of([10, 12]))}`,
  'usps': (by) => groups(`94${digits(by, 20)}`, [4, 4, 4, 4, 4, 2], by.of([' ', ''])),
  'postal-id': (by) => `${capitals(by, 2)} ${groups(digits(by, 9), [3, 3, 3], ' ')} ${capitals(by, 2)}`,
  'postal-id-tight': (by) => `R${capital(by)}${digits(by, 9)}DE`,
  'ticket': (by) => `${by.of(['Ticket #', 'Case number ', 'Ref. ', 'Reference: ', 'Vorgangsnummer ', 'Dossier n° ', 'Incident ', 'SR ', 'Referencia: '])}${nonZero(by, by.of([8, 9, 10]))}`,
  'customer-no': (by) => `${by.of(['Customer no. ', 'Kundennummer: ', 'Kd.-Nr. ', 'N° client : ', 'Account number ', 'Member ID: ', 'Mitgliedsnummer ', 'Klantnummer ', 'Contract no. '])}${nonZero(by, by.of([8, 9, 10]))}`,
  'booking': (by) => `${by.of(['Booking reference ', 'Buchungsnummer ', 'Reservation number: ', 'Confirmation code '])}${nonZero(by, by.of([8, 10]))}`,
  'vat': (by) => by.of([`DE${digits(by, 9)}`, `FR ${digits(by, 2)} ${digits(by, 9)}`, `ATU${digits(by, 8)}`, `GB ${groups(digits(by, 9), [3, 4, 2], ' ')}`, `NL${digits(by, 9)}B01`, `ESB${digits(by, 8)}`, `CHE-${groups(digits(by, 9), [3, 3, 3], '.')}`, `BE 0${groups(digits(by, 9), [3, 3, 3], '.')}`, `PL${digits(by, 10)}`]),
  'siret': (by) => `SIRET ${groups(digits(by, 14), [3, 3, 3, 5], ' ')}`,
  'ssn': (by) => `SSN ${groups(nonZero(by, 9), [3, 2, 4], '-')}`,
  'nir': (by) => `${1 + by.below(2)} ${digits(by, 2)} ${pad(month(by))} ${digits(by, 2)} ${digits(by, 3)} ${digits(by, 3)} ${digits(by, 2)}`,
  'pesel': (by) => `PESEL${by.of([': ', ' '])}${digits(by, 11)}`,
  'bsn': (by) => `BSN ${digits(by, 9)}`,
  'cpf': (by) => groups(digits(by, 9), [3, 3, 3], '.') + `-${digits(by, 2)}`,
  'cnpj': (by) => `${digits(by, 2)}.${digits(by, 3)}.${digits(by, 3)}/0001-${digits(by, 2)}`,
  'nhs': (by) => `NHS number ${groups(nonZero(by, 10), [3, 3, 4], ' ')}`,
  'aadhaar': (by) => `Aadhaar ${groups(nonZero(by, 12), [4, 4, 4], ' ')}`,
  'personnummer': (by) => `${by.of(['Personnummer ', 'CPR ', 'Fødselsnummer '])}${pad(day(by))}${pad(month(by))}${pad(by.below(99))}-${digits(by, 4)}`,
  'ein': (by) => `EIN ${digits(by, 2)}-${digits(by, 7)}`,
  'dni': (by) => `DNI ${digits(by, 8)}${capital(by)}`,
  'codice-fiscale': (by) => `${capitals(by, 6)}${digits(by, 2)}${capital(by)}${digits(by, 2)}${capital(by)}${digits(by, 3)}${capital(by)}`,
  'passport': (by) => `${by.of(['Passport no. ', 'Passport: ', 'Reisepass '])}${digits(by, 9)}`,
  'vin': (by) => `WVWZZZ1JZ${capital(by)}W${digits(by, 6)}`,
  'registry': (by) => by.of([`HRB ${nonZero(by, 6)}`, `KvK ${digits(by, 8)}`, `KRS 0000${digits(by, 6)}`, `Company no. ${digits(by, 8)}`, `Registered in England No. ${digits(by, 8)}`, `NIP ${groups(digits(by, 10), [3, 3, 2, 2], '-')}`, `ABN ${groups(digits(by, 11), [2, 3, 3, 3], ' ')}`, `RCS Paris B ${groups(digits(by, 9), [3, 3, 3], ' ')}`]),
  'imei': (by) => `IMEI ${luhn(`35${digits(by, 12)}`)}`,
  'serial': (by) => `${by.of(['S/N ', 'Serial: ', 'SN: ', 'Seriennummer '])}${digits(by, by.of([8, 10]))}`,
  'part': (by) => `${by.of(['P/N ', 'Part no. ', 'Art.-Nr. ', 'Artikelnummer: ', 'Item # ', 'SKU ', 'Réf. ', 'Ref. '])}${by.of([nonZero(by, 9), groups(digits(by, 8), [3, 3, 2], '-'), groups(digits(by, 10), [4, 3, 3], '.')])}`,
  'meter': (by) => `Zählernummer ${nonZero(by, 10)}`,
  'insurance': (by) => `${by.of(['Policy number ', 'Policennummer ', 'Vers.-Nr. ', 'Contrat n° '])}${nonZero(by, 10)}`,
};

const TEXTS: Record<string, Make> = {
  'isbn-13': (by) => `${by.of(['', 'ISBN ', 'ISBN-13: '])}978-${by.below(9)}-${digits(by, 4)}-${digits(by, 4)}-${by.below(10)}`,
  'isbn-13-tight': (by) => gs1(`978${digits(by, 9)}`),
  'isbn-10': (by) => `ISBN ${by.of([`${by.below(9)}-${digits(by, 3)}-${digits(by, 5)}-${by.of(['X', '7'])}`, digits(by, 10)])}`,
  'issn': (by) => `ISSN ${digits(by, 4)}-${digits(by, 4)}`,
  'ean': (by) => gs1(`40${digits(by, 10)}`),
  'doi': (by) => by.of(['doi:', 'https://doi.org/', 'DOI ', '']) + `10.${nonZero(by, 4)}/s${digits(by, 5)}-${digits(by, 3)}-${digits(by, 5)}-7`,
  'arxiv': (by) => `arXiv:${digits(by, 4)}.${digits(by, 5)}v2`,
  'orcid': (by) => `0000-000${1 + by.below(3)}-${digits(by, 4)}-${digits(by, 4)}`,
  'pmid': (by) => `PMID: ${nonZero(by, 8)}`,
  'patent': (by) => by.of([`US ${1 + by.below(9)},${digits(by, 3)},${digits(by, 3)} B2`, `EP ${digits(by, 7)} A1`, `DE 10 ${year(by)} ${digits(by, 3)} ${digits(by, 3)} A1`, `WO ${year(by)}/${digits(by, 6)}`]),
  'cas': (by) => `CAS ${nonZero(by, by.of([4, 5, 6, 7]))}-${digits(by, 2)}-${by.below(10)}`,
  'court': (by) => by.of([`Az. ${1 + by.below(9)} O ${nonZero(by, 3)}/${digits(by, 2)}`, `XII ZR ${nonZero(by, 3)}/${digits(by, 2)}`, `C-${nonZero(by, 3)}/${digits(by, 2)} P`, `No. ${digits(by, 2)}-${digits(by, 4)}`]),
  'law': (by) => `§§ ${nonZero(by, 3)}, ${nonZero(by, 3)} Abs. ${1 + by.below(5)}, ${nonZero(by, 4)} BGB`,
  'pages': (by) => `${by.of(['pp. ', 'p. ', 'S. ', 'pages ', 'Seiten '])}${nonZero(by, 4)}${by.of(['-', '–'])}${nonZero(by, 4)}`,
  'citation': (by) => `${by.of(['Nature', 'JAMA', 'Lancet'])} ${year(by)};${nonZero(by, 3)}(${nonZero(by, 4)}):${nonZero(by, 4)}-${nonZero(by, 2)}`,
  'coordinates': (by) => `${by.of(['', '-'])}${by.below(90)}.${digits(by, 6)}, ${by.of(['', '-'])}${by.below(180)}.${digits(by, 6)}`,
  'coordinates-dms': (by) => `${by.below(90)}°${pad(by.below(60))}'${pad(by.below(60))}.${by.below(9)}"N ${by.below(180)}°${pad(by.below(60))}'${pad(by.below(60))}.${by.below(9)}"E`,
  'utm': (by) => `32U ${nonZero(by, 6)} ${nonZero(by, 7)}`,
  'score': (by) => `${by.below(7)}-${by.below(7)}, ${by.below(7)}-${by.below(7)}, ${by.below(7)}-${by.below(7)}`,
  'score-colon': (by) => `${20 + by.below(80)}:${20 + by.below(80)} (${10 + by.below(30)}:${10 + by.below(30)}, ${10 + by.below(30)}:${10 + by.below(30)})`,
  'range': (by) => `${nonZero(by, by.of([4, 5]))}${by.of([' - ', '-', '–', ' – '])}${nonZero(by, by.of([4, 5]))}`,
  'dimensions': (by) => `${nonZero(by, 4)} ${by.of(['x', '×'])} ${nonZero(by, 4)} ${by.of(['x', '×'])} ${nonZero(by, 3)}${by.of([' mm', 'mm', ' cm', ''])}`,
  'weight': (by) => `${nonZero(by, 3)} ${digits(by, 3)} ${digits(by, 3)} ${by.of(['kg', 't', 'g', 'kWh', 'm³'])}`,
  'bytes': (by) => `${nonZero(by, by.of([9, 10]))} ${by.of(['bytes', 'Bytes', 'B', 'octets', 'KB'])}`,
  'flight': (by) => `${capitals(by, 2)} ${nonZero(by, 4)} ${pad(day(by))}${by.of(['JAN', 'FEB', 'MAR'])} ${nonZero(by, 4)} ${nonZero(by, 4)}`,
  'plate': (by) => by.of([`B-${capitals(by, 2)} ${nonZero(by, 4)}`, `${capitals(by, 2)}-${digits(by, 3)}-${capitals(by, 2)}`, `${capitals(by, 3)} ${nonZero(by, 4)}`]),
  'postcode': (by) => by.of([`${digits(by, 5)} Berlin`, `${digits(by, 5)}-${digits(by, 3)} São Paulo`, `${capitals(by, 2)} ${digits(by, 5)}-${digits(by, 4)}`, `〒${digits(by, 3)}-${digits(by, 4)}`, `${digits(by, 2)}-${digits(by, 3)} Warszawa`, `${digits(by, 4)} ${capitals(by, 2)} Amsterdam`, `${digits(by, 3)} ${digits(by, 2)} Praha`, `${digits(by, 6)} Москва`]),
  'postcode-row': (by) => `${digits(by, 5)} ${digits(by, 5)} ${digits(by, 5)}`,
  'street': (by) => `Hauptstr. ${1 + by.below(200)}-${1 + by.below(200)}, ${digits(by, 5)}`,
  'lottery': (by) => [3, 11, 19, 27, 34, 45].map((value) => value + by.below(5)).join(by.of([' ', ', ', ' - '])),
  'table': (by) => Array.from({ length: 4 + by.below(4) }, () => nonZero(by, 1 + by.below(5))).join(by.of(['  ', '\t', ' | ', '; '])),
  'table-decimal': (by) => Array.from({ length: 4 + by.below(4) }, () => `${nonZero(by, 1 + by.below(3))}${by.of(['.', ','])}${digits(by, 2)}`).join(by.of([' ', '\t', ' | '])),
  'math': (by) => by.of([`${nonZero(by, 5)} + ${nonZero(by, 5)} = ${nonZero(by, 6)}`, `${nonZero(by, 4)} × ${nonZero(by, 4)} = ${nonZero(by, 8)}`, `(${nonZero(by, 3)} - ${nonZero(by, 4)}) / ${nonZero(by, 4)} = 0.${digits(by, 4)}`, `π ≈ 3.14159265358979`, `2^${nonZero(by, 2)} = ${nonZero(by, 10)}`, `${nonZero(by, 1)}.${digits(by, 8)}e-${digits(by, 2)}`]),
  'percent': (by) => `${nonZero(by, 2)},${digits(by, 7)} %`,
  'otp': (by) => `${by.of(['Your code is ', 'PIN: ', 'TAN ', 'OTP ', 'Verification code: ', 'Ihr Code lautet '])}${digits(by, by.of([6, 8]))}`,
  'license-key': (by) => groups(digits(by, 25), [5, 5, 5, 5, 5], '-'),
  'size': (by) => `${nonZero(by, 4)}x${nonZero(by, 4)}px`,
  'likes': (by) => `${nonZero(by, by.of([7, 8, 9]))} ${by.of(['likes', 'views', 'followers', 'Aufrufe', 'vues', 'hits'])}`,
  'star-catalogue': (by) => `HD ${nonZero(by, 6)}, NGC ${nonZero(by, 4)}, HIP ${nonZero(by, 6)}`,
  'isin': (by) => `${by.of(['DE', 'US'])}000${capital(by)}${digits(by, 6)}`,
  'wkn': (by) => `WKN ${digits(by, 6)}, ISIN DE${digits(by, 10)}`,
  'bible': (by) => `Ps ${nonZero(by, 3)}:${1 + by.below(30)}-${1 + by.below(30)}; ${nonZero(by, 2)}:${1 + by.below(30)}`,
  'phone-like-short': (by) => `${by.of(['room ', 'Zimmer ', 'gate ', 'bus '])}${nonZero(by, 4)}`,
  'dewey': (by) => `${digits(by, 3)}.${digits(by, 5)} ${capitals(by, 3)}`,
  'hs-code': (by) => `HS ${digits(by, 4)}.${digits(by, 2)}.${digits(by, 4)}`,
};

export const DECOYS: Record<string, Record<string, Make>> = { dates: DATES, machines: MACHINES, money: MONEY, papers: PAPERS, texts: TEXTS };

const BEFORE = ['', 'See ', 'Am ', 'Ref: ', 'Nr. ', '', 'on ', '(', '- ', '| ', 'vom ', '→ ', 'Details: ', '\t', '"'];
const AFTER = ['', '.', ', ', ' usw.', '\n', ')', ' and more', ';', ' |', '"', '。'];
const REGIONS = ['US', 'GB', 'DE', 'AT', 'CH', 'FR', 'ES', 'IT', 'PT', 'BR', 'NL', 'PL', 'JP', 'CN', 'SA', 'IL', 'IN', 'AU', 'MX', 'DK', 'SE', 'NO', 'FI', 'CZ', 'HU', 'TR', 'KR', 'ZA', 'SG', 'AR', 'BE', 'GR', 'UA', 'RU', 'NZ', 'IE', 'HK', 'TH', 'VN', 'ID', 'EG', 'KE', 'NG', 'CO', 'CL', 'RO'];

export interface Decoy {
  cls: string;
  region: string;
  text: string;
}

/** `each` decoys of every class, in sentences and alone, on pages of many regions. */
export function decoys(by: Chance, each: number): Decoy[] {
  return Object.values(DECOYS).flatMap((kinds) =>
    Object.entries(kinds).flatMap(([cls, make]) =>
      Array.from({ length: each }, () => ({ cls: `not-${cls}`, region: by.of(REGIONS), text: by.of(BEFORE) + make(by) + by.of(AFTER) }))));
}
