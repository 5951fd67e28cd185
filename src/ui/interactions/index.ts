export { INTERACTION_TABS, InteractionList } from './list.tsx';
export { InteractionScreen } from './screen.tsx';
