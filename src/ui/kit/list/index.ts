/** Lists of records, the same for every kind. */
export { Builder } from './builder.tsx';
export { listCalls } from './calls.ts';
export { labelOf, useListFields, type FieldInfo } from './fields.ts';
export { complete, newCondition, type Group } from './filter.ts';
export type { Column } from './column.ts';
export { RecordList, type ListBody } from './list.tsx';
export { shownQuery, type BuiltIn } from './state.ts';
export type { Rows } from './window.ts';
