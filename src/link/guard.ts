/** Comlink walks any path a caller names, `constructor` too; only the API's own functions may be called, with plain values. */
import { CrmError, toPlainError } from '../domain/errors.ts';
import { isObject } from './frames.ts';

export interface CallMessage {
  id: string;
  type: 'APPLY';
  path: string[];
  argumentList: { type: 'RAW'; value?: unknown }[];
}

/** A call as Comlink writes it, of a function the API has. */
export function isCallOf(api: object, data: unknown): data is CallMessage {
  if (!isObject(data) || typeof data['id'] !== 'string' || data['type'] !== 'APPLY') return false;
  const { path, argumentList } = data;
  return Array.isArray(path) && Array.isArray(argumentList) && argumentList.every(isRaw) && typeof ownAt(api, path) === 'function';
}

/** The answer to anything else that waits for one, so that a mistaken caller is told at once. */
export function refusal(data: unknown): object | undefined {
  if (!isObject(data) || typeof data['id'] !== 'string') return undefined;
  return { id: data['id'], type: 'HANDLER', name: 'throw', value: toPlainError(new CrmError('internal', {}, 'no such call')) };
}

function isRaw(argument: unknown): boolean {
  return isObject(argument) && argument['type'] === 'RAW';
}

function ownAt(api: object, path: unknown[]): unknown {
  let at: unknown = api;
  for (const name of path) {
    if (typeof name !== 'string' || !isObject(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at;
}
