/**
 * The desk: what is live. Which page shows which contacts, whom they belong to, and the calls in progress. It is kept in
 * memory and gone with the core; of all it sees, only calls are written, each as one interaction.
 */
import type { CrmEvent, PageView } from '../../domain/views.ts';
import { RECIPE_SETTING } from '../../domain/recipe.ts';
import type { FromPage, ToPage } from '../../link/messages.ts';
import { detectionOptions } from '../detection.ts';
import { createCallBook } from './call-book.ts';
import { createCallIntake } from './call-intake.ts';
import { createCallLife } from './call-life.ts';
import { createCallLog } from './call-log.ts';
import { createCallNotes } from './call-notes.ts';
import { createCallsApi } from './calls.ts';
import { createCallWho } from './call-who.ts';
import { createElsewhere } from './elsewhere.ts';
import { createLookups } from './lookups.ts';
import { createPages } from './pages.ts';
import { createParser } from './parse.ts';
import { createReception } from './reception.ts';
import { createRecipeBook } from './recipes.ts';
import type { DeskClock, DeskRecords, DeviceSettings, SettingReader } from './records.ts';
import { resume } from './resume.ts';
import { createSession, type Sender } from './session.ts';
import { agentRegion, deviceRecipes, switchedOff } from './settings.ts';
import { setSiteOff } from './sites.ts';
import { createTeller } from './timers.ts';

export { systemClock } from './records.ts';
export type { DeskClock } from './records.ts';
export type { Sender } from './session.ts';

export interface DeskDeps {
  records: DeskRecords;
  settings: SettingReader;
  device: DeviceSettings;
  clock: DeskClock;
  emit: (event: CrmEvent) => void;
  /** What is stored under `recipe.<id>`; none where that is not given. */
  recipes?: () => readonly unknown[];
}

/** One content script's Port. */
export interface DeskSession {
  receive(message: FromPage): void;
  close(): void;
}

export type Desk = ReturnType<typeof createDesk>;

/** Events about calls come no closer together. */
const CALLS_GAP = 50;
/** Until what pages show is looked up again: after one record changed, and after a whole batch did. */
const REFRESH_ONE = 250;
const REFRESH_MANY = 5_000;

export function createDesk({ records, settings, device, clock, emit, recipes: own = () => [] }: DeskDeps) {
  const parser = createParser(detectionOptions((name) => settings.get(name)));
  const lookups = createLookups({ records, clock });
  const recipes = createRecipeBook(() => [...deviceRecipes(device), ...own()], undefined, () => switchedOff(settings));
  const pages = createPages({ lookups, device, clock, emit });
  const book = createCallBook(createTeller<void>(clock, CALLS_GAP, () => emit({ type: 'calls', calls: book.list() })));
  const log = createCallLog({ records, clock });
  const notes = createCallNotes({ records, clock, log });
  const life = createCallLife({ clock, settings, book, log, notes, emit });
  const who = createCallWho({ records, lookups, book, log });
  const region = (): string => agentRegion(settings);
  const intake = createCallIntake({ clock, records, book, life, who, parser, region, emit });
  const resumed = resume({ records, settings, clock, book, life, log, notes, who }).catch(() => {});
  const elsewhere = createElsewhere({ records, clock, book, life, log });
  void resumed.then(() => elsewhere.follow({ type: 'changed', path: 'system', records: 'many' })).catch(() => {});
  const reception = createReception({ parser, lookups, pages, intake, settings, device, clock, recipes, resumed });
  const calls = createCallsApi({ records, clock, parser, region, book, life, who, notes, resumed, phones: reception.dialers });
  const refreshCalls = createTeller<void>(clock, REFRESH_ONE, () => {
    for (const call of [...book.open(), ...book.elsewhere()]) void who.refresh(call).catch(() => {});
  });

  return {
    calls,
    /** Softphones known, one's own recipes first; each is kept as the setting `recipe.<id>`. */
    recipes: async () => [...recipes.all()],
    pages: {
      async view(tab: number): Promise<PageView> {
        return pages.view(tab, reception.topOf(tab));
      },
      async setSite(host: string, off: boolean): Promise<void> {
        await setSiteOff(device, host, off);
        reception.applyOff();
      },
    },
    /** One for each Port of a content script. `parseFromPage` has dropped what has no right shape. */
    open(sender: Sender, send: (message: ToPage) => void): DeskSession {
      const session = createSession(sender, send);
      reception.enter(session);
      return { receive: (message) => reception.receive(session, message), close: () => reception.leave(session) };
    },
    /** The core tells what it tells everyone; look-ups and calls follow it. */
    changed(event: Extract<CrmEvent, { type: 'changed' }>): void {
      if (event.records === 'many' || event.records.some(({ type, id }) => type === 'setting' && (id.startsWith(RECIPE_SETTING) || id === 'recipesOff'))) reception.applyRecipes();
      if (event.records === 'many' || event.path === 'sync') void resumed.then(() => elsewhere.follow(event)).catch(() => {});
      if (event.records !== 'many' && !event.records.some(({ type }) => type === 'customer' || type === 'case')) return;
      lookups.outdate();
      pages.refresh(event.records === 'many' ? REFRESH_MANY : REFRESH_ONE);
      refreshCalls();
    },
    /** Settings of this device changed: the off switches may stand otherwise. */
    deviceChanged(): void {
      reception.applyOff();
      reception.applyRecipes();
    },
    /** Writes what is typed and stops all timers; after it the desk does nothing. */
    async close(): Promise<void> {
      life.stop();
      elsewhere.stop();
      notes.stop();
      await Promise.allSettled([...book.open(), ...book.elsewhere()].map((call) => notes.keep(call)));
      log.stop();
    },
  };
}
