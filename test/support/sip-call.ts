/** One call the SIP peer places: INVITE, then what the softphone makes of it (RFC 3261 §13 to §15, caller's side). */
import { randomBytes } from 'node:crypto';
import { formatSip, header, type SipMessage } from './sip-message.ts';
import { audioOffer } from './sdp.ts';

export interface CallOptions {
  /** Caller ID: the user part of From (`+493023125001`, `030 23125001`); absent: withheld, as RFC 3323 has it. */
  from?: string;
  displayName?: string;
}

export interface PlacedCall {
  callId: string;
  /** `Date.now()` at which the INVITE was sent. */
  sentAt: number;
  /** The softphone shows the call (180 Ringing). */
  ringing: Promise<void>;
  /** True once it was answered, false when it was declined or cancelled. */
  answered: Promise<boolean>;
  /** Over, whoever ended it. */
  ended: Promise<void>;
  /** BYE from the caller. */
  hangUp(): void;
  /** The caller gives up while it rings. */
  cancel(): void;
}

export class SipCall {
  readonly callId = `${randomBytes(8).toString('hex')}@peer.invalid`;
  private readonly branch = `z9hG4bK${randomBytes(6).toString('hex')}`;
  private readonly from: string;
  private to: string;
  private readonly ringing = Promise.withResolvers<void>();
  private readonly answered = Promise.withResolvers<boolean>();
  private readonly ended = Promise.withResolvers<void>();
  private readonly target: string;
  private readonly send: (text: string) => void;

  constructor(target: string, options: CallOptions, send: (text: string) => void) {
    this.target = target;
    this.send = send;
    this.to = `<${target.split(';')[0]}>`;
    this.from = `${fromHeader(options)};tag=${randomBytes(5).toString('hex')}`;
  }

  start(): PlacedCall {
    const sentAt = Date.now();
    const contact: [string, string] = ['Contact', '<sip:peer@peer.invalid;transport=ws>'];
    this.send(this.request('INVITE', 1, [contact, ['Allow', 'INVITE, ACK, CANCEL, BYE']], audioOffer()));
    return {
      callId: this.callId,
      sentAt,
      ringing: this.ringing.promise,
      answered: this.answered.promise,
      ended: this.ended.promise,
      hangUp: () => this.hangUp(),
      cancel: () => this.send(this.request('CANCEL', 1)),
    };
  }

  onResponse(response: SipMessage): void {
    const [number, method] = header(response, 'cseq').split(' ');
    if (method !== 'INVITE' || number !== '1') return;
    if (response.status === 180) this.ringing.resolve();
    if (response.status < 200) return;
    this.to = header(response, 'to');
    const accepted = response.status < 300;
    this.send(this.request('ACK', 1, [], '', accepted));
    this.answered.resolve(accepted);
    if (!accepted) this.over();
  }

  onBye(): void {
    this.over();
  }

  private hangUp() {
    this.send(this.request('BYE', 2, [], '', true));
    this.over();
  }

  private over() {
    this.ringing.resolve();
    this.ended.resolve();
  }

  /** The ACK of a 2xx and the BYE are transactions of their own (RFC 3261 §13.2.2.4); CANCEL and the other ACK are not. */
  private request(method: string, cseq: number, extra: [string, string][] = [], body = '', own = false): string {
    const branch = own ? `${this.branch}${method}` : this.branch;
    return formatSip(
      `${method} ${this.target} SIP/2.0`,
      [
        ['Via', `SIP/2.0/WS peer.invalid;branch=${branch}`],
        ['Max-Forwards', '69'],
        ['From', this.from],
        ['To', this.to],
        ['Call-ID', this.callId],
        ['CSeq', `${cseq} ${method}`],
        ...extra,
      ],
      body,
    );
  }
}

function fromHeader({ from, displayName }: CallOptions): string {
  if (from === undefined) return '"Anonymous" <sip:anonymous@anonymous.invalid>';
  const uri = `<sip:${encodeURIComponent(from).replaceAll('%2B', '+')}@peer.invalid>`;
  return displayName ? `"${displayName.replaceAll('"', '')}" ${uri}` : uri;
}
