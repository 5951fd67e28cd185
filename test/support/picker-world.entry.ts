/** The picker's judgement in a test page: what it would know an element by. */
import { aim, pickedAt } from '../../src/page/picker/aim.ts';
import { scopesOf } from '../../src/page/picker/tree.ts';
import { isVisible } from '../../src/page/see.ts';
import type { Part, Picked } from '../../src/domain/teach.ts';

export interface PickerWorld {
  /** Picks the element that `mark` finds. */
  pick(mark: string, part: Part): Picked | null;
  /** What the visible elements that a selector finds show. */
  found(css: string): string[];
}

const all = (css: string): Element[] => scopesOf(document).flatMap((scope) => [...scope.querySelectorAll(css)]);
const world: PickerWorld = {
  pick: (mark, part) => pickedAt(aim(all(mark)[0]!, part), part, scopesOf(document)),
  found: (css) => all(css).filter(isVisible).map((element) => (element as HTMLInputElement).value || (element as HTMLElement).innerText.trim()),
};
Object.assign(globalThis, { pickerWorld: world });
