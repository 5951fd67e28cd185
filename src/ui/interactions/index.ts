export { INTERACTION_TABS, InteractionList } from './list.tsx';
