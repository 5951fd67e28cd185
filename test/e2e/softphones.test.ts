/** The settings' softphones: listed, switched, edited, taken out, and carried as files; replicas get what an administrator saved. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Recipe } from '../../src/domain/recipe.ts';
import { writeRecipes } from '../../src/domain/recipe-file.ts';
import type { Remote } from '../../src/link/remote.ts';
import { launch, OUTPUT, type RingsideBrowser } from '../support/browser.ts';
import { coreOf } from '../support/core.ts';
import { openWeb, pair, until as soon } from '../support/pair.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

const DESK: Recipe = { id: 'desk', name: 'Desk phone', hosts: ['desk.example'], callerId: [{ at: '.who' }], ringing: [{ at: '.state', says: ['Incoming'] }], answer: ['.go'], dial: { field: '#to' }, seen: '2026-11-23' };

let browser: RingsideBrowser;
let web: StaticServer;
let app: Page;
let crm: Remote<CrmApi>;

beforeAll(async () => {
  [browser, web] = await Promise.all([launch(), serveFolder(join(OUTPUT, 'pwa'))]);
  app = await browser.openApp('/settings/softphones');
  app.setDefaultTimeout(8_000);
  crm = await coreOf(app, browser.core);
});
afterAll(async () => {
  await browser?.close();
  await web?.stop();
});
beforeEach(() => crm.settings.set('recipe.desk', DESK));

const until = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 });
const row = (id: string) => app.locator(`[data-recipe="${id}"]`);
const stored = async (): Promise<Recipe | undefined> => (await crm.recipes.list()).find(({ id }) => id === 'desk');

test('lists built-in and own ones: site, what is read, when it was seen', async () => {
  await row('desk').getByText('For everyone').waitFor();
  await row('desk').getByText('desk.example').waitFor();
  await row('desk').getByText(/Reads the number, the state, its buttons,? and where to dial/).waitFor();
  await row('sipml5').getByText('On any site, recognised by its page').waitFor();
  expect(await row('sipml5').getByRole('button', { name: 'Delete' }).count()).toBe(0);
});

test('switches one off and on again', async () => {
  await row('sipml5').getByRole('switch').uncheck();
  await until(async () => (await crm.settings.all())['recipesOff']).toEqual(['sipml5']);
  await row('sipml5').getByRole('switch').check();
  await until(async () => (await crm.settings.all())['recipesOff']).toEqual([]);
});

test('edits by form; a fault stands at its field, and what the form does not show is kept', async () => {
  await row('desk').getByRole('button', { name: 'Edit Desk phone' }).click();
  await app.getByLabel('The caller’s number').fill('.who >>> b');
  await app.getByLabel('Sites').fill('https://desk.example');
  await app.getByRole('button', { name: 'Save', exact: true }).click();
  await app.getByText('No CSS selector that can be used here.').waitFor();
  expect(await app.getByLabel('Sites').getAttribute('aria-invalid')).toBe('true');
  await app.getByLabel('The caller’s number').fill('.who b\n.caller');
  await app.getByLabel('Sites').fill('desk.example, *.desk.example');
  await app.getByLabel('Name of the softphone').fill('Front desk');
  await app.getByRole('button', { name: 'Save', exact: true }).click();
  await row('desk').getByText('Front desk', { exact: true }).waitFor();
  expect(await stored()).toEqual({ ...DESK, name: 'Front desk', hosts: ['desk.example', '*.desk.example'], callerId: [{ at: '.who b' }, { at: '.caller' }] });
});

test('deletes with a way back', async () => {
  await row('desk').getByRole('button', { name: 'Delete Desk phone' }).click();
  await until(stored).toBeUndefined();
  await app.getByRole('button', { name: 'Undo' }).last().click();
  await until(stored).toEqual(DESK);
});

test('exports one, and imports what is sound of a pasted text', async () => {
  const [download] = await Promise.all([app.waitForEvent('download'), row('desk').getByRole('button', { name: 'Export Desk phone' }).click()]);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual({ ringside: 'recipes', version: 1, recipes: [DESK] });
  await app.getByRole('button', { name: 'Import…' }).click();
  const paste = app.getByLabel('Or paste its text');
  await paste.fill('{ "id": ');
  await app.getByText('This is no JSON: look at line 1').waitFor();
  await paste.fill(JSON.stringify([{ ...DESK, id: 'bad', name: 'Bad', callerId: [{ at: ')' }] }, { ...DESK, name: 'Better' }]));
  await app.getByText('recipes.0.callerId.0.at').waitFor();
  await app.getByText('Takes the place of Better').waitFor();
  await app.getByRole('button', { name: 'Import 1 for everyone' }).click();
  await until(async () => (await stored())?.name).toBe('Better');
});

test('imports a file', async () => {
  const path = join(browser.profile, 'phones.json');
  await writeFile(path, writeRecipes([{ ...DESK, id: 'second', name: 'Second' }]));
  await app.getByRole('button', { name: 'Import…' }).click();
  await app.locator('input[type=file]').setInputFiles(path);
  await app.getByRole('button', { name: 'Import 1 for everyone' }).click();
  await row('second').waitFor();
});

test('what an administrator saved comes to every replica', async () => {
  const other = await openWeb(browser, web.origin);
  await pair(crm, other.crm, web.origin);
  await soon(async () => (await other.crm.recipes.list()).some(({ id }) => id === 'desk'));
  await other.page.close();
});

test('who may not administer sees them, and changes none', async () => {
  const me = await crm.agents.current();
  const agent = await crm.agents.create({ name: 'Pat', role: 'agent' });
  await crm.agents.signIn(agent.id);
  await row('desk').getByRole('button', { name: 'Export Desk phone' }).waitFor();
  await until(() => row('desk').getByRole('button', { name: 'Delete Desk phone' }).isDisabled()).toBe(true);
  expect(await row('desk').getByRole('switch').count()).toBe(0);
  await expect(crm.settings.set('recipesOff', ['desk'])).rejects.toMatchObject({ code: 'permission' });
  await crm.agents.signIn(me.id);
});
