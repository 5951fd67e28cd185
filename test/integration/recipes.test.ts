import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openCore } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';

const RECIPE = { id: 'our-phone', name: 'Our phone', hosts: ['PBX.example.com '], callerId: [{ at: '.who' }], seen: '2026-11-23' };

test('a recipe is kept as a setting, and a bad one refused at its field', async () => {
  const { api, close } = await openCore({ name: newId(), clock: Date.now });
  await api.settings.set('recipe.our-phone', RECIPE);
  expect((await api.settings.all())['recipe.our-phone']).toEqual({ ...RECIPE, hosts: ['pbx.example.com'] });
  await expect(api.settings.set('recipe.our-phone', { ...RECIPE, callerId: [{ at: '{' }] })).rejects.toMatchObject({ code: 'validation', detail: { field: 'callerId.0.at', rule: 'not-selector' } });
  await expect(api.settings.set('recipe.other', RECIPE)).rejects.toMatchObject({ code: 'validation', detail: { field: 'id' } });
  await api.settings.set('recipe.our-phone', null);
  expect((await api.settings.all())['recipe.our-phone']).toBeUndefined();
  await close();
});
