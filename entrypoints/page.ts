import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { start } from '../src/page/start.ts';

/** Put into every frame by the manifest. An unlisted script: WXT's own content scripts announce themselves to the page. */
export default defineUnlistedScript(() => start({ document, runtime: browser.runtime, signal: new AbortController().signal }));
