/** Whether the browser shows notifications of ours; asked again when the page is looked at, as it is changed elsewhere. */
import { useEffect, useState } from 'preact/hooks';
import type { NoticeState } from '../host.ts';
import { useHost } from './host-context.tsx';

/** Until it is known, and where nothing can be asked: granted. `ask` is absent where the browser does not ask. */
export function useNotices(): { state: NoticeState; ask?: () => void } {
  const { notices } = useHost();
  const [state, setState] = useState<NoticeState>('granted');
  useEffect(() => {
    const read = (): void => void notices?.state().then(setState, () => undefined);
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, [notices]);
  const ask = notices?.ask;
  return { state, ...(ask && state === 'unasked' && { ask: () => void ask().then(setState, () => undefined) }) };
}
