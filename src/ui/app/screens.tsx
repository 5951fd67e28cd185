/** Which screen an address shows, and how features stand together on it. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Button, casesPath, customersPath, EmptyState, interactionsPath, lazy, matchPath, navigate, route, tasksPath, useHost, useHotkeys, type CustomerTab } from '../kit/index.ts';
import { CustomerList, CustomerPageScreen, NewCustomer } from '../customers/index.ts';
import { CASE_TABS, CaseList } from '../cases/index.ts';
import { History, type Under } from '../history/index.ts';
import { CaseHistory } from './case-history.tsx';
import { INTERACTION_TABS, InteractionList } from '../interactions/index.ts';
import { TASK_TABS, TaskList } from '../tasks/index.ts';
import { CaseScreen, NewCaseScreen } from './case-screen.tsx';
import { ExportMenu, ListHead } from './list-head.tsx';
import { PEOPLE_ROUTES } from './people-routes.tsx';
import { openCase } from './state.ts';

const Centre = lazy(async () => (await import('./centre/screen.tsx')).Centre);
const SettingsScreen = lazy(async () => (await import('./settings/index.ts')).SettingsScreen);
const ExportScreen = lazy(async () => (await import('../exchange/index.ts')).ExportScreen);
const ImportScreen = lazy(async () => (await import('../exchange/index.ts')).ImportScreen);
const ImportsScreen = lazy(async () => (await import('../exchange/index.ts')).ImportsScreen);
const SearchScreen = lazy(async () => (await import('./search-screen.tsx')).SearchScreen);
const InteractionScreen = lazy(async () => (await import('../interactions/screen.tsx')).InteractionScreen);
const TaskForm = lazy(async () => (await import('../tasks/form.tsx')).TaskForm);
const TaskScreen = lazy(async () => (await import('../tasks/form.tsx')).TaskScreen);
const Pop = lazy(async () => (await import('./pop.tsx')).Pop);
const SubjectScreen = lazy(async () => (await import('../exchange/index.ts')).SubjectScreen);
const TakeMail = lazy(async () => (await import('../cases/take-mail.tsx')).TakeMail);

type Parts = Record<string, string>;

/** First fit counts. */
const ROUTES: [pattern: string, screen: (parts: Parts, query: URLSearchParams) => JSX.Element][] = [
  ...PEOPLE_ROUTES,
  ['/customers/new', (_, query) => <NewCustomer draft={query.get('draft') ?? undefined} phone={query.get('phone') ?? undefined} email={query.get('email') ?? undefined} name={query.get('name') ?? undefined} call={query.get('call') ?? undefined} />],
  ['/customers/drafts', () => <Titled title={t('app.customers')}><CustomerList tab="drafts" /></Titled>],
  ['/customers/all', () => <Titled title={t('app.customers')}><CustomerList tab="all" /></Titled>],
  ['/customers/:id/:tab?', ({ id, tab }, query) => <OneCustomer key={id} id={id!} tab={tab} draft={query.get('draft') ?? undefined} />],
  ['/customers', () => <Titled title={t('app.customers')}><CustomerList tab={null} /></Titled>],
  ['/cases/new', (_, query) => <NewCaseScreen customer={query.get('customer') ?? undefined} />],
  ['/cases/mail', () => <TakeMail />],
  ['/cases/:id', ({ id }) => (named(CASE_TABS, id) ? <AllCases tab={named(CASE_TABS, id)} /> : <CaseScreen key={id} id={id!} />)],
  ['/cases', () => <AllCases tab={null} />],
  ['/tasks/new', (_, query) => <TaskForm customer={query.get('customer') ?? undefined} day={dayIn(query.get('day'))} onDone={() => history.back()} />],
  ['/tasks/:id', ({ id }) => (named(TASK_TABS, id) ? <AllTasks tab={named(TASK_TABS, id)} /> : <TaskScreen key={id} id={id!} onDone={() => navigate(tasksPath)} />)],
  ['/tasks', () => <AllTasks tab={null} />],
  ['/interactions/:id', ({ id }) => (named(INTERACTION_TABS, id) ? <AllInteractions tab={named(INTERACTION_TABS, id)} /> : <InteractionScreen key={id} id={id!} />)],
  ['/interactions', () => <AllInteractions tab={null} />],
  ['/import', () => <ImportScreen />],
  ['/imports', () => <ImportsScreen />],
  ['/search', () => <SearchScreen />],
  ['/export', () => <ExportScreen />],
  ['/subject/:id', ({ id }) => <SubjectScreen key={id} id={id!} />],
  ['/settings/:section?', ({ section }) => <SettingsScreen section={section ?? 'general'} />],
  ['/call/:id', ({ id }) => <Centre call={id} />],
  ['/centre', (_, query) => <Centre query={query} />],
  ['/pop', (_, query) => <Pop query={query} />],
  ['/', () => <Titled title={t('app.customers')}><CustomerList tab={null} /></Titled>],
];

export function Screen(): JSX.Element {
  const { path, query } = route();
  for (const [pattern, screen] of ROUTES) {
    const parts = matchPath(pattern, path);
    if (parts && (pattern !== '/' || path === '/')) return screen(parts, query);
  }
  return <><h1 class="sr">{t('app.pop')}</h1><EmptyState icon="search" title={t('app.noScreen')} /></>;
}

function Titled({ title, children }: { title: string; children: JSX.Element }): JSX.Element {
  useEffect(() => void (document.title = `${title} – Ringside`), [title]);
  return children;
}

const TABS: readonly (CustomerTab | 'edit')[] = ['details', 'cases', 'tasks', 'interactions', 'history', 'edit'];

function OneCustomer({ id, tab, draft }: { id: string; tab: string | undefined; draft: string | undefined }): JSX.Element {
  const { crm } = useHost();
  const under = async (): Promise<Under[]> => {
    const [cases, tasks] = await Promise.all([crm.cases.list({ customerId: id, limit: 50 }), crm.tasks.list({ customerId: id, limit: 50 })]);
    return [...cases.rows.map((one) => ({ type: 'case' as const, id: one.id, label: one.caseNumber })), ...tasks.rows.map((one) => ({ type: 'task' as const, id: one.id, label: one.subject }))];
  };
  const newCase = (customer: string) => openCase({ customer });
  return (
    <CustomerPageScreen
      id={id} tab={TABS.find((one) => one === tab) ?? 'details'} draft={draft} onNewCase={newCase}
      tabs={{
        cases: <CaseList path={`${customersPath}/${id}/cases`} customer={id} onNew={() => newCase(id)} history={CaseHistory} />,
        tasks: <TaskList path={`${customersPath}/${id}/tasks`} customer={id} onNew={() => navigate(`${tasksPath}/new?customer=${id}`)} bar={<NewTask customer={id} />} />,
        interactions: <InteractionList path={`${customersPath}/${id}/interactions`} customer={id} />,
        history: <div class="scroll grow reading"><h2 class="sr">{t('app.history')}</h2><History type="customer" id={id} also={under} /></div>,
      }}
    />
  );
}

function NewTask({ customer }: { customer: string }): JSX.Element {
  return <a class="btn" href={`#${tasksPath}/new?customer=${customer}`}>{t('app.newTask')}</a>;
}

/** The view that an address names; null: the one the list was left in. */
function named<T extends string>(tabs: readonly T[], id: string | undefined): T | null {
  return tabs.find((tab) => tab === id) ?? null;
}

function AllCases({ tab }: { tab: (typeof CASE_TABS)[number] | null }): JSX.Element {
  const create = () => openCase({});
  useHotkeys({ n: create });
  return (
    <Titled title={t('app.cases')}>
      <>
        <ListHead title={t('app.cases')} action={t('app.newCase')} needs="case.create" onAction={create}><Button icon="mail" onClick={() => navigate(`${casesPath}/mail`)}>{t('mail.take')}</Button><ExportMenu type="case" /></ListHead>
        <CaseList path={casesPath} tab={tab} onNew={create} history={CaseHistory} />
      </>
    </Titled>
  );
}

/** Only a calendar day: the address may be anybody's. */
function dayIn(text: string | null): string | undefined {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function AllTasks({ tab }: { tab: (typeof TASK_TABS)[number] | null }): JSX.Element {
  const create = () => navigate(`${tasksPath}/new`);
  useHotkeys({ n: create });
  return (
    <Titled title={t('app.tasks')}>
      <>
        <ListHead title={t('app.tasks')} action={t('app.newTask')} needs="task.create" onAction={create}><ExportMenu type="task" /></ListHead>
        <TaskList path={tasksPath} tab={tab} onNew={create} />
      </>
    </Titled>
  );
}

function AllInteractions({ tab }: { tab: (typeof INTERACTION_TABS)[number] | null }): JSX.Element {
  return (
    <Titled title={t('app.interactions')}>
      <>
        <ListHead title={t('app.interactions')}><ExportMenu type="interaction" /></ListHead>
        <InteractionList path={interactionsPath} tab={tab} />
      </>
    </Titled>
  );
}
