/** Programs that end with whoever started them, however that ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Guarded {
  /** All it said on stderr. */
  said(): string;
  /** Exit status; null where a signal ended it. */
  over: Promise<number | null>;
  stop(): Promise<void>;
}

/**
 * Its shell reads from us until we are gone, by `stop` or by any death, then ends the program; a program that ends by
 * itself ends the shell.
 */
const SHELL = '"$@" </dev/null >/dev/null & child=$!; exec >/dev/null; (cat >/dev/null <&3; kill $child) 2>/dev/null & wait $child';

export function guard(program: string, args: readonly string[]): Guarded {
  const child = spawn('sh', ['-c', `exec 3<&0; ${SHELL}`, 'sh', program, ...args], { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stdin.on('error', () => undefined);
  const over = once(child, 'exit').then(([code]) => {
    child.stdin.end();
    return code as number | null;
  });
  return {
    said: () => said,
    over,
    async stop() {
      child.stdin.end();
      await over;
    },
  };
}
