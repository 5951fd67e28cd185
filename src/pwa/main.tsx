import { watchUpdates } from './updates.ts';
console.log(watchUpdates());
