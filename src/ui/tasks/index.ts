export { TASK_TABS, TaskList } from './list.tsx';
