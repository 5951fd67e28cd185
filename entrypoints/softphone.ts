import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { guess } from '../src/page/guess.ts';
import { GUESS } from './shared/guess.ts';

/** Put into a frame by the background when the page script asks; both share the isolated world, which no page sees. */
export default defineUnlistedScript(() => Reflect.get(globalThis, GUESS)?.(guess));
