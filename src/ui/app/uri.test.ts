import { expect, test } from 'vitest';
import { ofUri } from './uri.ts';

test.for([
  ['tel:+49-30-23125077', 'phone', '+49-30-23125077'],
  ['TEL:030%2023125077', 'phone', '030 23125077'],
  ['tel:+493023125077;ext=12', 'phone', '+493023125077 ext. 12'],
  ['tel:23125077;phone-context=+4930', 'phone', '23125077'],
  ['sip:+493023125077@pbx.example;user=phone', 'phone', '+493023125077'],
  ['callto://+442079460112', 'phone', '+442079460112'],
  ['mailto:ada@example.com?subject=Hi&bcc=eve@example.com&body=x', 'email', 'ada@example.com'],
  ['mailto:ada@example.com,eve@example.com', 'email', 'ada@example.com'],
  ['mailto:ada%40example.com', 'email', 'ada@example.com'],
  ['mailto:%E0%A4%A', 'email', '%E0%A4%A'],
  ['tel:', 'phone', ''],
])('%s', ([uri, kind, value]) => {
  expect(ofUri(uri!)).toEqual({ kind, value });
});

test.for(['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'https://example.com/?tel:+493023125077', 'web+tel:+49', '+493023125077', ''])('%s names nobody', (uri) => {
  expect(ofUri(uri)).toBeUndefined();
});
