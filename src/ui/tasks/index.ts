export { Agenda } from './agenda.tsx';
export { TaskForm, TaskScreen } from './form.tsx';
export { TaskList } from './list.tsx';
export { Month } from './month.tsx';
