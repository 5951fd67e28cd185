import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { PROTOCOL, type PageCall } from '../../src/link/messages.ts';
import { coresInStep, joinCores, pairCores } from '../support/join-cores.ts';
import { one, testCore } from '../support/cores.ts';

const NUMBER = '+493023125001';

it('a call that the extension sees is the same call in the web app, whose notes, disposition and wrap-up reach back', async () => {
  const [extension, web] = [await testCore({ role: 'extension' }), await testCore({ role: 'web' })];
  await extension.api.settings.set('region', 'DE');
  const ada = await extension.api.customers.create({ firstName: 'Ada', lastName: 'Lovelace', phones: one({ number: NUMBER, kind: 'mobile', order: 0 }) });
  const cut = joinCores(extension, web);
  await pairCores(extension, web);
  const page = extension.desk.open({ tab: 1, frame: 0, url: 'https://voice.example.com/', origin: 'https://voice.example.com', incognito: false }, () => undefined);
  page.receive({ t: 'hello', v: PROTOCOL, host: 'voice.example.com', lang: 'de' });
  const show = (state: PageCall['state']) => page.receive({ t: 'call', call: { key: 'k', state, direction: 'in', callerId: NUMBER, can: { hangUp: true } } });
  const there = async () => (await web.api.calls.list())[0];
  const here = async () => (await extension.api.calls.list())[0];

  show('ringing');
  await vi.waitFor(async () => expect(await there()).toMatchObject({ state: 'ringing', elsewhere: true, customer: { id: ada.id }, can: {} }), 5000);
  show('live');
  await vi.waitFor(async () => expect((await there())?.state).toBe('live'), 5000);
  const { id } = (await here())!;
  expect((await there())?.id).toBe(id);
  await expect(web.api.calls.press(id, 'hangUp')).rejects.toMatchObject({ code: 'not-found' });

  await web.api.calls.note(id, 'Written in the web app', true);
  await web.api.calls.dispose(id, 'resolved');
  await vi.waitFor(async () => expect(await here()).toMatchObject({ notes: 'Written in the web app', disposition: 'resolved' }), 5000);

  // Apart, each goes on; together again, they are one.
  cut();
  await extension.api.calls.note(id, 'Written in the extension', true);
  joinCores(extension, web);
  await coresInStep(extension, web);
  await vi.waitFor(async () => expect((await there())?.notes).toBe('Written in the extension'), 5000);

  show('ended');
  await vi.waitFor(async () => expect(await there()).toMatchObject({ state: 'wrap-up', wrapUpEndsAt: (await here())?.wrapUpEndsAt }), 5000);
  await web.api.calls.endWrapUp(id);
  await vi.waitFor(async () => expect([await here(), await there()]).toEqual([undefined, undefined]), 5000);
  await coresInStep(extension, web);
  const [a, b] = await Promise.all([extension, web].map(({ api }) => api.interactions.get(id)));
  expect(a).toMatchObject({ state: 'ended', outcome: 'answered', notes: 'Written in the extension', disposition: 'resolved', customerId: ada.id });
  expect(b).toEqual(a);
});
