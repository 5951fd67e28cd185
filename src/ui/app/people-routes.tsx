/** Addresses of the dashboard, recent changes, duplicates, merging, erasing: loaded when they are first shown. */
import type { JSX } from 'preact';
import { lazy } from '../kit/index.ts';

const DashboardScreen = lazy(async () => (await import('../dashboard/index.ts')).DashboardScreen);
const RecentChanges = lazy(async () => (await import('../history/recent.tsx')).RecentChanges);
const DuplicateFinder = lazy(async () => (await import('../duplicates/index.ts')).DuplicateFinder);
const PickOther = lazy(async () => (await import('../duplicates/index.ts')).PickOther);
const MergeScreen = lazy(async () => (await import('../duplicates/index.ts')).MergeScreen);
const SupervisorScreen = lazy(async () => (await import('../supervisor/index.ts')).SupervisorScreen);
const EraseScreen = lazy(async () => (await import('../erase/index.ts')).EraseScreen);

type Parts = Record<string, string>;

/** Before the general ones: the first fit counts. */
export const PEOPLE_ROUTES: [pattern: string, screen: (parts: Parts, query: URLSearchParams) => JSX.Element][] = [
  ['/changes', () => <RecentChanges />],
  ['/team', () => <SupervisorScreen />],
  ['/dashboard', () => <DashboardScreen />],
  ['/customers/duplicates', () => <DuplicateFinder />],
  ['/customers/:id/merge', ({ id }) => <PickOther key={id} id={id!} />],
  ['/customers/:id/merge/:other', ({ id, other }) => <MergeScreen key={`${id} ${other}`} id={id!} other={other!} />],
  ['/customers/:id/erase', ({ id }) => <EraseScreen key={id} id={id!} />],
];
