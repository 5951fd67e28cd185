/** Debian's packages, installed where a test needs them and may. */
import { spawnSync } from 'node:child_process';

const APT = 'apt-get';
/** A mirror that does not answer is as good as none (ms). */
const PATIENCE = 600_000;

/** Installs by apt-get, as root; false where that cannot be. `begin` is called before it starts. */
export function aptInstall(packages: readonly string[], begin: () => void): boolean {
  if (process.getuid?.() !== 0 || !run(['--version'], 'ignore')) return false;
  begin();
  run(['update', '-q']);
  return run(['install', '-y', '-q', '--no-install-recommends', ...packages]);
}

function run(args: string[], stdio: 'inherit' | 'ignore' = 'inherit'): boolean {
  return spawnSync(APT, args, { stdio, timeout: PATIENCE, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
}
