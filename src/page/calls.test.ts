import { expect, test } from 'vitest';
import { handClock } from '../../test/support/page-clock.ts';
import type { FromPage } from '../link/messages.ts';
import { calls, GRACE, MOST_NEW } from './calls.ts';
import type { Sighting } from './sighting.ts';

const element = (isConnected = true) => ({ isConnected }) as Element;
const CARD = element();

function sighting(callerId: string, state: Sighting['state'] = 'ringing', place = CARD): Sighting {
  return { callerId, state, place, direction: 'in', buttons: state === 'ringing' ? { answer: place } : { hangUp: place } };
}

/** What the core is told of, as `key callerId state`, over looks 100 ms apart. */
function told(looks: Sighting[][]): string[] {
  const said: string[] = [];
  const clock = handClock();
  const tracker = calls((message: FromPage) => message.t === 'call' && said.push([message.call.key, message.call.callerId, message.call.state, message.call.gone ?? ''].join(' ').trim()), clock, 'k');
  for (const look of looks) {
    tracker.saw(look);
    clock.pass(100);
  }
  return said;
}

const gone = Array<Sighting[]>(GRACE / 100 + 1).fill([]);

test.each<[string, Sighting[][], string[]]>([
  ['rings, is answered, ends', [[sighting('030 1')], [sighting('030 1', 'live')], ...gone], ['k-1 030 1 ringing', 'k-1 030 1 live', 'k-1 030 1 ended 1000']],
  ['never back to ringing', [[sighting('030 1', 'live')], [sighting('030 1')]], ['k-1 030 1 live', 'k-1 030 1 live']],
  ['a redraw', [[sighting('030 1')], [], [], [sighting('030 1', 'ringing', element())]], ['k-1 030 1 ringing']],
  ['written otherwise', [[sighting('+49 30 2312')], [sighting('<sip:+49302312@host>')]], ['k-1 +49 30 2312 ringing', 'k-1 <sip:+49302312@host> ringing']],
  ['growing', [[sighting('+4930')], [sighting('+49302312')]], ['k-1 +4930 ringing', 'k-1 +49302312 ringing']],
  ['a name that gives way to its number', [[sighting('Anna')], [sighting('+49302312')]], ['k-1 Anna ringing', 'k-1 +49302312 ringing']],
  ['the next caller in the same card', [[sighting('+49302312')], [sighting('+49309999')], ...gone.map(() => [sighting('+49309999')])], ['k-1 +49302312 ringing', 'k-2 +49309999 ringing', 'k-1 +49302312 ended 1000']],
  ['two at once', [[sighting('+49302312'), sighting('+49309999', 'live', element())]], ['k-1 +49302312 ringing', 'k-2 +49309999 live']],
  ['the same caller again, later', [[sighting('+49302312')], ...gone, [sighting('+49302312')]], ['k-1 +49302312 ringing', 'k-1 +49302312 ended 1000', 'k-2 +49302312 ringing']],
])('%s', (_, looks, expected) => expect(told(looks)).toEqual(expected));

test('new calls are few a minute', () => {
  const looks = Array.from({ length: 40 }, (_, i) => [sighting(`+4930${1_000 + i}`)]);
  expect(told(looks).filter((line) => line.endsWith('ringing')).length).toBe(MOST_NEW);
});
