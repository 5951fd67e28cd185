/**
 * Headings as CRMs and address books write them, folded to letters and digits. From the export documentation of Salesforce,
 * HubSpot, Zendesk, Zoho, Outlook and Google Contacts in English, French and German, read 2026-11-23.
 */
const WORDS: Record<string, string> = {
  firstName: 'first name|firstname|given name|givenname|forename|first|prenom|vorname|rufname',
  lastName: 'last name|lastname|family name|surname|familyname|last|nom de famille|nom|nachname|familienname|zuname',
  fullName: 'name|full name|fullname|contact name|contact|display name|displayname|contact full name|nom complet|nom du contact|nom prenom|vollstandiger name|kontaktname|ansprechpartner|anzeigename|file as|customer name|requester|requester name',
  accountNumber: 'account number|account no|account nr|account|customer number|customer no|customer id|customernumber|client number|external id|numero de compte|numero client|n client|no client|code client|compte|numero de client|kundennummer|kunden nr|kundennr|kdnr|kd nr|debitorennummer|debitor',
  company: 'company|company name|organization|organisation|organization name|organization 1 name|organisation name|account name|employer|societe|entreprise|raison sociale|organisme|firma|unternehmen|firmenname|firmierung|organisationsname',
  phones: 'phones|all phones|phone numbers|telephones|telefonnummern',
  'phones.voice': 'phone|phone number|telephone|telephone number|tel|voice|work phone|business phone|business phone 2|company main phone|primary phone|home phone|home phone 2|main phone|phone 1 value|phone 2 value|phone 3 value|phone 4 value|telephone fixe|telephone professionnel|telephone bureau|tel bureau|fixe|telephone domicile|telefon|telefonnummer|rufnummer|festnetz|telefon geschaftlich|telefon privat|tel geschaftlich|telefon 1|phone landline|telephone fixe|telefon festnetz',
  'phones.mobile': 'mobile|mobile phone|mobile number|cell|cell phone|cellphone|mobile phone number|portable|telephone portable|telephone mobile|tel portable|gsm|handy|mobiltelefon|mobil|mobilnummer|handynummer|mobilfunk|phone mobile|telephone mobile|tel mobile|telefon mobil|telefon mobiltelefon|telephone portable',
  'phones.alternative': 'other phone|alternative phone|alternate phone|assistant phone|assistants phone|secondary phone|phone 2|autre telephone|telephone secondaire|alternative telefonnummer|weiteres telefon|telefon 2|anderes telefon|phone alternative|telephone alternatif|telephone autre numero|telefon weitere nummer|telefon alternativ|telefon weiteres|telefon zweitnummer',
  'phones.fax': 'fax|fax number|business fax|home fax|other fax|telecopie|telecopieur|telefax|faxnummer|fax geschaftlich|fax bureau|phone fax|telephone fax|telefon fax',
  emails: 'email|e mail|e mails|emails|email address|e mail address|mail|email 1|email 2|email 3|e mail 1 value|e mail 2 value|e mail 3 value|e mail 2 address|e mail 3 address|work email|other email|user email|requester email|adresse e mail|courriel|adresse email|adresse de messagerie|adresse mail|email adresse|e mail adresse|mailadresse|e mail 2 adresse',
  customerType: 'customer type|type|contact type|lifecycle stage|segment|type de client|type client|kundentyp|kundenart|kundengruppe',
  vip: 'vip|is vip|client vip|vip kunde',
  language: 'language|preferred language|locale|langue|langue preferee|sprache|bevorzugte sprache',
  timeZone: 'time zone|timezone|fuseau horaire|zeitzone',
  doNotCall: 'do not call|donotcall|do not contact|ne pas appeler|nicht anrufen|anrufsperre',
  comments: 'comments|comment|notes|note|description|details|remarks|remarques|remarque|commentaires|commentaire|bemerkung|bemerkungen|notizen|notiz|kommentar|kommentare|beschreibung|anmerkung|anmerkungen',
};

/** A part of an address stands alone, or behind a word for whose it is. */
const PARTS: Record<string, string> = {
  street1: 'street|street address|street address 1|address|address 1|address line 1|address1|street 1|address 1 street|rue|adresse|adresse 1|rue 1|ligne d adresse 1|strasse|strasse 1|strasse und hausnummer|strasse hausnummer|anschrift',
  street2: 'street 2|street address 2|address 2|address line 2|address2|address 1 extended address|rue 2|complement d adresse|complement adresse|adresse 2|ligne d adresse 2|strasse 2|adresszusatz|adresszeile 2',
  city: 'city|town|locality|address 1 city|ville|localite|ort|stadt|wohnort',
  state: 'state|region|province|county|state province|state region|address 1 region|departement|etat ou region|etat|etat province|bundesland|kanton|bundesland kanton',
  postcode: 'postcode|post code|postal code|zip|zip code|zip postal code|zippostal code|address 1 postal code|code postal|cp|plz|postleitzahl',
  country: 'country|country region|countryregion|country code|address 1 country|pays|pays region|land|land region|staat',
};

const PRIMARY = ['', 'mailing', 'home', 'primary', 'billing', 'primary address', 'principale', 'domicile', 'privat', 'hauptadresse', 'rechnung', 'primaryaddress', 'primare adresse', 'adresse principale', 'erste adresse'];
const SECONDARY = ['business', 'other', 'secondary', 'secondary address', 'work', 'shipping', 'bureau', 'professionnelle', 'secondaire', 'autre', 'livraison', 'geschaftlich', 'weitere', 'lieferung', 'lieferadresse', 'nebenadresse', 'zweitadresse', 'zweite adresse', 'secondaryaddress', 'sekundare adresse', 'adresse secondaire'];

const BY_WORD = new Map<string, string>();
for (const [target, words] of Object.entries(WORDS)) for (const word of words.split('|')) BY_WORD.set(word, target);
for (const [part, words] of Object.entries(PARTS)) {
  for (const word of words.split('|')) {
    for (const whose of SECONDARY) for (const form of [`${whose} ${word}`, `${word} ${whose}`]) BY_WORD.set(form, `secondaryAddress.${part}`);
    for (const whose of PRIMARY) for (const form of [`${whose} ${word}`.trim(), `${word} ${whose}`.trim()]) BY_WORD.set(form, `primaryAddress.${part}`);
  }
}

/** Target of a heading, folded by `headingKey`; undefined for one no program writes. */
export function targetOfWord(key: string): string | undefined {
  return BY_WORD.get(key) ?? BY_WORD.get(key.replace(/ (1|value)$/, ''));
}
