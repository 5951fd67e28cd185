/** Two customers who may be one, side by side, with the reason. */
import type { ComponentChildren, JSX } from 'preact';
import type { CustomerRow, DuplicatePair } from '../../domain/views.ts';
import { customerPath, href, MatchTile, Num, personName, Tel, Vip } from '../kit/index.ts';
import { wordReasons, wordScore } from './words.ts';

export function PairRow({ pair, children }: { pair: DuplicatePair; children: ComponentChildren }): JSX.Element {
  return (
    <li class="pair">
      <MatchTile sign={pair.score >= CERTAIN ? 'exact' : 'maybe'} />
      <div class="pair-why"><span class="t-sm three">{wordReasons(pair)}</span><span class="t-sm three num">{wordScore(pair)}</span></div>
      <div class="pair-two"><Side row={pair.a} /><Side row={pair.b} /></div>
      <div class="row pair-acts">{children}</div>
    </li>
  );
}

/** From here on the sign of a certain match is shown [ours]. */
const CERTAIN = 0.8;

function Side({ row }: { row: CustomerRow }): JSX.Element {
  return (
    <div class="col pair-side">
      <span class="row"><a class="mid cut link-plain" href={href(customerPath(row.id))}><bdi>{personName(row)}</bdi></a>{row.vip && <Vip />}</span>
      <span class="t-sm three facts-line"><Num>{row.accountNumber}</Num>{row.company && <bdi>{row.company}</bdi>}{row.phone && <Tel e164={row.phone} />}{row.email && <Num>{row.email}</Num>}{row.city && <bdi>{row.city}</bdi>}</span>
    </div>
  );
}
