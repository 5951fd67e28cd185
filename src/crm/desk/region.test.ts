import { expect, test } from 'vitest';
import { pageRegion } from './region.ts';

test.each([
  ['voice.example.de', 'en-US', 'FR', 'DE'],
  ['voice.example.co.uk', 'en', 'DE', 'GB'],
  ['voice.example.fr:8443', '', 'DE', 'FR'],
  ['voice.example.io', 'de', 'DE', 'DE'],
  ['voice.example.com', 'de-AT', 'DE', 'AT'],
  ['voice.example.com', 'zh-Hant-TW', 'DE', 'TW'],
  ['voice.example.com', 'en-US', 'DE', 'DE'],
  ['voice.example.com', 'not a language', 'DE', 'DE'],
  ['localhost:5173', 'fr', 'CH', 'CH'],
  ['10.0.0.12', '', 'NL', 'NL'],
  ['voice.example.xn--p1ai', 'en', 'DE', 'RU'],
  ['voice.example.xn--fiqs8s', '', 'DE', 'CN'],
  ['voice.example.com', 'es-419', 'MX', 'MX'],
  ['voice.example.com', 'de_AT', 'DE', 'AT'],
  ['voice.example.com', 'en_US', 'DE', 'DE'],
  ['voice.example.eu', 'nl-BE', 'DE', 'BE'],
  ['[::1]:8080', '', 'DE', 'DE'],
  ['', '', 'US', 'US'],
])('%s in %s for an agent in %s: %s', (host, lang, agent, region) => {
  expect(pageRegion({ host, lang }, agent)).toBe(region);
});
