import { describe, expect, test, vi } from 'vitest';
import { fakePorts } from './fake-port.ts';
import { PROTOCOL } from './messages.ts';
import type { FromPage, ToPage } from './messages.ts';
import { servePage } from './page-port.ts';
import type { Desk } from './page-port.ts';
import { runtimePortWire } from './wire.ts';

const SENDER = { tab: 1, frame: 0, url: 'https://voice.example.com/', origin: 'https://voice.example.com', incognito: false };
const HELLO: FromPage = { t: 'hello', v: PROTOCOL, host: 'voice.example.com', lang: 'en' };
const READY: ToPage = { t: 'ready', v: PROTOCOL, off: false, region: 'DE', recipe: null, prints: [] };

function setUp(opening: (desk: Desk) => Promise<Desk>) {
  const [page, core] = fakePorts();
  const received: FromPage[] = [];
  const answers: unknown[] = [];
  const gone = vi.fn();
  const close = vi.fn();
  const open = vi.fn((_sender: unknown, send: (message: ToPage) => void) => {
    send(READY);
    return { receive: (message: FromPage) => void received.push(message), close };
  });
  page.onMessage.addListener((message) => answers.push(message));
  page.onDisconnect.addListener(gone);
  servePage(runtimePortWire(core), () => opening({ open }), SENDER);
  return { page, received, answers, gone, close, open };
}

describe("a content script's Port", () => {
  test('is opened with whom the browser says it is, and its messages are handed on in order', async () => {
    let arrive = (): void => undefined;
    const { page, received, answers, open } = setUp((desk) => new Promise((resolve) => (arrive = () => resolve(desk))));
    page.postMessage(HELLO);
    page.postMessage({ t: 'erase everything' });
    page.postMessage({ t: 'look', id: 1, kind: 'any', text: '030 123456' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(open).not.toHaveBeenCalled();
    arrive();
    await vi.waitFor(() => expect(answers).toEqual([READY]));
    page.postMessage({ t: 'seen', add: [], gone: [] });
    await vi.waitFor(() => expect(received.map(({ t }) => t)).toEqual(['hello', 'look', 'seen']));
    expect(open).toHaveBeenCalledWith(SENDER, expect.any(Function));
  });

  test('closes its page when the tab goes', async () => {
    const { page, close, answers } = setUp(async (desk) => desk);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    page.disconnect();
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });

  const LET_GO: [string, (desk: Desk) => Promise<Desk>, FromPage[]][] = [
    ['of another protocol', async (desk) => desk, [{ ...HELLO, v: PROTOCOL + 1 } as FromPage]],
    ['whose core will not open', () => Promise.reject(new Error('blocked')), []],
    ['that floods a core still opening', () => new Promise(() => undefined), Array<FromPage>(65).fill(HELLO)],
  ];
  test.each(LET_GO)('one %s is let go', async (_what, opening, messages) => {
    const { page, gone } = setUp(opening);
    for (const message of messages) page.postMessage(message);
    await vi.waitFor(() => expect(gone).toHaveBeenCalledOnce());
  });
});
