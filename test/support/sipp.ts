/** Calls placed by `sipp`: what the caller does is a scenario of its own kind, written here for each call. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guard } from './guarded.ts';
import { freeUdpPort, SIPP } from './kamailio.ts';
import { audioOffer } from './sdp.ts';

export interface SippCall {
  /** The From header's address, with display name where there is one: `"Anna" <sip:+493023125077@example.com>`. */
  from: string;
  /** Whom to ring. */
  to: string;
  /** How the caller expects it to go; anything else fails `done`. */
  plan:
    | { type: 'gives up'; after: number }
    | { type: 'hangs up'; after: number }
    | { type: 'is hung up on' }
    | { type: 'is declined' };
}

export interface Placed {
  /** `Date.now()` before the INVITE. */
  sentAt: number;
  /** The call went as planned and is over. Rejects with what sipp says otherwise. */
  done: Promise<void>;
  stop(): Promise<void>;
}

export async function placeCall(port: number, call: SippCall): Promise<Placed> {
  const folder = mkdtempSync(join(tmpdir(), 'sipp-'));
  const file = join(folder, 'scenario.xml');
  writeFileSync(file, scenario(call));
  const own = await freeUdpPort();
  const sentAt = Date.now();
  const sipp = guard(SIPP, ['-sf', file, `127.0.0.1:${port}`, '-i', '127.0.0.1', '-p', String(own), '-m', '1', '-nostdin', '-timeout', '60s', '-timeout_error']);
  const done = sipp.over.then((code) => {
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The call did not go as planned (${call.plan.type}):\n${sipp.said()}`);
  });
  done.catch(() => undefined); // Whoever waits for it hears of it.
  return { sentAt, done, stop: sipp.stop };
}

function scenario({ from, to, plan }: SippCall): string {
  const call = dialog(from, to);
  const answered = [receive('200', 'rrs="true"'), call.send('ACK', 1, true)];
  const steps: Record<SippCall['plan']['type'], () => string[]> = {
    'gives up': () => [receive('180'), pause(plan), call.send('CANCEL', 1), receive('200'), receive('487'), call.send('ACK', 1)],
    'hangs up': () => [...answered, pause(plan), call.send('BYE', 2, true), receive('200')],
    'is hung up on': () => [...answered, '<recv request="BYE"/>', OK],
    'is declined': () => [receive('486'), call.send('ACK', 1)],
  };
  const ringing = plan.type === 'gives up' ? [] : [receive('180', 'optional="true"')];
  return `<?xml version="1.0"?><scenario name="caller">${[call.invite, receive('100', 'optional="true"'), ...ringing, ...steps[plan.type]()].join('\n')}</scenario>`;
}

const receive = (status: string, more = ''): string => `<recv response="${status}" ${more}/>`;
const pause = (plan: object): string => `<pause milliseconds="${'after' in plan ? String(plan.after) : '0'}"/>`;

const OK = `<send><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>`;

/** The caller's requests (RFC 3261 §13 to §15); CANCEL and the ACK of a refusal belong to the INVITE's transaction. */
function dialog(from: string, to: string): { invite: string; send(method: string, cseq: number, own?: boolean): string } {
  const [branch, tag] = [`z9hG4bK${randomBytes(6).toString('hex')}`, randomBytes(5).toString('hex')];
  const target = `sip:${to}@[remote_ip]:[remote_port]`;
  const head = (method: string, cseq: number, own: boolean, peer: string) => `${method} ${own ? '[next_url]' : target} SIP/2.0
Via: SIP/2.0/UDP [local_ip]:[local_port];branch=${branch}${own ? method : ''}
Max-Forwards: 70
From: ${from};tag=${tag}
To: <${target}>${peer}
Call-ID: [call_id]
CSeq: ${String(cseq)} ${method}
Contact: <sip:caller@[local_ip]:[local_port]>`;
  const wrap = (text: string, more = '') => `<send ${more}><![CDATA[\n${text}\n]]></send>`;
  return {
    invite: wrap(`${head('INVITE', 1, false, '')}\nContent-Type: application/sdp\nContent-Length: [len]\n\n${audioOffer().replaceAll('\r\n', '\n').trim()}\n`, 'retrans="500"'),
    send: (method, cseq, own = false) => wrap(`${head(method, cseq, own, method === 'CANCEL' ? '' : '[peer_tag_param]')}\n${own ? '[routes]\n' : ''}Content-Length: 0\n`),
  };
}
