/** What the page script sends to have `softphone.js` put into its frame, and the global under which it waits for it. */
export const SOFTPHONE = 'ringside-softphone';
