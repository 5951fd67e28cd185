/** The core's calls from a test, made in one of Ringside's own pages over the link that its screens use. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import type { CrmApi } from '../../src/crm/index.ts';
import { fromPlainError } from '../../src/domain/errors.ts';
import { proxyOf } from '../../src/link/proxy.ts';
import type { Remote } from '../../src/link/remote.ts';
import type { CoreAddress } from './core-client.ts';

/** Connects `page` once; a call made after the page was loaded again fails, as its connection went with it. */
export async function coreOf(page: Page, address: CoreAddress): Promise<Remote<CrmApi>> {
  await page.evaluate(`${await client()}\nringsideClient.attach(${JSON.stringify(address)})`);
  return proxyOf<CrmApi>(async (path, args) => {
    const answer = await page.evaluate(([names, values]) => globalThis.ringsideCore!.call(names, values), [path, args] as const);
    if ('error' in answer) throw fromPlainError(answer.error);
    return answer.value;
  });
}

let bundled: Promise<string> | undefined;

function client(): Promise<string> {
  bundled ??= bundle('core-client.ts', 'ringsideClient');
  return bundled;
}

/** A file of this folder as a script that leaves its exports under a name. */
export async function bundle(file: string, name: string): Promise<string> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, target: 'esnext', lib: { entry, formats: ['iife'], name } },
  });
  const [first] = output as Rolldown.RolldownOutput[];
  return first!.output[0].code;
}
