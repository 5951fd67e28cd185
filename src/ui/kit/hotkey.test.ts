import { describe, expect, it } from 'vitest';
import { chordOf, keyCaps } from './hotkey.ts';

const none = { code: '', altKey: false, ctrlKey: false, metaKey: false };

describe('chordOf', () => {
  it.each([
    [{ key: 'n', code: 'KeyN' }, 'n'],
    [{ key: '/', code: 'Slash' }, '/'],
    [{ key: 'a', code: 'KeyA', altKey: true }, 'Alt+A'],
    [{ key: 'å', code: 'KeyA', altKey: true }, 'Alt+A'],
    [{ key: '+', code: 'Equal', altKey: true }, 'Alt++'],
    [{ key: 'Enter', code: 'Enter', ctrlKey: true }, 'Mod+Enter'],
  ])('%j', (event, chord) => {
    expect(chordOf({ ...none, ...event })).toBe(chord);
  });
});

describe('keyCaps', () => {
  it.each([['n', 'N'], ['/', '/'], ['Alt+A', 'Alt A'], ['Alt++', 'Alt +'], ['Mod+Enter', 'Ctrl ↵'], ['ArrowUp', '↑'], ['Escape', 'Esc']])('%s', (chord, caps) => {
    expect(keyCaps(chord)).toBe(caps);
  });
});
