/** Softphones whose markup is public, each with the day and place it was seen. */
import type { Recipe } from '../../../domain/recipe.ts';
import { browserPhone } from './browser-phone.ts';
import { ctxSip } from './ctxsip.ts';
import { fusionPbx } from './fusionpbx.ts';
import { saraPhone } from './saraphone.ts';
import { sipml5 } from './sipml5.ts';
import { tryitJssip } from './tryit-jssip.ts';
import { vicidial } from './vicidial.ts';

export const BUILT_IN: readonly Recipe[] = [browserPhone, sipml5, tryitJssip, ctxSip, saraPhone, fusionPbx, vicidial];
