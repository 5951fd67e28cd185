/** From the service worker to the offscreen document: a new version of the extension waits for this one to end. */
export const UPDATE_READY = 'update-ready';
