/** Opening a page of the full view: in place where this is the full view, beside the panel otherwise. */
import { navigate, useHost } from '../kit/index.ts';

export function useOpen(): (path: string) => void {
  const host = useHost();
  return (path) => (host.kind === 'panel' ? host.openApp(path) : navigate(path));
}
