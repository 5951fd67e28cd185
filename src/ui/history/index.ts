export { History, type Under } from './history.tsx';
