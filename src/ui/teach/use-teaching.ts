/** Teaching in progress: what was pointed at, what lies under the pointer now, and what the recipe reads. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { forPage } from '../../domain/recipe-check.ts';
import type { Recipe } from '../../domain/recipe.ts';
import { idFor, PARTS, recipeOf, type Part, type Parts } from '../../domain/teach.ts';
import { locale, t } from '../../i18n/index.ts';
import { directionOf } from '../../i18n/locale.ts';
import type { FromPicker, PageCall, PickerKey } from '../../link/messages.ts';
import type { PickerLink } from '../host.ts';
import { useHost } from '../kit/index.ts';

export interface Teaching {
  state: 'opening' | 'ready' | 'refused' | 'lost';
  /** Host of the frame that shows the number; until then, of the page. */
  host: string;
  parts: Parts;
  skipped: ReadonlySet<Part>;
  /** First step neither done nor skipped. */
  next: Part | null;
  pointing: Part | null;
  /** Text under the pointer; null: nothing. */
  over: string | null;
  /** The last pick had nothing lasting to be known by. */
  unsure: boolean;
  /** Calls that the recipe read, the newest last. */
  calls: readonly PageCall[];
  recipe: Recipe | null;
  frames: number;
  point(part: Part): void;
  stop(): void;
  skip(part: Part): void;
  forget(part: Part): void;
  key(key: PickerKey): void;
  /** Reaches the page anew after it was loaded again; what was pointed at stands. */
  reach(): void;
  /** Walks by keys in another frame of the page. */
  nextFrame(): void;
}

export function useTeaching(beside: number | null, name: string): Teaching {
  const { teach } = useHost();
  const [tab, setTab] = useState(beside);
  /** Counts up to reach the page anew. */
  const [visit, setVisit] = useState(0);
  const link = useRef<PickerLink | null>(null);
  const [state, setState] = useState<Teaching['state']>('opening');
  const [hosts, setHosts] = useState<Readonly<Record<number, string>>>({});
  const [parts, setParts] = useState<Parts>({});
  const [skipped, setSkipped] = useState<ReadonlySet<Part>>(new Set());
  const [pointing, setPointing] = useState<Part | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [unsure, setUnsure] = useState(false);
  const [calls, setCalls] = useState<readonly PageCall[]>([]);
  /** Frame with the number, and the one that keys walk in. */
  const [home, setHome] = useState<number | null>(null);
  const active = useRef(0);

  function hear(message: FromPicker, frame: number): void {
    if (message.t === 'here') setHosts((before) => ({ ...before, [frame]: message.host }));
    else if (message.t === 'over') {
      if (message.text !== null) active.current = frame;
      if (message.text !== null || active.current === frame) setOver(message.text);
    } else if (message.t === 'reads') setCalls((before) => [...before.filter(({ key }) => key !== message.call.key), message.call]);
    else if (message.t === 'unsure') setUnsure(true);
    else {
      if (message.t === 'picked') {
        setParts((before) => ({ ...before, [message.part]: message.picked }));
        setSkipped((before) => new Set([...before].filter((part) => part !== message.part)));
        if (message.part === 'callerId') setHome(frame);
      }
      end();
    }
  }
  function end(): void {
    link.current?.send({ t: 'stop' });
    setPointing(null);
    setOver(null);
  }
  // The page that was beside the panel at first is taught, whatever is looked at meanwhile.
  useEffect(() => setTab((first) => first ?? beside), [beside]);
  useEffect(() => {
    if (!teach) return setState('refused');
    if (tab === null) return;
    let here = true;
    teach.open(tab, { message: hear, lost: () => setState('lost') }).then(
      (opened) => (here ? ((link.current = opened), setState('ready')) : opened.close()),
      () => here && setState('refused'),
    );
    return () => {
      here = false;
      link.current?.close();
      link.current = null;
    };
  }, [tab, visit]);

  const host = hosts[home ?? 0] ?? '';
  const recipe = useMemo(() => recipeOf(parts, { id: idFor(host), name: name.trim() || host, hosts: host ? [host] : [], seen: today() }), [parts, host, name]);
  const shape = recipe && JSON.stringify(forPage(recipe));
  useEffect(() => {
    setCalls([]);
    if (state === 'ready' && home !== null) link.current?.send({ t: 'read', recipe: shape === null ? null : JSON.parse(shape) }, home);
  }, [shape, home, state]);

  return {
    state, host, parts, skipped, pointing, over, unsure, calls, recipe,
    next: PARTS.find((part) => !parts[part] && !skipped.has(part)) ?? null,
    frames: Object.keys(hosts).length,
    point(part) {
      setUnsure(false);
      setPointing(part);
      setOver(null);
      active.current = home ?? 0;
      const show = () => link.current?.send({ t: 'point', part, words: t('teach.inPage', { what: t(`teachPart.${part}`) }), dir: directionOf(locale()) }, part === 'callerId' ? undefined : (home ?? undefined));
      void link.current?.again().then(show, () => setState('lost'));
    },
    stop: end,
    skip: (part) => setSkipped((before) => new Set(before).add(part)),
    forget: (part) => setParts(({ [part]: _, ...rest }) => rest),
    key: (key) => link.current?.send({ t: 'key', key }, active.current),
    reach() {
      setState('opening');
      setVisit((before) => before + 1);
    },
    nextFrame() {
      const frames = link.current?.frames() ?? [];
      active.current = frames[(frames.indexOf(active.current) + 1) % frames.length] ?? 0;
      link.current?.send({ t: 'key', key: 'ArrowRight' }, active.current);
    },
  };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
