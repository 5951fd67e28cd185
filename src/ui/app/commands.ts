/** What can be run from the palette. */
import { LIST_TYPES } from '../../domain/list-fields.ts';
import { viewsOf } from '../../domain/list-view.ts';
import { LOCALES, t } from '../../i18n/index.ts';
import { languageName } from '../../i18n/format.ts';
import { casesPath, centrePath, customersPath, dashboardPath, duplicatesPath, interactionsPath, matchPath, navigate, route, supervisorPath, tasksPath, toastError, useCalls, useCurrentAgent, useHost, useMay, useSettings, type IconName } from '../kit/index.ts';
import { useContactCommands } from '../calls/index.ts';
import { shownCall } from './shown-call.ts';
import { openCase } from './state.ts';

export interface Command {
  id: string;
  icon: IconName;
  words: string;
  keys?: string;
  run: () => void;
}

/** Those whose words hold all that was typed; without anything typed, those worth a row. */
export function useCommands(query: string): Command[] {
  const all = useAll();
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all.slice(0, 8);
  return all.filter((command) => words.every((word) => command.words.toLocaleLowerCase().includes(word)));
}

function useAll(): Command[] {
  const { crm } = useHost();
  const customer = openCustomer();
  const me = useCurrentAgent();
  const settings = useSettings() ?? {};
  const views = me ? LIST_TYPES.flatMap((list) => viewsOf(settings, list, me.id)) : [];
  const set = (name: string, value: unknown) => () => void crm.device.set(name, value).catch((thrown: unknown) => toastError(thrown));
  const go = (to: string) => () => navigate(to);
  const themes = [['system', t('settings.themeSystem')], ['light', t('settings.themeLight')], ['dark', t('settings.themeDark')]] as const;
  const densities = [['compact', t('settings.compact')], ['regular', t('settings.regular')], ['comfortable', t('settings.comfortable')]] as const;
  const contact = useContact(customer);
  return [
    ...contact,
    { id: 'new-case', icon: 'plus', words: customer ? t('app.newCaseHere') : t('app.newCase'), run: () => openCase({ customer }) },
    { id: 'take-mail', icon: 'mail', words: t('mail.take'), run: go(`${casesPath}/mail`) },
    { id: 'new-customer', icon: 'addPerson', words: t('customers.new'), run: go(`${customersPath}/new`) },
    { id: 'new-task', icon: 'task', words: t('app.newTask'), run: go(`${tasksPath}/new${customer ? `?customer=${customer}` : ''}`) },
    { id: 'customers', icon: 'people', words: t('app.goTo', { screen: t('app.customers') }), run: go(customersPath) },
    { id: 'cases', icon: 'case', words: t('app.goTo', { screen: t('app.cases') }), run: go(casesPath) },
    { id: 'tasks', icon: 'task', words: t('app.goTo', { screen: t('app.tasks') }), run: go(tasksPath) },
    { id: 'interactions', icon: 'history', words: t('app.goTo', { screen: t('app.interactions') }), run: go(interactionsPath) },
    { id: 'centre', icon: 'headset', words: t('app.goTo', { screen: t('centre.title') }), run: go(centrePath) },
    { id: 'dashboard', icon: 'priority', words: t('app.goTo', { screen: t('dashboard.title') }), run: go(dashboardPath) },
    { id: 'team', icon: 'people', words: t('app.goTo', { screen: t('supervisor.title') }), run: go(supervisorPath) },
    { id: 'duplicates', icon: 'people', words: t('duplicates.find'), run: go(duplicatesPath) },
    { id: 'search', icon: 'search', words: t('search.advanced'), run: go('/search') },
    ...(customer ? [{ id: 'edit', icon: 'edit', words: t('search.editOpen'), keys: 'e', run: go(`${customersPath}/${customer}/edit`) } satisfies Command] : []),
    ...views.map(({ id, list, name }): Command => ({ id, icon: 'table', words: t('search.view', { name, list: t(LISTS[list][0]) }), run: go(`${LISTS[list][1]}?view=${id}`) })),
    { id: 'lock', icon: 'off', words: t('lock.now'), run: () => void crm.session.lock().catch((thrown: unknown) => toastError(thrown)) },
    { id: 'settings', icon: 'settings', words: t('app.goTo', { screen: t('app.settings') }), run: go('/settings') },
    ...LOCALES.map((locale): Command => ({ id: locale, icon: 'language', words: `${t('settings.language')}: ${ownName(locale)}, ${languageName(locale)}`, run: set('locale', locale) })),
    ...themes.map(([theme, words]): Command => ({ id: theme, icon: 'settings', words: `${t('settings.theme')}: ${words}`, run: set('theme', theme) })),
    ...densities.map(([density, words]): Command => ({ id: density, icon: 'table', words: `${t('settings.density')}: ${words}`, run: set('density', density) })),
  ];
}

/** What the action panel offers for the contact in progress, else for the customer on screen; its forms open in the centre. */
function useContact(customer: string | undefined): Command[] {
  const may = useMay();
  const call = shownCall(useCalls());
  const who = call?.customer?.id ?? customer;
  const of = call?.customer ? call : undefined;
  const commands = useContactCommands(who === undefined ? { customer: undefined } : { customer: who, call: of });
  const at = of ? `/call/${of.id}` : `${centrePath}?customer=${who}`;
  const here = route().path === (of ? at : centrePath);
  return commands.filter(({ needs, missing }) => missing === undefined && (needs === undefined || may(needs))).map(({ id, icon, words, keys, on, run }): Command => ({
    id: `contact-${id}`, icon, words, ...(keys && { keys }), run: () => (on !== undefined && !here && navigate(at), run()),
  }));
}

const LISTS = { customer: ['app.customers', customersPath], case: ['app.cases', casesPath], task: ['app.tasks', tasksPath], interaction: ['app.interactions', interactionsPath] } as const;

/** What a language calls itself: found by those who do not read the one on screen. */
export function ownName(locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
}

/** The customer whose page is on screen. */
function openCustomer(): string | undefined {
  const id = matchPath('/customers/:id', route().path)?.['id'];
  return id === 'new' || id === 'drafts' || id === 'all' ? undefined : id;
}
