/** Icons of channels. */
import type { Channel } from '../../domain/records.ts';
import type { IconName } from '../kit/index.ts';

export const CHANNEL_ICONS: Record<Channel, IconName> = { phone: 'phone', email: 'mail', chat: 'chat', web: 'language', other: 'people' };
