export { CaseForm } from './case-form.tsx';
export { CaseView } from './case-view.tsx';
export { CaseList } from './list.tsx';
