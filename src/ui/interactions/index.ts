export { InteractionList } from './list.tsx';
export { InteractionScreen } from './screen.tsx';
