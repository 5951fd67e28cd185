import { MAX_CANDIDATE_LENGTH } from '../link/messages.ts';
import { clip } from './spots.ts';
import type { Spot } from './spots.ts';

const CONTACT = /^\s*(?:tel|sips?|callto|mailto):\s*[^?]*(?:@|\d\D*\d\D*\d|%40)/i;
/** How deep in a link its text may stand. */
const LEVELS = 4;
/** Longest name taken from a link's own text (messages.ts). */
const MOST_NAME = 80;

/** The whole URI of a link to a contact as a candidate; null for any other link. */
export function linkSpot(link: Element): Spot | null {
  const href = link.getAttribute('href') ?? '';
  if (!CONTACT.test(href)) return null;
  const whole = href.trim();
  const text = clip(whole.length > MAX_CANDIDATE_LENGTH ? whole.replace(/[?;].*/s, '') : whole, 0, MAX_CANDIDATE_LENGTH);
  const name = nameOf(link);
  return { text, start: 0, end: text.length, uri: true, ...(name && { name }), nodes: [link], at: [0], was: [href] };
}

/** The words of a link that does not just repeat its address. */
function nameOf(link: Element): string {
  const words = (link.textContent ?? '').trim().replace(/\s+/g, ' ');
  return words.length <= MOST_NAME && !/[\d@]/.test(words) ? clip(words, 0, MOST_NAME) : '';
}

/** True for text in a link whose URI was taken already. */
export function inContactLink(node: Node): boolean {
  for (let up = node.parentElement, level = 0; up && level < LEVELS; up = up.parentElement, level++) if (up.nodeName === 'A') return CONTACT.test(up.getAttribute('href') ?? '');
  return false;
}
