export { TaskForm, TaskScreen } from './form.tsx';
export { TaskList } from './list.tsx';
