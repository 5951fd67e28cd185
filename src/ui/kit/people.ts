/** Names of the people that records point to: agents, and the customers of cases, tasks and interactions in a list. */
import { useState } from 'preact/hooks';
import type { Agent } from '../../domain/records.ts';
import { useHost } from './host-context.tsx';
import { ofAgent, useQuery } from './query.ts';
import { personName } from './words.ts';
import type { Rows } from './list/window.ts';

/** Everybody who works or worked here, by name. */
export function useAgents(): readonly Agent[] {
  const { crm } = useHost();
  return useQuery({ key: 'agents', on: ['agent'], read: () => crm.agents.list() }).data ?? [];
}

/** Names by id; '' for somebody unknown here. */
export function useAgentName(): (id: string | null | undefined) => string {
  const agents = useAgents();
  return (id) => agents.find((agent) => agent.id === id)?.name ?? '';
}

/** Who is signed in on this device. */
export function useCurrentAgent(): Agent | undefined {
  const { crm } = useHost();
  return useQuery({
    key: 'current agent',
    on: ofAgent('agent'),
    read: () => crm.agents.current(),
  }).data;
}

/** Names of the customers by id, for the rows in sight; a customer that is gone has none. */
export function useCustomerNames(ids: readonly (string | null | undefined)[]): ReadonlyMap<string, string> {
  const { crm } = useHost();
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))].sort();
  const read = async () => {
    const briefs = await crm.customers.briefs(wanted);
    return new Map(wanted.map((id, at) => [id, briefs[at] ? personName(briefs[at]) : '']));
  };
  return useQuery({ key: wanted.length > 0 ? `names ${wanted.join(' ')}` : null, on: ['customer'], read }).data ?? NOBODY;
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** Rows asked for at a time, so that a small scroll asks for nobody anew. */
const STEP = 50;

/** A long list together with the names of the customers its rows in sight point to. */
export function useRowNames<T>(rows: Rows<T>, idOf: (row: T) => string | null | undefined): { rows: Rows<T>; names: ReadonlyMap<string, string> } {
  const [[first, last], see] = useState([0, STEP - 1]);
  const ids = Array.from({ length: last - first + 1 }, (_, at) => rows.at(first + at)).map((row) => row && idOf(row));
  const show = (from: number, to: number): void => {
    const next = [from - (from % STEP), to - (to % STEP) + STEP - 1] as [number, number];
    if (next[0] !== first || next[1] !== last) see(next);
    rows.show(from, to);
  };
  return { rows: { ...rows, show }, names: useCustomerNames(ids) };
}
