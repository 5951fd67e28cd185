/** Line icons, 16 × 16, drawn in the text's colour. The word beside an icon names it; alone it needs a label on its button. */
import type { JSX } from 'preact';

const HANDSET = 'M3 2.5h2.2l1.1 2.9-1.5 1.2a8 8 0 0 0 4.6 4.6l1.2-1.5 2.9 1.1V13A1.5 1.5 0 0 1 12 14.5 10.5 10.5 0 0 1 1.5 4 1.5 1.5 0 0 1 3 2.5Z';

/** Everything as path data, so that one component draws all and no markup is repeated. */
const PATHS = {
  search: 'M2.700 7a4.300 4.300 0 1 0 8.600 0a4.300 4.300 0 1 0-8.600 0M10.3 10.3l3.4 3.4',
  headset: 'M2.5 9V8a5.5 5.5 0 0 1 11 0v1M3 8.5h.6a1.200 1.200 0 0 1 1.200 1.200v2.100a1.200 1.200 0 0 1-2.400 0v-2.100ZM13 8.500h-.6a1.200 1.200 0 0 0-1.200 1.200v2.100a1.200 1.200 0 0 0 2.400 0v-2.100Z',
  people: 'M3.600 5.500a2.400 2.400 0 1 0 4.800 0a2.400 2.400 0 1 0-4.800 0M1.8 13c.3-2.4 2-3.8 4.2-3.8s3.9 1.4 4.2 3.8M10.4 3.3a2.4 2.4 0 0 1 0 4.4M11.8 9.6c1.4.5 2.2 1.7 2.4 3.4',
  task: 'M4.500 2.500h7a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM5.3 8.2l1.9 1.9 3.6-4',
  history: 'M2.6 6A5.7 5.7 0 1 1 2.3 8.5M2.4 3.2V6h2.8M8 5v3.2l2 1.3',
  filter: 'M2.5 4.5h11M4.5 8h7M6.5 11.5h3',
  settings: 'M6 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  mute: 'M8 1.800a2 2 0 0 1 2 2v3.500a2 2 0 0 1-4 0v-3.500a2 2 0 0 1 2-2ZM3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2.2',
  repeat: 'M3 7.200V6.500A2.800 2.800 0 0 1 5.800 3.700H12.500M10.500 1.700l2 2-2 2M13 8.800v.700a2.800 2.800 0 0 1-2.800 2.800H3.500M5.500 14.300l-2-2 2-2',
  resume: 'M5 3.5l7.5 4.5-7.5 4.5z',
  hold: 'M5.5 3.5v9M10.5 3.5v9',
  hangUp: 'M1.8 9.6c3.4-3.6 9-3.6 12.4 0l-1.3 1.9-2.7-1v-2a7.4 7.4 0 0 0-4.4 0v2l-2.7 1Z',
  language: 'M2.200 8a5.800 5.800 0 1 0 11.600 0a5.800 5.800 0 1 0-11.600 0M2.2 8h11.6M8 2.2c2 1.8 2.6 3.6 2.6 5.8S10 12 8 13.8C6 12 5.4 10.2 5.4 8S6 4 8 2.2Z',
  phone: HANDSET,
  callIn: `${HANDSET}M13.5 2.5 9.5 6.5M9.5 3.2v3.3h3.3`,
  callOut: `${HANDSET}M9.5 6.5l4-4M10.2 2.5h3.3v3.3`,
  mail: 'M3.500 3.500h9a1.500 1.500 0 0 1 1.500 1.500v6a1.500 1.500 0 0 1-1.500 1.500h-9a1.500 1.500 0 0 1-1.500-1.500v-6a1.500 1.500 0 0 1 1.500-1.500ZM2.500 4.500l5.500 4 5.500-4',
  chat: 'M3.5 3h9A1.5 1.5 0 0 1 14 4.5v5a1.5 1.5 0 0 1-1.5 1.5H8l-3.5 2.6V11h-1A1.5 1.5 0 0 1 2 9.5v-5A1.5 1.5 0 0 1 3.5 3Z',
  plus: 'M8 3v10M3 8h10',
  table: 'M3.500 3h9a1.500 1.500 0 0 1 1.500 1.500v7a1.500 1.500 0 0 1-1.500 1.500h-9a1.500 1.500 0 0 1-1.500-1.500v-7a1.500 1.500 0 0 1 1.500-1.500ZM2 6.500h12M2 10h12',
  split: 'M3.500 3h9a1.500 1.500 0 0 1 1.500 1.500v7a1.500 1.500 0 0 1-1.500 1.500h-9a1.500 1.500 0 0 1-1.500-1.500v-7a1.500 1.500 0 0 1 1.500-1.500ZM6 3v10',
  columns: 'M3.500 3h9a1.500 1.500 0 0 1 1.500 1.500v7a1.500 1.500 0 0 1-1.500 1.500h-9a1.500 1.500 0 0 1-1.500-1.500v-7a1.500 1.500 0 0 1 1.500-1.500ZM6 3v10M10 3v10',
  clock: 'M2.300 8a5.700 5.700 0 1 0 11.400 0a5.700 5.700 0 1 0-11.400 0M8 4.8V8l2.2 1.6',
  info: 'M2.300 8a5.700 5.700 0 1 0 11.400 0a5.700 5.700 0 1 0-11.400 0M8 7.3v3.5M8 5.2v.1',
  back: 'M9.5 4.5 6 8l3.5 3.5',
  next: 'm6.5 4.5 3.5 3.5-3.5 3.5',
  down: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  tick: 'm3.2 8.4 3.1 3.1 6.5-7',
  close: 'm4 4 8 8M12 4l-8 8',
  priority: 'M4 13v-3M8 13V7M12 13V4',
  file: 'M3.5 2.5h6L13 6v7.5H3.5ZM9.5 2.5V6H13M5.8 8.5h4.6M5.8 11h3',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8',
  tag: 'M2.500 3v4.700l5.800 5.800 5.200-5.200-5.800-5.800H3ZM5.400 5.400v.01',
  pin: 'M5.5 2.5h5l-.7 4 2.2 2.5H4l2.2-2.5ZM8 9v4.5',
  edit: 'M3 13v-2.500l7.500-7.500 2.500 2.500L5.500 13ZM9 4.500 11.500 7',
  case: 'M2 5.5A1.5 1.5 0 0 1 3.5 4h9A1.5 1.5 0 0 1 14 5.5v6a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5ZM5.8 4V2.8h4.4V4M2 8h12',
  sort: 'M5 3v10M5 13l-2.3-2.4M5 13l2.3-2.4M11 13V3M11 3 8.7 5.4M11 3l2.3 2.4',
  descending: 'M8 3.5v9M4.8 9.3 8 12.5l3.2-3.2',
  ascending: 'M8 12.5v-9M4.8 6.7 8 3.5l3.2 3.2',
  more: 'M3.500 8h.01M8 8h.01M12.500 8h.01',
  calendar: 'M4 3.500h8a1.500 1.500 0 0 1 1.500 1.500v7a1.500 1.500 0 0 1-1.500 1.500h-8a1.500 1.500 0 0 1-1.500-1.500v-7a1.500 1.500 0 0 1 1.500-1.500ZM2.5 6.8h11M5.5 2v2.6M10.5 2v2.6',
  open: 'M6.5 3.5h-3v9h9v-3M9 2.8h4.2V7M13 3 7.5 8.5',
  addPerson: 'M4 5.500a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0M2 13.2c.3-2.5 2.1-4 4.5-4 1.1 0 2 .3 2.8.8M12 9.5v4M10 11.5h4',
  transfer: 'M2.5 5.5h9M9 3l2.5 2.5L9 8M13.5 10.5h-9M7 8l-2.5 2.5L7 13',
  warning: 'M8 2.5 14.2 13H1.8ZM8 6.6v3M8 11.2v.1',
  guide: 'M8 4C6.5 3 4.5 2.8 2.5 3v9.5c2-.2 4 0 5.5 1 1.5-1 3.5-1.2 5.5-1V3c-2-.2-4 0-5.5 1ZM8 4v9.5',
  undo: 'M5.500 3 2.500 6l3 3M2.500 6h7a3.500 3.500 0 0 1 0 7h-3.500',
  trash: 'M3 4.500h10M6 4.500v-2h4v2M4.500 4.500l.5 9h6l.5-9M6.800 7v4M9.200 7v4',
  off: 'M8 2.500v5M4.800 4.300a5.200 5.200 0 1 0 6.400 0',
  exact: 'M4 6.2h8M4 9.8h8',
  maybe: 'M3.5 6.8c1.3-1.6 2.8-1.6 4.5-.4s3.200 1.200 4.500-.4M3.500 10.600c1.300-1.600 2.800-1.600 4.500-.4s3.200 1.200 4.500-.4',
  unknown: 'M5.800 6.200c0-1.400 1-2.300 2.300-2.300s2.300.9 2.300 2.100c0 1.700-2.300 1.700-2.300 3.300M8.100 12v.1',
  syncOk: 'M5 3v10M11 3v10',
  syncBusy: 'M5 2v9M11 5v9',
  syncWait: 'M5 3v10M11 3v2M11 7.400v2M11 11.800v1.200',
} as const;

export type IconName = keyof typeof PATHS;

/** Signs that point somewhere and so turn round in right-to-left text. */
const MIRRORED: ReadonlySet<IconName> = new Set<IconName>(['back', 'next', 'open', 'transfer', 'guide', 'split', 'undo']);

export interface IconProps {
  name: IconName;
  small?: boolean | undefined;
  /** Further classes, for a colour or a motion. */
  class?: string | undefined;
}

export function Icon({ name, small, class: more }: IconProps): JSX.Element {
  const classes = ['ic', small && 'ic-sm', MIRRORED.has(name) && 'flip', more].filter(Boolean).join(' ');
  return (
    <svg class={classes} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} stroke-width={name === 'more' ? 2.2 : undefined} />
    </svg>
  );
}

export function Logo(): JSX.Element {
  return (
    <span class="logo">
      <svg viewBox="0 0 18 18" aria-hidden="true">
        <rect x=".5" y=".5" width="17" height="17" rx="4.5" fill="var(--ink)" />
        <circle cx="7.6" cy="9" r="3.4" fill="none" stroke="var(--sheet)" stroke-width="1.9" />
        <path d="M13.7 5.6v6.8" stroke="var(--sheet)" stroke-width="1.9" stroke-linecap="round" />
      </svg>
      Ringside
    </span>
  );
}
