import { expect, test } from 'vitest';
import { handClock } from '../../test/support/page-clock.ts';
import { ENSURE, PROTOCOL } from '../link/messages.ts';
import type { FromPage, ToPage } from '../link/messages.ts';
import { connect } from './connect.ts';
import type { RuntimePort } from './connect.ts';

const HELLO: FromPage = { t: 'hello', v: PROTOCOL, host: 'site.test', lang: 'de' };
const READY: ToPage = { t: 'ready', v: PROTOCOL, off: false, region: 'DE', recipe: null, prints: [] };

/** A host that answers Ports as `answers` says, one after another; the last answer stands for all that follow. */
function begun(answers: ('ready' | 'mute' | 'nobody' | 'invalid')[]) {
  const log: string[] = [];
  const clock = handClock();
  const stop = new AbortController();
  let count = 0;
  let current: { say(message: ToPage): void; drop(): void } | undefined;
  function open(): RuntimePort {
    const answer = answers[Math.min(count++, answers.length - 1)];
    if (answer === 'invalid') throw new Error('Extension context invalidated.');
    log.push('connect');
    let hear: (message: ToPage) => void = () => {};
    let drop: () => void = () => {};
    clock.after(1, () => (answer === 'ready' ? hear(READY) : answer === 'nobody' && drop()));
    current = { say: (message) => hear(message), drop: () => drop() };
    return { postMessage: (message) => log.push((message as FromPage).t), disconnect: () => log.push('disconnect'), onMessage: { addListener: (own) => void (hear = own) }, onDisconnect: { addListener: (own) => void (drop = own) } };
  }
  const runtime = { connect: open, sendMessage: async (message: unknown) => void log.push(String(message)) };
  const link = connect(runtime, HELLO, { ready: () => log.push('ready'), message: ({ t }) => log.push(t), lost: () => log.push('lost'), over: () => log.push('over') }, clock, stop.signal);
  return { log, clock, link, stop, port: () => current! };
}

test('a core that lives', () => {
  const { log, clock, link, port } = begun(['ready']);
  link.post({ t: 'seen', add: [], gone: [] });
  clock.pass(10);
  link.post({ t: 'seen', add: [], gone: [] });
  port().say({ t: 'off', off: true });
  expect(log).toEqual(['connect', 'hello', 'ready', 'seen', 'off']);
});

test.each([['nobody', 60], ['mute', 1_600]] as const)('%s at first: the host is asked for, and dialled again', (answer, ms) => {
  const { log, clock } = begun([answer, 'ready']);
  clock.pass(ms);
  expect(log).toEqual(['connect', 'hello', 'disconnect', ENSURE, 'connect', 'hello', 'ready']);
});

test('gives up after eight tries, until the page comes back', () => {
  const { log, clock, link } = begun(['nobody']);
  clock.pass(60_000);
  expect(log.filter((line) => line === 'connect').length).toBe(9);
  link.renew();
  expect(log.filter((line) => line === 'connect').length).toBe(10);
});

test('a Port that breaks is told, once', () => {
  const { log, clock, port } = begun(['ready']);
  clock.pass(10);
  port().drop();
  clock.pass(100);
  expect(log.filter((line) => line === 'lost').length).toBe(1);
  expect(log.at(-1)).toBe('ready');
});

test('an extension that is gone ends it', () => {
  const { log, clock, port } = begun(['ready', 'invalid']);
  clock.pass(10);
  port().drop();
  clock.pass(10_000);
  expect(log.filter((line) => line === 'over').length).toBe(1);
});

test('stopped, it neither dials nor hears', () => {
  const { log, clock, stop } = begun(['nobody']);
  stop.abort();
  clock.pass(60_000);
  expect(log).toEqual(['connect', 'hello', 'disconnect']);
});
