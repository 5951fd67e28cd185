/** Agents: who is signed in on this device, and who there is. The first one is the administrator. */
import { CrmError } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import type { Agent } from '../domain/records.ts';
import type { Storage } from '../storage/database.ts';
import { allRows, getLocal, getRow, setLocal } from '../storage/rows.ts';
import { commit } from './commit.ts';
import type { Fields } from './commit.ts';
import { SYSTEM_AGENT } from './context.ts';
import type { Context, Who } from './context.ts';
import { needRecord, toRecord, visible } from './view.ts';

const SIGNED_IN = 'agent';

/** Id of the agent signed in on this device. */
export function signedIn(storage: Storage): Promise<string | undefined> {
  return getLocal<string>(storage, SIGNED_IN);
}

/** Makes the first agent of an empty data set, and signs it in. */
export async function ensureAgent(context: Context): Promise<string> {
  const known = await signedIn(context.storage);
  if (known && (await getRow(context.storage, 'agent', known))) return known;
  const [first] = visible(context, await allRows(context.storage, 'agent'));
  const id = first?.id ?? (await createFirst(context));
  await setLocal(context.storage, SIGNED_IN, id);
  return id;
}

async function createFirst(context: Context): Promise<string> {
  const id = newId();
  const fields = { name: 'Agent', role: 'administrator', active: true };
  await commit(context, { agent: SYSTEM_AGENT, path: 'system' }, [{ type: 'agent', id, op: 'create', fields }]);
  return id;
}

export async function listAgents(context: Context): Promise<Agent[]> {
  const rows = visible(context, await allRows(context.storage, 'agent'));
  return rows.map((row) => toRecord<Agent>(row)).sort((a, b) => a.name.localeCompare(b.name));
}

export async function createAgent(context: Context, who: Who, fields: Fields): Promise<Agent> {
  const id = newId();
  await commit(context, who, [{ type: 'agent', id, op: 'create', fields: { active: true, role: 'agent', ...fields } }]);
  return needRecord(context, 'agent', id);
}

export async function editAgent(context: Context, who: Who, id: string, patch: Fields): Promise<Agent> {
  await commit(context, who, [{ type: 'agent', id, op: 'edit', fields: patch }]);
  return needRecord(context, 'agent', id);
}

/** Signs an agent in on this device. Throws `permission` for one who has left. */
export async function signIn(context: Context, id: string): Promise<Agent> {
  const agent = await needRecord<Agent>(context, 'agent', id);
  if (!agent.active) throw new CrmError('permission', { permission: 'sign-in' });
  await setLocal(context.storage, SIGNED_IN, id);
  return agent;
}

/** Name of an agent, '' for one unknown here. */
export async function agentName(context: Context, id: string): Promise<string> {
  if (id === SYSTEM_AGENT) return '';
  return ((await getRow(context.storage, 'agent', id))?.name as string | undefined) ?? '';
}

export function currentAgent(context: Context, id: string): Promise<Agent> {
  return needRecord(context, 'agent', id);
}
