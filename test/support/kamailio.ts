/** kamailio, as Debian packs it, on loopback: a real registrar and proxy between softphone pages and `sipp`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { aptInstall } from './apt.ts';
import { guard, type Guarded } from './guarded.ts';

const PACKAGES = ['kamailio', 'kamailio-websocket-modules', 'sip-tester'];
const KAMAILIO = '/usr/sbin/kamailio';
export const SIPP = '/usr/bin/sipp';
const CONFIG = new URL('kamailio.cfg', import.meta.url).pathname;
/** It listens within a tenth of that, else it never will (ms). */
const STARTING = 10_000;

export interface Kamailio {
  /** For softphone pages. */
  url: string;
  /** For callers, over UDP. */
  port: number;
  stop(): Promise<void>;
}

/** Installs what real calls need where that is possible; what is missing otherwise, in words. */
export function missingForSip(): string | null {
  const there = () => [KAMAILIO, SIPP].every((path) => existsSync(path)) && existsSync(`${modules()}/websocket.so`);
  if (there() || (install() && there())) return null;
  return `needs Debian's packages ${PACKAGES.join(', ')}; they are not installed, and cannot be here: not root, not Debian, or no mirror answers`;
}

/** A machine's own init system must not start the server that comes along: the test starts one of its own. */
function install(): boolean {
  const systemd = existsSync('/run/systemd/system') && process.getuid?.() === 0;
  const unit = (verb: string) => systemd && spawnSync('systemctl', [verb, '--runtime', 'kamailio.service'], { stdio: 'ignore' });
  unit('mask');
  const done = aptInstall(PACKAGES, () => console.log(`Installing Debian's packages ${PACKAGES.join(', ')} for calls over real SIP.`));
  unit('unmask');
  return done;
}

function modules(): string {
  const arch = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as string] ?? process.arch;
  return `/usr/lib/${arch}-linux-gnu/kamailio/modules`;
}

export async function startKamailio(): Promise<Kamailio> {
  const [udp, tcp] = [await freeUdpPort(), await freeTcpPort()];
  const folder = mkdtempSync(join(tmpdir(), 'kamailio-'));
  const listen = [`udp:127.0.0.1:${udp}`, `tcp:127.0.0.1:${tcp}`].flatMap((address) => ['-l', address]);
  const server = guard(KAMAILIO, ['-DD', '-E', '-f', CONFIG, ...listen, '-w', folder, '-Y', folder, '-m', '32', '-M', '4']);
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await listening(tcp, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `ws://127.0.0.1:${tcp}`, port: udp, stop };
}

async function listening(port: number, server: Guarded): Promise<void> {
  let over = false;
  void server.over.then(() => (over = true));
  for (const until = Date.now() + STARTING; !over && Date.now() < until; await wait(50)) {
    const socket = connect(port, '127.0.0.1');
    const open = await Promise.race([once(socket, 'connect').then(() => true, () => false), wait(500, false)]);
    socket.destroy();
    if (open) return;
  }
  throw new Error(`kamailio did not start:\n${server.said()}`);
}

async function freeTcpPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}
