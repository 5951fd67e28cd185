import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { softphone } from '../src/page/softphone.ts';
import { SOFTPHONE } from './shared/softphone.ts';

/** Put into a frame by the background when the page script asks; both share the isolated world, which no page sees. */
export default defineUnlistedScript(() => Reflect.get(globalThis, SOFTPHONE)?.(softphone));
