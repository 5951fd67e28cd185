/** What the page script sends to have `guess.js` put into its frame, and the global under which it waits for it. */
export const GUESS = 'ringside-guess';
