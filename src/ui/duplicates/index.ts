export { DuplicateFinder } from './finder.tsx';
export { MergeScreen } from './merge.tsx';
export { PickOther } from './pick.tsx';
