/** Which forms of this page hold typing that is no change yet: no screen may be put in their place. */
import { useEffect, useState } from 'preact/hooks';

const open = new Set<string>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Said by a form whenever its typing changes, and when it goes. */
export function noteTyping(id: string, typed: boolean): void {
  if (open.has(id) === typed) return;
  if (typed) open.add(id);
  else open.delete(id);
  tell();
}

export function useIsTyping(): boolean {
  const [typing, set] = useState(open.size > 0);
  useEffect(() => {
    const look = () => set(open.size > 0);
    listeners.add(look);
    look();
    return () => void listeners.delete(look);
  }, []);
  return typing;
}
