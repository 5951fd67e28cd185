export { ExportScreen } from './export.tsx';
export { ImportScreen } from './import.tsx';
export { ImportsScreen } from './imports.tsx';
export { SubjectScreen } from './subject.tsx';
export { TargetsSection } from './targets-section.tsx';
