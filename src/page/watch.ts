import type { Clock } from './clock.ts';
import type { Job } from './slices.ts';

/** Records waiting for idle; past it (a flood) they are let go, nothing is watched for a while, then all is read anew. */
const MOST_RECORDS = 50_000;
/** Without watching after a flood (ms): 50,000 records in less would cost more to read than the page does. */
const TRUCE = 1_000;
const OPTIONS: MutationObserverInit = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['href'] };
/** Changes handled between two looks at the time. */
const STEP = 256;

export interface Changes {
  /** Text nodes that read differently, or stand beside something new. */
  texts: Set<Text>;
  /** Elements that came into the page, and links that lead elsewhere now. */
  elements: Set<Element>;
}

export interface Watch {
  observe(root: Node): void;
}

/** Collects what changes in the page; `due` is handed the work, to run when idle. */
export function watch(due: (work: Job) => void, handle: (changes: Changes) => Job, anew: () => void, clock: Clock, signal: AbortSignal): Watch {
  const watched = new Set<Node>();
  let batches: MutationRecord[][] = [];
  let count = 0;
  const observer = new MutationObserver((records) => {
    batches.push(records);
    count += records.length;
    if (count > MOST_RECORDS) flooded();
    else if (batches.length === 1) due(drain());
  });

  function* drain(): Generator<void> {
    const taken = batches;
    batches = [];
    count = 0;
    const changes: Changes = { texts: new Set(), elements: new Set() };
    let steps = 0;
    for (const records of taken) {
      for (const record of records) {
        note(record, changes);
        if (++steps % STEP === 0) yield;
      }
    }
    const work = handle(changes);
    while (!work.next().done) yield;
  }
  function flooded(): void {
    observer.disconnect();
    batches = [];
    count = 0;
    clock.after(TRUCE, () => {
      if (signal.aborted) return;
      for (const root of watched) if (root.isConnected) observer.observe(root, OPTIONS);
      anew();
    });
  }
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    observe(root) {
      for (const node of watched) if (!node.isConnected) watched.delete(node);
      watched.add(root);
      observer.observe(root, OPTIONS);
    },
  };
}

function note(record: MutationRecord, { texts, elements }: Changes): void {
  if (record.type === 'characterData') {
    if (record.target.nodeType === 3) texts.add(record.target as Text);
    return;
  }
  if (record.type === 'attributes') {
    if (record.target.nodeName === 'A') elements.add(record.target as Element);
    return;
  }
  for (const node of record.addedNodes) {
    if (node.nodeType === 3) texts.add(node as Text);
    else if (node.nodeType === 1) elements.add(node as Element);
  }
  // What stood apart may now be one line: a number whose middle was taken out or put in.
  for (const node of [record.previousSibling, record.nextSibling]) if (node?.nodeType === 3) texts.add(node as Text);
}
