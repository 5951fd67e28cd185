import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { suggestTargets } from './mapping.ts';
import { CUSTOMER_TARGETS } from './targets.ts';

/** Headings as these programs export them, read 2026-11-23; `-` for what has no place here. */
test.for<[string, string, string]>([
  ['Salesforce contacts', 'Salutation,First Name,Last Name,Account Name,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Mobile,Fax,Email,Description', '-,firstName,lastName,company,primaryAddress.street1,primaryAddress.city,primaryAddress.state,primaryAddress.postcode,primaryAddress.country,phones.voice,phones.mobile,phones.fax,emails,comments'],
  ['HubSpot contacts', 'Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Company name,Lifecycle Stage,Street Address,City,State/Region,Postal Code,Country/Region,Preferred language', '-,firstName,lastName,emails,phones.voice,phones.mobile,company,customerType,primaryAddress.street1,primaryAddress.city,primaryAddress.state,primaryAddress.postcode,primaryAddress.country,language'],
  ['Zendesk users', 'id,name,email,external_id,details,notes,phone,organization,locale,time_zone', '-,fullName,emails,accountNumber,comments,comments,phones.voice,company,language,timeZone'],
  ['Outlook', 'First Name,Middle Name,Last Name,Company,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home Postal Code,Business Fax,Business Phone,Home Phone,Mobile Phone,Other Phone,E-mail Address,E-mail 2 Address,Notes', 'firstName,-,lastName,company,secondaryAddress.street1,secondaryAddress.city,secondaryAddress.state,secondaryAddress.postcode,secondaryAddress.country,primaryAddress.street1,primaryAddress.city,primaryAddress.postcode,phones.fax,phones.voice,phones.voice,phones.mobile,phones.alternative,emails,emails,comments'],
  ['Outlook in German', 'Vorname,Nachname,Firma,Straße geschäftlich,Ort geschäftlich,Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Ort privat,Fax geschäftlich,Telefon geschäftlich,Mobiltelefon,E-Mail-Adresse,Notizen', 'firstName,lastName,company,secondaryAddress.street1,secondaryAddress.city,secondaryAddress.postcode,secondaryAddress.country,primaryAddress.street1,primaryAddress.city,phones.fax,phones.voice,phones.mobile,emails,comments'],
  ['Outlook in French', 'Prénom,Nom,Société,Rue (bureau),Ville (bureau),Code postal (bureau),Pays/Région (bureau),Rue (domicile),Téléphone (bureau),Tél. mobile,Adresse de messagerie,Notes', 'firstName,lastName,company,secondaryAddress.street1,secondaryAddress.city,secondaryAddress.postcode,secondaryAddress.country,primaryAddress.street1,phones.voice,phones.mobile,emails,comments'],
  ['Google contacts', 'First Name,Last Name,Organization Name,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Phone 2 - Value,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country,Notes', 'firstName,lastName,company,emails,emails,phones.voice,phones.voice,primaryAddress.street1,primaryAddress.city,primaryAddress.postcode,primaryAddress.country,comments'],
  ['a German list', 'Kunden-Nr.;Anrede;Name;Vorname;Strasse;PLZ;Ort;Tel.;Handy;E-Mail;Bemerkung', 'accountNumber,-,fullName,firstName,primaryAddress.street1,primaryAddress.postcode,primaryAddress.city,phones.voice,phones.mobile,emails,comments'],
])('%s', ([, headings, targets]) => {
  const given = headings.split(headings.includes(';') ? ';' : ',');
  expect(suggestTargets(given, [], [])).toEqual(targets.split(',').map((target) => (target === '-' ? '' : target)));
});

test.for<[string, string[], string]>([
  ['e-mails', ['a@example.com', 'b@example.org', ''], 'emails'],
  ['phones', ['+49 30 901820', '(030) 901820', '0170/1234567'], 'phones.voice'],
  ['dates', ['23.11.2026', '01.02.2026'], ''],
  ['plain numbers', ['123456789', '987654321'], ''],
  ['words', ['red', 'green'], ''],
])('told by what stands below: %s', ([, cells, target]) => {
  expect(suggestTargets(['?'], cells.map((cell) => [cell]), [])).toEqual([target]);
});

it('an administrator’s own field is found by its label, and each target is given once', () => {
  const custom = [{ target: 'custom.x', label: 'Contract No.', type: 'text' as const }];
  expect(suggestTargets(['contract no', 'City', 'Town', 'Phone', 'Telephone'], [], custom)).toEqual(['custom.x', 'primaryAddress.city', '', 'phones.voice', 'phones.voice']);
});

/** What our own export writes over its columns, in each language. */
test.for(['en', 'fr', 'de'])('headings of our own export are known again: %s', (locale) => {
  const po = readFileSync(new URL(`../../../i18n/locales/${locale}.po`, import.meta.url), 'utf8');
  const word = (key: string): string => new RegExp(`msgid "${key.replaceAll('.', '\\.')}"\\nmsgstr "([^"]*)"`).exec(po)?.[1] ?? '';
  const keys: Record<string, string> = { firstName: 'customer.firstName', lastName: 'customer.lastName', accountNumber: 'customers.accountNumber', company: 'customer.company', customerType: 'customers.type', vip: 'customer.vip', doNotCall: 'customer.doNotCall', language: 'customer.language', timeZone: 'customers.timeZone', comments: 'customers.comments', emails: 'customer.email' };
  const heading = (target: string): string => {
    const [head = '', part = ''] = target.split('.');
    if (head === 'phones') return `${word('customers.phone')}: ${word(`phoneKind.${part}`)}`;
    return part ? `${word(`customers.${head}`)}: ${word(`customers.${part}`)}` : word(keys[head]!);
  };
  const targets = CUSTOMER_TARGETS.filter((target) => target !== 'fullName' && target !== 'phones');
  expect(suggestTargets(targets.map(heading), [], [])).toEqual(targets);
});
