/** Width that a box has inside, followed as the window changes (CSS pixels). */
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export function useRoom(box: RefObject<HTMLElement | null>): number {
  const [room, measure] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    measure(element.clientWidth);
    const observer = new ResizeObserver(() => measure(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return room;
}
