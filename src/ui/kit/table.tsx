/** Pieces of a table. Rows are the feature's own (they may be virtual); the head, its sorting and the foot are the same everywhere. */
import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';

export interface Sort<By extends string> {
  by: By;
  desc: boolean;
}

export interface ColumnHeadProps<By extends string> {
  label: string;
  /** Numbers and dates stand at the end side. */
  numeric?: boolean | undefined;
  /** Absent: the column cannot be sorted by. */
  by?: By | undefined;
  sort?: Sort<By> | undefined;
  onSort?: ((sort: Sort<By>) => void) | undefined;
  /** Heard, not seen: what stands in the column says it. */
  quiet?: boolean | undefined;
  /** Class, for the style to leave it out where it is narrow. */
  name?: string | undefined;
}

/** Pressing sorts by the column, pressing again turns the order round. */
export function ColumnHead<By extends string>({ label, numeric, by, sort, onSort, quiet, name }: ColumnHeadProps<By>): JSX.Element {
  const on = by !== undefined && sort?.by === by;
  const words = <span class={quiet ? 'sr' : 'cut'}>{label}</span>;
  return (
    <th scope="col" class={[name, numeric && 'n'].filter(Boolean).join(' ') || undefined} aria-sort={on ? (sort.desc ? 'descending' : 'ascending') : undefined} title={label}>
      {by === undefined ? words : (
        <button type="button" class="row" onClick={() => onSort?.({ by, desc: on ? !sort.desc : false })}>
          {words}
          {on && <Icon small name={sort.desc ? 'descending' : 'ascending'} />}
        </button>
      )}
    </th>
  );
}

/** `bulk`: actions on the chosen rows take the place of the foot, so they never cover a row. */
export function TableFoot({ children, bulk }: { children: ComponentChildren; bulk?: boolean | undefined }): JSX.Element {
  return <div class={bulk ? 't-foot is-bulk' : 't-foot'}>{children}</div>;
}
