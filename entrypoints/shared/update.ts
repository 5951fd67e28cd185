/** From the service worker to the offscreen document: a new version of the extension waits for this one to end. */
export const UPDATE_READY = 'update-ready';
/** And back: nothing is left to write. An offscreen document cannot reload the extension itself. */
export const UPDATE_NOW = 'update-now';
