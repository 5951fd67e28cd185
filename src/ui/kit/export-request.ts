/** What a list hands to the export screen: its own rows as they are filtered and sorted, and those that are chosen. */
import { signal } from '@preact/signals';
import type { ListQuery } from '../../domain/query.ts';
import { exportPath } from './paths.ts';
import { navigate } from './router.ts';

export interface ExportWish {
  type: 'customer' | 'case' | 'task' | 'interaction';
  /** The list on screen. */
  query?: ListQuery | undefined;
  /** Rows chosen in it. */
  ids?: readonly string[] | undefined;
}

const wish = signal<ExportWish>({ type: 'customer' });

export function askExport(asked: ExportWish): void {
  wish.value = asked;
  navigate(exportPath);
}

/** Reading it while rendering subscribes. */
export function exportWish(): ExportWish {
  return wish.value;
}
