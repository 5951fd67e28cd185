export { CaseForm } from './case-form.tsx';
export { CaseView } from './case-view.tsx';
export { CASE_TABS, CaseList } from './list.tsx';
