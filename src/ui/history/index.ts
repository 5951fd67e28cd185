export { History, type Under } from './history.tsx';
export { RecentChanges } from './recent.tsx';
