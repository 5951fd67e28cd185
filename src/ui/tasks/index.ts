export { TaskForm, TaskScreen } from './form.tsx';
export { TASK_TABS, TaskList } from './list.tsx';
