export { DashboardScreen } from './screen.tsx';
