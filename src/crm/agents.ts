/** Agents: who there is. Who is signed in on this device is the session's (sign-in.ts). The first one is the administrator. */
import { CrmError } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import { ADMINISTRATOR } from '../domain/permissions.ts';
import type { Agent } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { Storage } from '../storage/database.ts';
import { allRows, countRows, getLocal, getRow, setLocal } from '../storage/rows.ts';
import { commit } from './commit.ts';
import type { Fields } from './commit.ts';
import { SYSTEM_AGENT } from './context.ts';
import type { Context, Who } from './context.ts';
import { checkRole } from './may.ts';
import { makeVerifier } from './sign-in-passphrase.ts';
import { toRecord, visible } from './view.ts';

const SIGNED_IN = 'agent';

/** Id of the agent signed in on this device. */
export function signedIn(storage: Storage): Promise<string | undefined> {
  return getLocal<string>(storage, SIGNED_IN);
}

export function rememberSignedIn(storage: Storage, id: string): Promise<unknown> {
  return setLocal(storage, SIGNED_IN, id);
}

/** Makes the first agent of an empty data set, and signs it in. In one that was just paired the agent is on the way. */
export async function ensureAgent(context: Context): Promise<string> {
  const known = await signedIn(context.storage);
  if (known && ((await getRow(context.storage, 'agent', known)) || (await countRows(context.storage, 'agent')) === 0)) return known;
  const [first] = visible(context, await allRows(context.storage, 'agent'));
  const id = first?.id ?? (await createFirst(context));
  await rememberSignedIn(context.storage, id);
  return id;
}

async function createFirst(context: Context): Promise<string> {
  const id = newId();
  const fields = { name: 'Agent', role: ADMINISTRATOR, active: true };
  await commit(context, { agent: SYSTEM_AGENT, path: 'system' }, [{ type: 'agent', id, op: 'create', fields }]);
  return id;
}

export async function listAgents(context: Context): Promise<Agent[]> {
  const rows = visible(context, await allRows(context.storage, 'agent'));
  return rows.map(toAgent).sort((a, b) => a.name.localeCompare(b.name));
}

export async function createAgent(context: Context, who: Who, fields: Fields): Promise<Agent> {
  const id = newId();
  const whole = { active: true, role: 'agent', ...checked(context, fields) };
  await commit(context, who, [{ type: 'agent', id, op: 'create', fields: whole }]);
  return needAgent(context, id);
}

/** Name, colour, locale, role, active; agents may change their own but for the last two. Throws `conflict` for the last administrator. */
export async function editAgent(context: Context, who: Who, id: string, patch: Fields): Promise<Agent> {
  await commit(context, who, [{ type: 'agent', id, op: 'edit', fields: checked(context, patch) }]);
  return needAgent(context, id);
}

/** Gives an agent another passphrase, or with null none: for one who forgot it. Asks for what administrators may. */
export async function resetPassphrase(context: Context, who: Who, id: string, next: string | null): Promise<Agent> {
  if (id === who.agent) throw new CrmError('permission', { permission: 'admin' }, 'one’s own passphrase is changed with the present one');
  const verifier = next === null ? null : await makeVerifier(next);
  await commit(context, who, [{ type: 'agent', id, op: 'edit', fields: { verifier } }]);
  return needAgent(context, id);
}

/** A verifier is made of a passphrase here, never taken from outside. */
function checked(context: Context, fields: Fields): Fields {
  if ('verifier' in fields) throw new CrmError('validation', { field: 'verifier', rule: 'unknown-field' });
  if ('role' in fields) checkRole(context, fields.role);
  return fields;
}

/** Name of an agent, '' for one unknown here. */
export async function agentName(context: Context, id: string): Promise<string> {
  if (id === SYSTEM_AGENT) return '';
  return ((await getRow(context.storage, 'agent', id))?.name as string | undefined) ?? '';
}

/** Throws `not-found`. */
export async function needAgent(context: Context, id: string): Promise<Agent> {
  const row = await getRow(context.storage, 'agent', id);
  if (!row || visible(context, [row]).length === 0) throw new CrmError('not-found', { record: id });
  return toAgent(row);
}

export function toAgent(row: Row): Agent {
  return { ...toRecord<Agent>(row), hasPassphrase: typeof row.verifier === 'string' };
}
