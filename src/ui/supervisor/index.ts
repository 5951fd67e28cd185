export { SupervisorScreen } from './screen.tsx';
