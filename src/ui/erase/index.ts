export { EraseScreen } from './screen.tsx';
