/** What a column may become. A target is a path of a customer's fields, or one of the words below for what one cell unfolds to. */

/** Every built-in target, in the order people choose from. */
export const CUSTOMER_TARGETS = [
  'firstName', 'lastName', 'fullName', 'accountNumber', 'company',
  'phones', 'phones.voice', 'phones.mobile', 'phones.alternative', 'phones.fax', 'emails',
  'customerType', 'vip', 'language', 'timeZone', 'doNotCall', 'comments',
  ...address('primaryAddress'), ...address('secondaryAddress'),
];

function address(side: string): string[] {
  return ['street1', 'street2', 'city', 'state', 'postcode', 'country'].map((part) => `${side}.${part}`);
}

/** Targets that several columns may have: their values stand side by side, or below each other in the comments. */
export function takesSeveral(target: string): boolean {
  return target === 'phones' || target.startsWith('phones.') || target === 'emails' || target === 'comments';
}
