/**
 * Whether the author's role included a change when it was written, read from the log alone, so that every replica says the
 * same. A change from another replica is taken in whatever the role (receive.ts); here it is shown to those who lead.
 */
import type { Change } from '../domain/change.ts';
import type { Hlc } from '../domain/clock.ts';
import { ROLE_SETTING, permissionsFor, permissionsOf } from '../domain/permissions.ts';
import type { Permission } from '../domain/permissions.ts';
import { ALL } from '../storage/rows.ts';
import { changesOfRecord } from '../storage/newest.ts';
import { SYSTEM_AGENT } from './context.ts';
import type { Context } from './context.ts';

/** Written by the product's own rules too, or by taking part in a call: not judged. */
const UNJUDGED = new Set(['interaction', 'followUp']);
/** What agents may change of themselves. */
const OWN = new Set(['name', 'colour', 'locale', 'verifier']);

export class RoleHistory {
  private readonly logs = new Map<string, Promise<Change[]>>();
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  /** The permission that the author lacked; null where nothing was missing or nothing can be said. */
  async missing(change: Change): Promise<Permission | null> {
    const { agent, type, op, path, record, hlc } = change;
    if (agent === SYSTEM_AGENT || path === 'undo' || path === 'sync' || path === 'system' || UNJUDGED.has(type)) return null;
    const fields = Object.keys(change.fields ?? {});
    // A batch was asked for by what is in it, and a saved view is its agent's own setting.
    if (type === 'batch' || (type === 'setting' && !record.startsWith(ROLE_SETTING)) || (type === 'case' && op === 'edit')) return null;
    if (type === 'agent' && record === agent && op === 'edit' && fields.every((field) => OWN.has(field))) return null;
    const role = await this.valueAt(agent, 'role', hlc);
    // An agent whose own record has not come yet: nothing is known of the role.
    if (typeof role !== 'string') return null;
    const set = await this.valueAt(ROLE_SETTING + role, 'value', hlc);
    const granted = permissionsOf(role, () => set);
    const needed = permissionsFor(type, op, fields);
    return needed.find((permission) => !granted.has(permission)) ?? null;
  }

  /** What a field of a record was just before a reading of the clock. */
  private async valueAt(record: string, field: string, hlc: Hlc): Promise<unknown> {
    const known = this.logs.get(record) ?? changesOfRecord(this.context.storage, record, ALL);
    this.logs.set(record, known);
    return (await known).find((change) => change.hlc < hlc && change.fields !== undefined && field in change.fields)?.fields?.[field]?.[1];
  }
}
