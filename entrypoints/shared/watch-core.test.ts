import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Call, CrmEvent, Match, PageView } from '../../src/domain/views.ts';
import type { Remote } from '../../src/link/remote.ts';
import { knownOn, watchCore } from './watch-core.ts';
import type { Shown } from './watch-core.ts';

const match = (id: string, more: Partial<Match> = {}): Match => ({
  customer: { id, firstName: 'Ada', lastName: id, accountNumber: 'C-1001', openCases: 0 },
  level: 'exact',
  certain: true,
  reasons: [],
  ...more,
});

const view = (matches: Match[][], off = false): PageView => ({
  tab: 7,
  host: 'voice.example.com',
  off,
  contacts: matches.map((found, index) => ({ contact: { kind: 'phone', value: `+4930${index}` }, raw: '', count: 1, matches: found })),
});

describe('the badge counts', () => {
  const COUNTS: [string, PageView, number][] = [
    ['nobody on an empty page', view([]), 0],
    ['each customer once', view([[match('a')], [match('a')], [match('b')]]), 2],
    ['every owner of a number', view([[match('a'), match('b')]]), 2],
    ['no "maybe"', view([[match('a', { certain: false, level: 'suffix' })]]), 0],
    ['no switchboard', view([[match('a', { shared: true })]]), 0],
    ['nobody where the site is off', view([[match('a')]], true), 0],
  ];
  test.each(COUNTS)('%s', (_what, page, known) => expect(knownOn(page)).toBe(known));
});

describe('what the browser is asked to show', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function watch(device: Record<string, unknown> = {}) {
    const shown: Shown[] = [];
    const looked = vi.fn(async () => view([[match('a')]]));
    let tell: (event: CrmEvent) => void = () => undefined;
    const crm = { pages: { view: looked }, device: { all: async () => device } } as unknown as Remote<CrmApi>;
    watchCore(crm, (listener) => (tell = listener), (what) => shown.push(what));
    return { shown, looked, tell: (event: CrmEvent) => tell(event) };
  }
  const call = (id: string, state: Call['state']) => ({ id, state }) as Call;

  test('a page that changes all the time has its badge counted a few times a second', async () => {
    const { shown, looked, tell } = watch();
    for (let i = 0; i < 100; i++) tell({ type: 'page', tab: 7 });
    await vi.advanceTimersByTimeAsync(300);
    expect(looked).toHaveBeenCalledOnce();
    expect(shown).toEqual([{ shown: 'badge', tab: 7, known: 1 }]);
    tell({ type: 'page', tab: 7 });
    await vi.advanceTimersByTimeAsync(300);
    expect(looked).toHaveBeenCalledTimes(2);
  });

  test.each([[{}, false], [{ popWindow: true }, true]])('a pop goes with the setting %o for a window of its own', async (device, popWindow) => {
    const { shown, tell } = watch(device);
    tell({ type: 'pop', call: call('k', 'ringing'), reason: 'offered' });
    await vi.advanceTimersByTimeAsync(0);
    expect(shown).toEqual([{ shown: 'pop', call: call('k', 'ringing'), popWindow }]);
  });

  test('calls that ring are named, so that the notifications of the others go', () => {
    const { shown, tell } = watch();
    tell({ type: 'calls', calls: [call('a', 'ringing'), call('b', 'live'), call('c', 'wrap-up')] });
    expect(shown).toEqual([{ shown: 'ringing', calls: ['a'] }]);
  });
});
