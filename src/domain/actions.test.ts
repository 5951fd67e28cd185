import { describe, expect, test } from 'vitest';
import { fillTemplate, offered, panelsOf, readPanel, templateFault } from './actions.ts';
import { toPlainError } from './errors.ts';

test.each([
  ['https://shop.example.com/?c={account}', null],
  ['https://shop.example.com/{customer}/orders#{case}', null],
  ['', { rule: 'required' }],
  ['http://shop.example.com/{account}', { rule: 'not-https' }],
  ['javascript:alert("{account}")', { rule: 'not-https' }],
  ['https://{company}.example.com/', { rule: 'not-https' }],
  ['https://{email}@example.com/', { rule: 'not-https' }],
  ['https://user:pass@example.com/', { rule: 'not-https' }],
  ['{phone}', { rule: 'not-https' }],
  ['https://shop.example.com/{acount}', { rule: 'unknown-placeholder', name: 'acount' }],
  ['https://shop.example.com/{}', { rule: 'unknown-placeholder', name: '' }],
  ['https://shop.example.com/{account', { rule: 'unknown-placeholder', name: '' }],
  [`https://shop.example.com/${'x'.repeat(2000)}`, { rule: 'too-long', limit: 2000 }],
])('the template %s', (url, fault) => expect(templateFault(url)).toEqual(fault));

test.each([
  [{ account: 'C-1' }, 'https://shop.example.com/?c=C-1&n='],
  [{ account: 'a&b=c#d', lastName: 'Ünal/../x' }, 'https://shop.example.com/?c=a%26b%3Dc%23d&n=%C3%9Cnal%2F..%2Fx'],
  [{ lastName: '\ud800' }, 'https://shop.example.com/?c=&n=%EF%BF%BD'],
])('is filled with %o, encoded', (values, url) => expect(fillTemplate('https://shop.example.com/?c={account}&n={lastName}', values)).toBe(url));

describe('a definition', () => {
  const good = { id: 'sales', name: ' Sales ', actions: [{ action: 'new-case' }, { action: 'link', label: 'Shop', url: 'https://shop.example.com/{account}', roles: ['agent'], channels: ['phone'] }] };

  test('is read in its order', () => expect(readPanel(good)).toEqual({ ...good, name: 'Sales' }));

  test.each([
    [{ ...good, name: '' }, ['name']],
    [{ ...good, actions: 'all' }, ['actions']],
    [{ ...good, actions: Array.from({ length: 25 }, () => ({ action: 'callback' })) }, ['actions']],
    [{ ...good, actions: [{ action: 'erase' }] }, ['actions.0.action']],
    [{ ...good, actions: [{ action: 'link', label: '', url: 'http://x.example' }] }, ['actions.0.label', 'actions.0.url']],
    [{ ...good, actions: [{ action: 'callback', channels: ['fax'] }] }, ['actions.0.channels']],
    [null, ['id', 'name', 'actions']],
  ])('is refused at its fields: %o', (value, fields) => {
    let thrown: unknown;
    try {
      readPanel(value);
    } catch (error) {
      thrown = error;
    }
    const { code, detail } = toPlainError(thrown);
    expect([code, detail.field, ...(detail.also ?? []).map(({ field }) => field)]).toEqual(['validation', ...fields]);
  });

  test.each([
    ['everything, built in', {}, { role: 'agent', channel: 'phone' }, 7],
    ['what fits the role and the channel', { 'actionPanel.sales': good, activeActionPanel: 'sales' }, { role: 'agent', channel: 'phone' }, 2],
    ['not what is another role’s', { 'actionPanel.sales': good, activeActionPanel: 'sales' }, { role: 'viewer', channel: 'phone' }, 1],
    ['not what is another channel’s', { 'actionPanel.sales': good, activeActionPanel: 'sales' }, { role: 'agent', channel: 'chat' }, 1],
    ['what is built in where the active one is gone', { 'actionPanel.sales': null, activeActionPanel: 'sales' }, { role: 'agent' }, 7],
  ] as const)('offers %s', (_name, settings, to, count) => expect(offered(settings, to)).toHaveLength(count));

  test('several are kept, what is none is left out', () => expect(panelsOf({ 'actionPanel.b': { ...good, id: 'b', name: 'B' }, 'actionPanel.a': { ...good, id: 'a', name: 'A' }, 'actionPanel.c': 1, region: 'DE' }).map(({ id }) => id)).toEqual(['a', 'b']));
});
