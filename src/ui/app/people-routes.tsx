/** Addresses of what concerns people and their records as a whole: the dashboard, recent changes, duplicates, merging, erasing. */
import type { JSX } from 'preact';
import { DashboardScreen } from '../dashboard/index.ts';
import { EraseScreen } from '../erase/index.ts';
import { RecentChanges } from '../history/index.ts';
import { DuplicateFinder, MergeScreen, PickOther } from '../duplicates/index.ts';

type Parts = Record<string, string>;

/** Before the general ones: the first fit counts. */
export const PEOPLE_ROUTES: [pattern: string, screen: (parts: Parts, query: URLSearchParams) => JSX.Element][] = [
  ['/customers/duplicates', () => <DuplicateFinder />],
  ['/customers/:id/merge', ({ id }) => <PickOther key={id} id={id!} />],
  ['/customers/:id/merge/:other', ({ id, other }) => <MergeScreen key={`${id} ${other}`} id={id!} other={other!} />],
  ['/changes', () => <RecentChanges />],
  ['/dashboard', () => <DashboardScreen />],
  ['/customers/:id/erase', ({ id }) => <EraseScreen key={id} id={id!} />],
];
