/** Keys of a contact that its buttons do not bind themselves. */
import type { Call, CustomerPage } from '../../domain/views.ts';
import { toastError, useHost, useHotkeys } from '../kit/index.ts';
import { setCallChoice } from './choice.ts';

export function CallKeys({ call, page }: { call: Call; page: CustomerPage | undefined }): null {
  const { crm } = useHost();
  const ringing = call.state === 'ringing';
  const linkFirst = () => void (page?.openCases[0] && crm.calls.linkCase(call.id, page.openCases[0].id).catch((thrown: unknown) => toastError(thrown)));
  useHotkeys({ s: () => setCallChoice(call.id, 'search'), 'Alt+L': !ringing && linkFirst, 'Alt+N': focusNotes });
  return null;
}

export function focusNotes(): void {
  document.querySelector<HTMLTextAreaElement>('textarea[data-notes]')?.focus();
}
