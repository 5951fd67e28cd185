import { describe, expect, it } from 'vitest';
import { frameOf, withoutLoads } from './mail-html.ts';

describe('style of an e-mail', () => {
  it.each([
    ['color: red; padding: 4px', 'color: red; padding: 4px'],
    ['background: url(https://a.example/x.png) no-repeat', 'background: none no-repeat'],
    ["background: URL( 'https://a.example/x.png' )", 'background: none'],
    ['background: url(https://a.example/x', 'background: none'],
    ["background: image-set('https://a.example/x' 1x)", 'background: none'],
    ["background: -webkit-image-set(url(https://a.example/x) 1x)", 'background: none'],
    ['@import "https://a.example/x.css"; p { color: red }', ' p { color: red }'],
    ['@font-face { src: url(https://a.example/f.woff) format("woff") }', '@font-face { src: none format("woff") }'],
    ['background: u\\72l(https://a.example/x)', ''],
  ])('%s → %s', (css, clean) => expect(withoutLoads(css)).toBe(clean));
});

it('is shown in a frame whose policy forbids script and every load', () => {
  const frame = frameOf('<p>Hi</p>');
  expect(frame).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
  expect(frame.indexOf('Content-Security-Policy')).toBeLessThan(frame.indexOf('<p>Hi</p>'));
});
