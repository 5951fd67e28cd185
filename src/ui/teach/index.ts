export { downloadRecipes, recipesOfDevice, saveForAll, saveHere } from './keep.ts';
export { Teach } from './teach.tsx';
