/** A real Firefox with the built extension: a window per page, scripts and pictures by Marionette. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { OUTPUT } from './browser.ts';
import { findFirefox } from './find-browser.ts';
import { connectMarionette, type Marionette } from './marionette.ts';

const EXTENSION = join(OUTPUT, 'firefox-mv3');
/** The add-on's id (wxt.config.ts), and an address of our choosing for its pages, which Firefox draws by lot otherwise. */
const ADDON = '{a15c84bd-df2b-4f23-8ac5-d5b4115866b0}';
const HOST = '0b5dcb6e-6d0d-4f43-9a0c-1a8f2f7f5a11';
/** Firefox starts slowly on a busy machine (ms). */
const STARTING = 60_000;

export interface FirefoxPage {
  /** Runs the function in the page and gives what it returns, or what its promise gives; `input` and result as JSON. */
  evaluate<In, Out>(work: (input: In) => Out | Promise<Out>, input: In): Promise<Out>;
  /** PNG. */
  screenshot(): Promise<Buffer>;
}

export interface Firefox {
  /** Opens an address in a window of its own. */
  open(url: string): Promise<FirefoxPage>;
  /** Address of one of the extension's pages. */
  url(path: string): string;
  close(): Promise<void>;
}

export async function launchFirefox(): Promise<Firefox> {
  if (!existsSync(join(EXTENSION, 'manifest.json'))) throw new Error(`No extension in ${EXTENSION}: run npm run build.`);
  const [path, port] = [findFirefox(), await freePort()];
  const profile = newProfile(port);
  const child = spawn(path, ['-headless', '-marionette', '-remote-allow-system-access', '-no-remote', '-profile', profile], { stdio: 'ignore', env: { ...process.env, MOZ_DISABLE_CONTENT_SANDBOX: '1' } });
  const close = async (remote?: Marionette) => {
    remote?.close();
    await ended(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const remote = await greet(port);
    await remote.send('WebDriver:NewSession', { capabilities: {} });
    await remote.send('Addon:Install', { path: EXTENSION, temporary: true });
    return { open: (url) => openWindow(remote, url), url: (file) => `moz-extension://${HOST}/${file}`, close: () => close(remote) };
  } catch (error) {
    await close();
    throw error;
  }
}

function newProfile(port: number): string {
  mkdirSync(join(OUTPUT, 'profiles'), { recursive: true });
  const folder = mkdtempSync(join(OUTPUT, 'profiles', 'f-'));
  const prefs = {
    'marionette.port': port,
    'extensions.webextensions.uuids': JSON.stringify({ [ADDON]: HOST }),
    'media.navigator.permission.disabled': true,
    'media.navigator.streams.fake': true,
    'datareporting.policy.dataSubmissionEnabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'app.update.disabledForTesting': true,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
  };
  writeFileSync(join(folder, 'user.js'), Object.entries(prefs).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  return folder;
}

async function greet(port: number): Promise<Marionette> {
  for (const until = Date.now() + STARTING; ; ) {
    try {
      return await connectMarionette(port);
    } catch (error) {
      if (Date.now() > until) throw new Error('Firefox did not start.', { cause: error });
      await setTimeout(100);
    }
  }
}

async function openWindow(remote: Marionette, url: string): Promise<FirefoxPage> {
  const { handle } = await remote.send<{ handle: string }>('WebDriver:NewWindow', { type: 'window', focus: false });
  // One conversation: what another page asks meanwhile must not come between the switch and the work.
  const within = <Out>(work: () => Promise<Out>) => inTurn(remote, async () => {
    await remote.send('WebDriver:SwitchToWindow', { handle, focus: false });
    return work();
  });
  await within(() => (url.startsWith('moz-extension:') ? goAsBrowser(remote, url) : remote.send('WebDriver:Navigate', { url })));
  return {
    async evaluate<In, Out>(work: (input: In) => Out | Promise<Out>, input: In) {
      const script = `const [input, done] = arguments; Promise.resolve((${work})(input)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value } = await within(() => remote.send<{ value: { value: Out; error?: string } }>('WebDriver:ExecuteAsyncScript', { script, args: [input], sandbox: null }));
      if (value.error !== undefined) throw new Error(value.error);
      return value.value;
    },
    async screenshot() {
      const { value } = await within(() => remote.send<{ value: string }>('WebDriver:TakeScreenshot', { full: false }));
      return Buffer.from(value, 'base64');
    },
  };
}

/** Firefox opens an extension's page for itself alone, so the browser's own window is told to. */
async function goAsBrowser(remote: Marionette, url: string): Promise<void> {
  await remote.send('Marionette:SetContext', { value: 'chrome' });
  const script = `gBrowser.selectedBrowser.loadURI(Services.io.newURI(arguments[0]), { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });`;
  await remote.send('WebDriver:ExecuteScript', { script, args: [url] });
  await remote.send('Marionette:SetContext', { value: 'content' });
}

const turns = new WeakMap<Marionette, Promise<unknown>>();

function inTurn<Out>(remote: Marionette, work: () => Promise<Out>): Promise<Out> {
  const mine = (turns.get(remote) ?? Promise.resolve()).then(work, work);
  turns.set(remote, mine.catch(() => undefined));
  return mine;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill();
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
