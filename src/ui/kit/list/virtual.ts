/** Rows of one height in a scrolling box, of which only those in sight are drawn (TanStack Virtual over Preact). */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

export interface VirtualOptions {
  count: number;
  box: RefObject<HTMLElement | null>;
  /** Height of a row in CSS pixels. */
  size: number;
  /** Height of what stands before the rows and sticks: the table's head. */
  head: number;
  /** Where the box was scrolled to when it was left. */
  offset: number;
}

/** Rows drawn beyond the edge, so that a fast wheel never shows a gap. */
const BEYOND = 12;

export function useVirtual({ count, box, size, head, offset }: VirtualOptions): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const options = {
    count, observeElementRect, observeElementOffset, scrollToFn: elementScroll,
    getScrollElement: () => box.current, estimateSize: () => size, overscan: BEYOND,
    scrollMargin: head, scrollPaddingStart: head, initialOffset: offset, onChange: () => redraw(0),
  };
  const [virtual] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), [virtual]);
  useLayoutEffect(() => virtual._willUpdate());
  useLayoutEffect(() => virtual.measure(), [virtual, size]);
  return virtual;
}

/** Height of a table's row as density and pointer set it, in CSS pixels. */
export function rowHeight(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row')) || 32;
}
