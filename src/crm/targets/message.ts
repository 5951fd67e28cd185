/**
 * One change as a request: its body, and the headers that prove who sent it and tell doubles. Signed as Standard Webhooks has
 * it (standardwebhooks.com, 1.0.0, read 2026-11-23), for which there are receivers in many languages.
 */
import type { RecordType } from '../../domain/records.ts';
import { isAlive } from '../../domain/row.ts';
import { getRow } from '../../storage/rows.ts';
import { agentName } from '../agents.ts';
import type { Context } from '../context.ts';
import { toCustomer, toRecord } from '../view.ts';
import type { ChangeEvent } from './event.ts';

const PREFIX = 'whsec_';

export function newSecret(): string {
  return PREFIX + base64(crypto.getRandomValues(new Uint8Array(32)));
}

/** The change, and the record as it stands now: a receiver that keeps the latest state has it whatever came twice or late. */
export async function bodyOf(context: Context, event: ChangeEvent, dataset: string): Promise<string> {
  return JSON.stringify(await messageOf(context, event, dataset));
}

export async function messageOf(context: Context, event: ChangeEvent, dataset: string) {
  const { place: _place, at, agent, fields, ...told } = event;
  return { ...told, at: new Date(at).toISOString(), agent: { id: agent, name: await agentName(context, agent) }, changes: fields, current: await currentOf(context, event.type, event.record), dataset };
}

async function currentOf(context: Context, type: RecordType, id: string): Promise<unknown> {
  const row = await getRow(context.storage, type, id);
  if (!row || !isAlive(row) || !context.shown(row)) return null;
  return type === 'customer' ? toCustomer(row) : toRecord(row);
}

/** `now` in milliseconds. */
export async function signedHeaders(secret: string, id: string, body: string, now: number): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000));
  const key = await crypto.subtle.importKey('raw', fromBase64(secret.slice(PREFIX.length)), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  return {
    'content-type': 'application/json',
    'idempotency-key': id,
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${base64(new Uint8Array(signature))}`,
  };
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
