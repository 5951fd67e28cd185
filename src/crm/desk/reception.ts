/** Receives content scripts: greets them, passes on what they see, and keeps quiet where Ringside is off. */
import type { ContactKey, ContactKind } from '../../domain/contact.ts';
import { PROTOCOL, type Candidate, type FromPage } from '../../link/messages.ts';
import type { CallIntake } from './call-intake.ts';
import { createFeed } from './feed.ts';
import { createBuckets, LOOKS } from './limits.ts';
import type { Lookups } from './lookups.ts';
import type { Pages } from './pages.ts';
import type { Parser } from './parse.ts';
import { told, type RecipeBook } from './recipes.ts';
import type { DeskClock, DeviceSettings, SettingReader } from './records.ts';
import { pageLanguages, pageRegion } from './region.ts';
import type { Session } from './session.ts';
import { agentRegion } from './settings.ts';
import { isOff } from './sites.ts';

export interface Reception {
  enter(session: Session): void;
  leave(session: Session): void;
  receive(session: Session, message: FromPage): void;
  /** Session of a tab's top frame. */
  topOf(tab: number): Session | undefined;
  /** Pages of softphones that can dial, the one opened last at the end. */
  dialers(): Session[];
  /** Off switches changed: tells each page where it stands now. */
  applyOff(): void;
  /** Recipes changed: tells each page its own. */
  applyRecipes(): void;
}

interface Deps {
  parser: Parser;
  lookups: Lookups;
  pages: Pages;
  intake: CallIntake;
  settings: SettingReader;
  device: DeviceSettings;
  clock: DeskClock;
  recipes: RecipeBook;
  resumed: Promise<void>;
}

export function createReception({ parser, lookups, pages, intake, settings, device, clock, recipes, resumed }: Deps): Reception {
  const tabs = new Map<number, Map<number, Session>>();
  const feed = createFeed(clock, read);
  const mayLook = createBuckets(LOOKS, clock);

  const topOf = (tab: number): Session | undefined => tabs.get(tab)?.get(0);
  const regionOf = (session: Session): string => session.recipe?.region ?? pageRegion(session, agentRegion(settings));
  const languagesOf = (session: Session): string[] => pageLanguages(session, agentRegion(settings));
  /** A frame is off where its own site is, or the site it is embedded in. */
  const isOffHere = (session: Session): boolean => isOff(device, session.host) || isOff(device, topOf(session.tab)?.host ?? session.host);

  /** The spans go out before anyone is looked up: a page can tell nothing by when they come. */
  function read(session: Session, candidates: readonly Candidate[]): void {
    const region = regionOf(session);
    const languages = languagesOf(session);
    const found = candidates.map((candidate) => ({ candidate, contacts: parser.candidate(candidate, region, languages) }));
    session.send({ t: 'spans', spans: found.flatMap(({ candidate: { id }, contacts }) => contacts.map(({ start, end }) => ({ id, start, end }))) });
    for (const { candidate, contacts } of found) pages.show(session, candidate.id, contacts, candidate.name);
  }

  async function look(session: Session, id: number, kind: ContactKind | 'any', text: string): Promise<void> {
    const contacts = mayLook(session.tab) ? asked(text, session, kind) : [];
    await Promise.allSettled(contacts.map((contact) => lookups.want(contact)));
    session.send({ t: 'looked', id, found: contacts.length });
  }

  /** What a person points at is read as leniently as a caller ID. */
  function asked(text: string, session: Session, kind: ContactKind | 'any'): readonly ContactKey[] {
    const region = regionOf(session);
    const found = parser.text(text, region, kind, languagesOf(session));
    const phone = found.length === 0 && (kind === 'any' || kind === 'phone') ? parser.phone(text, region) : null;
    return phone ? [phone] : found;
  }

  function greet(session: Session, lang: string): void {
    session.greeted = true;
    session.lang = lang;
    session.off = isOffHere(session);
    const known = session.off ? { recipe: null, prints: [] } : recipes.known(session.host);
    session.recipe = known.recipe;
    session.send({ t: 'ready', v: PROTOCOL, off: session.off, region: regionOf(session), ...told(known) });
    if (session.frame === 0) applyOff();
  }

  /** Nothing is kept of a site that is off. */
  function forget(session: Session): void {
    feed.drop(session);
    pages.drop(session);
    void resumed.then(() => intake.drop(session));
  }

  function applyOff(): void {
    for (const frames of tabs.values()) for (const session of frames.values()) if (session.greeted) switchOff(session, isOffHere(session));
  }

  function applyRecipes(): void {
    for (const frames of tabs.values()) for (const session of frames.values()) if (session.greeted && !session.off) tellRecipe(session);
  }

  function tellRecipe(session: Session): void {
    const known = recipes.known(session.host);
    const still = session.recipe && recipes.found(session.host, session.recipe.id);
    session.recipe = still ?? known.recipe;
    session.send({ t: 'recipe', ...told(still ? { recipe: still, prints: [] } : known) });
  }

  function recognise(session: Session, id: string): void {
    const recipe = recipes.found(session.host, id);
    if (!recipe) return;
    session.recipe = recipe;
    session.send({ t: 'recipe', ...told({ recipe, prints: [] }) });
  }

  function switchOff(session: Session, off: boolean): void {
    if (session.off === off) return;
    session.off = off;
    if (off) forget(session);
    else tellRecipe(session);
    session.send({ t: 'off', off });
  }

  function leave(session: Session): void {
    const frames = tabs.get(session.tab);
    if (frames?.get(session.frame) === session) frames.delete(session.frame);
    if (frames?.size === 0) tabs.delete(session.tab);
    session.closed = true;
    forget(session);
  }

  return {
    topOf,
    dialers: () => [...tabs.values()].flatMap((frames) => [...frames.values()]).filter(({ greeted, off, incognito, recipe }) => greeted && !off && !incognito && recipe?.dial),
    applyOff,
    applyRecipes,
    leave,
    enter(session) {
      const frames = tabs.get(session.tab) ?? new Map<number, Session>();
      const before = frames.get(session.frame);
      // A frame has one content script; a Port that died without a word is followed by the next.
      if (before) leave(before);
      tabs.set(session.tab, frames.set(session.frame, session));
    },
    receive(session, message) {
      if (session.closed) return;
      if (message.t === 'hello') return message.v === PROTOCOL ? greet(session, message.lang) : undefined;
      if (!session.greeted || session.off) return;
      if (message.t === 'seen') {
        feed.remove(session, message.gone);
        pages.hide(session, message.gone);
        feed.add(session, message.add);
      } else if (message.t === 'call') void resumed.then(() => session.off || intake.report(session, message.call));
      else if (message.t === 'stuck') void resumed.then(() => intake.stuck(session, message.key, message.button));
      else if (message.t === 'known') recognise(session, message.id);
      else if (message.t === 'look') void look(session, message.id, message.kind, message.text);
    },
  };
}
