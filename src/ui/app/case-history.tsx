/** History of a case with its follow-ups. */
import type { JSX } from 'preact';
import { useHost } from '../kit/index.ts';
import { History } from '../history/index.ts';

export function CaseHistory({ id }: { id: string }): JSX.Element {
  const { crm } = useHost();
  return <History type="case" id={id} also={async () => (await crm.cases.followUps(id)).map((one) => ({ type: 'followUp', id: one.id }))} />;
}
