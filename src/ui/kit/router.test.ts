import { describe, expect, it } from 'vitest';
import { href, matchPath, parseHash } from './router.ts';

describe('parseHash', () => {
  it.each([
    ['', '/', {}],
    ['#/customers', '/customers', {}],
    ['#/customers/x/cases?sort=name&q=a%20b', '/customers/x/cases', { sort: 'name', q: 'a b' }],
    ['#customers', '/customers', {}],
    ['#/a?b?c=1', '/a', { 'b?c': '1' }],
  ])('%s', (hash, path, query) => {
    const parsed = parseHash(hash);
    expect([parsed.path, Object.fromEntries(parsed.query)]).toEqual([path, query]);
  });
});

describe('matchPath', () => {
  it.each([
    ['/customers', '/customers', {}],
    ['/customers', '/customers/', {}],
    ['/customers/:id', '/customers/0190', { id: '0190' }],
    ['/customers/:id/:tab?', '/customers/0190', { id: '0190' }],
    ['/customers/:id/:tab?', '/customers/0190/cases', { id: '0190', tab: 'cases' }],
    ['/customers/:id', '/customers', null],
    ['/customers/:id', '/cases/0190', null],
    ['/customers', '/customers/0190', null],
    ['/:id', '/%E0%A4%A', { id: '%E0%A4%A' }],
    ['/:id', '/a%2Fb', { id: 'a/b' }],
  ])('%s of %s', (pattern, path, parts) => {
    expect(matchPath(pattern, path)).toEqual(parts);
  });
});

describe('href', () => {
  it.each([
    ['/customers', {}, '#/customers'],
    ['/customers', { sort: 'name', q: undefined }, '#/customers?sort=name'],
  ])('%s %j', (path, query, link) => {
    expect(href(path, query)).toBe(link);
  });
});
