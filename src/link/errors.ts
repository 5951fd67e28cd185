/** Teaches Comlink to carry the core's errors with their code; by itself it keeps name, message and stack. */
import { transferHandlers } from 'comlink';
import { fromPlainError, toPlainError } from '../domain/errors.ts';
import type { PlainError } from '../domain/errors.ts';

/** Comlink marks what was thrown by a symbol it keeps to itself, so its own handler is asked what is thrown. */
export function carryErrors(): void {
  const original = transferHandlers.get('throw');
  if (!original || original.deserialize === deserialize) return;
  transferHandlers.set('throw', { canHandle: original.canHandle, serialize, deserialize });
}

function serialize({ value }: { value: unknown }): [PlainError, Transferable[]] {
  return [toPlainError(value), []];
}

function deserialize(plain: PlainError): never {
  throw fromPlainError(plain);
}
