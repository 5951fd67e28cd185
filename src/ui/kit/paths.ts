/** Addresses of the full view's screens, the same for links inside it and for `host.openApp` outside. */

export const customersPath = '/customers';
export const casesPath = '/cases';
export const tasksPath = '/tasks';
export const interactionsPath = '/interactions';
export const centrePath = '/centre';
export const importPath = '/import';
export const importsPath = '/imports';
export const exportPath = '/export';

export type CustomerTab = 'details' | 'cases' | 'tasks' | 'interactions' | 'history';

export function customerPath(id: string, tab?: CustomerTab): string {
  return tab ? `/customers/${id}/${tab}` : `/customers/${id}`;
}

export function casePath(id: string): string {
  return `/cases/${id}`;
}

export function taskPath(id: string): string {
  return `/tasks/${id}`;
}

/** Where likely duplicates are found. */
export const duplicatesPath = `${customersPath}/duplicates`;

export const dashboardPath = '/dashboard';
export const changesPath = '/changes';
export const supervisorPath = '/team';

/** Erasing a customer for good. */
export function erasePath(id: string): string {
  return `${customersPath}/${id}/erase`;
}

/** Merging two customers; without the other one, choosing it. */
export function mergePath(id: string, other?: string): string {
  return other === undefined ? `${customersPath}/${id}/merge` : `${customersPath}/${id}/merge/${other}`;
}

/** The customer's subject-access pack. */
export function subjectPath(id: string): string {
  return `/subject/${id}`;
}
