/** The softphone's own buttons, pressed from ours. */
import { useEffect } from 'preact/hooks';
import type { RecipeButton } from '../../domain/recipe.ts';
import type { Call } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { useHost } from './host-context.tsx';
import { toast, toastError } from './toast.tsx';

/** Presses a button of this call's page; where nothing comes of it, says so, and the browser brings that page forward. */
export function usePress(call: Call): (button: RecipeButton) => void {
  const { crm, onEvent } = useHost();
  useEffect(() => onEvent((event) => event.type === 'stuck' && event.call.id === call.id && toast(t('call.stuck', { button: t(`call.${event.button}`) }), { tone: 'harm' })), [call.id, onEvent]);
  return (button) => void crm.calls.press(call.id, button).catch((thrown: unknown) => toastError(thrown));
}
