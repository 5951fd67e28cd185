export { CustomerList } from './list.tsx';
export { NewCustomer } from './new.tsx';
export { CustomerPageScreen } from './page.tsx';
