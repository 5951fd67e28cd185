/** Which screen an address shows, and how features stand together on it. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Button, casesPath, customersPath, EmptyState, interactionsPath, lazy, matchPath, navigate, route, tasksPath, useCurrentAgent, useHost, useHotkeys, type CustomerTab } from '../kit/index.ts';
import { CustomerList, CustomerPageScreen, NewCustomer } from '../customers/index.ts';
import { CaseList } from '../cases/index.ts';
import { History, type Under } from '../history/index.ts';
import { CaseHistory } from './case-history.tsx';
import { InteractionList, InteractionScreen } from '../interactions/index.ts';
import { Agenda, Month, TaskForm, TaskList, TaskScreen } from '../tasks/index.ts';
import { Centre } from './centre/screen.tsx';
import { CaseScreen, NewCaseScreen } from './case-screen.tsx';
import { ME } from '../../domain/query.ts';
import { ExportMenu, Filters, ListHead, TAB_FILTERS } from './list-head.tsx';
import { PEOPLE_ROUTES } from './people-routes.tsx';
import { Pop } from './pop.tsx';
import { openCase } from './state.ts';

const SettingsScreen = lazy(async () => (await import('./settings/index.ts')).SettingsScreen);
const ExportScreen = lazy(async () => (await import('../exchange/index.ts')).ExportScreen);
const ImportScreen = lazy(async () => (await import('../exchange/index.ts')).ImportScreen);
const ImportsScreen = lazy(async () => (await import('../exchange/index.ts')).ImportsScreen);
const SubjectScreen = lazy(async () => (await import('../exchange/index.ts')).SubjectScreen);
const TakeMail = lazy(async () => (await import('../cases/take-mail.tsx')).TakeMail);

type Parts = Record<string, string>;

/** First fit counts. */
const ROUTES: [pattern: string, screen: (parts: Parts, query: URLSearchParams) => JSX.Element][] = [
  ...PEOPLE_ROUTES,
  ['/customers/new', (_, query) => <NewCustomer draft={query.get('draft') ?? undefined} phone={query.get('phone') ?? undefined} email={query.get('email') ?? undefined} name={query.get('name') ?? undefined} call={query.get('call') ?? undefined} />],
  ['/customers/drafts', () => <Titled title={t('app.customers')}><CustomerList tab="drafts" /></Titled>],
  ['/customers/:id/:tab?', ({ id, tab }, query) => <OneCustomer key={id} id={id!} tab={tab} draft={query.get('draft') ?? undefined} />],
  ['/customers', () => <Titled title={t('app.customers')}><CustomerList tab="all" /></Titled>],
  ['/cases/new', (_, query) => <NewCaseScreen customer={query.get('customer') ?? undefined} />],
  ['/cases/mail', () => <TakeMail />],
  ['/cases/:id', ({ id }) => (isFilter(id!) ? <AllCases filter={id!} /> : <CaseScreen key={id} id={id!} />)],
  ['/cases', () => <AllCases filter="mine" />],
  ['/tasks/new', (_, query) => <TaskForm customer={query.get('customer') ?? undefined} day={dayIn(query.get('day'))} onDone={() => history.back()} />],
  ['/tasks/:id', ({ id }) => (isTaskView(id!) ? <AllTasks view={id!} /> : <TaskScreen key={id} id={id!} onDone={() => navigate(tasksPath)} />)],
  ['/tasks', () => <AllTasks view="mine" />],
  ['/interactions/:id', ({ id }) => (id === 'mine' ? <AllInteractions mine /> : <InteractionScreen key={id} id={id!} />)],
  ['/interactions', () => <AllInteractions mine={false} />],
  ['/import', () => <ImportScreen />],
  ['/imports', () => <ImportsScreen />],
  ['/export', () => <ExportScreen />],
  ['/subject/:id', ({ id }) => <SubjectScreen key={id} id={id!} />],
  ['/settings/:section?', ({ section }) => <SettingsScreen section={section ?? 'general'} />],
  ['/call/:id', ({ id }) => <Centre call={id} />],
  ['/centre', (_, query) => <Centre query={query} />],
  ['/pop', (_, query) => <Pop query={query} />],
  ['/', () => <Titled title={t('app.customers')}><CustomerList tab="all" /></Titled>],
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
        tasks: <TaskList customer={id} filter={{}} onNew={() => navigate(`${tasksPath}/new?customer=${id}`)} bar={<NewTask customer={id} />} />,
        interactions: <InteractionList customer={id} />,
        history: <div class="scroll grow reading"><h2 class="sr">{t('app.history')}</h2><History type="customer" id={id} also={under} /></div>,
      }}
    />
  );
}

function NewTask({ customer }: { customer: string }): JSX.Element {
  return <div class="bar"><a class="btn" href={`#${tasksPath}/new?customer=${customer}`}>{t('app.newTask')}</a></div>;
}

const FILTERS = ['mine', 'all', 'open', 'done'] as const;
type Filter = (typeof FILTERS)[number];

function isFilter(part: string): part is Filter {
  return FILTERS.some((filter) => filter === part);
}

function AllCases({ filter }: { filter: Filter }): JSX.Element {
  const me = useCurrentAgent();
  const create = () => openCase({});
  useHotkeys({ n: create });
  const path = filter === 'mine' ? casesPath : `${casesPath}/${filter}`;
  const filters = { mine: { open: true, ...(me && { assignedTo: me.id }) }, open: { open: true }, done: { open: false }, all: {} };
  return (
    <Titled title={t('app.cases')}>
      <>
        <ListHead title={t('app.cases')} action={t('app.newCase')} needs="case.create" onAction={create}><Button icon="mail" onClick={() => navigate(`${casesPath}/mail`)}>{t('mail.take')}</Button><ExportMenu type="case" filter={TAB_FILTERS[filter]} /></ListHead>
        <Filters path={casesPath} label={t('app.cases')} chosen={filter} first="mine" filters={[['mine', t('cases.mine')], ['open', t('cases.open')], ['done', t('cases.closed')], ['all', t('customers.all')]]}>
          {me && <CaseList key={filter} path={path} filter={filters[filter]} onNew={create} history={CaseHistory} />}
        </Filters>
      </>
    </Titled>
  );
}

const TASK_VIEWS = ['mine', 'agenda', 'month', 'open', 'done', 'all'] as const;
type TaskView = (typeof TASK_VIEWS)[number];

function isTaskView(part: string): part is TaskView {
  return TASK_VIEWS.some((view) => view === part);
}

/** Only a calendar day: the address may be anybody's. */
function dayIn(text: string | null): string | undefined {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function AllTasks({ view }: { view: TaskView }): JSX.Element {
  const create = () => navigate(`${tasksPath}/new`);
  useHotkeys({ n: create });
  const filters = { mine: { mine: true, open: true }, open: { open: true }, done: { open: false }, all: {} };
  return (
    <Titled title={t('app.tasks')}>
      <>
        <ListHead title={t('app.tasks')} action={t('app.newTask')} needs="task.create" onAction={create}><ExportMenu type="task" filter={TAB_FILTERS[view]} /></ListHead>
        <Filters path={tasksPath} label={t('app.tasks')} chosen={view} first="mine" filters={[['mine', t('tasks.mine')], ['agenda', t('tasks.agenda')], ['month', t('tasks.month')], ['open', t('tasks.everybodys')], ['done', t('tasks.done')]]}>
          {view === 'agenda' ? <Agenda onNew={create} /> : view === 'month' ? <Month /> : <TaskList key={view} filter={filters[view]} onNew={create} />}
        </Filters>
      </>
    </Titled>
  );
}

function AllInteractions({ mine }: { mine: boolean }): JSX.Element {
  return (
    <Titled title={t('app.interactions')}>
      <>
        <ListHead title={t('app.interactions')}><ExportMenu type="interaction" filter={mine ? { field: 'agentId', operator: 'equals', value: ME } : undefined} /></ListHead>
        <Filters path={interactionsPath} label={t('app.interactions')} chosen={mine ? 'mine' : 'all'} first="all" filters={[['all', t('customers.all')], ['mine', t('interactions.mine')]]}>
          <InteractionList key={String(mine)} mine={mine} />
        </Filters>
      </>
    </Titled>
  );
}
