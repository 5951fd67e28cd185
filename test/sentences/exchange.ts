/** What the product says of files in and out and of telling other systems, and the tests that show it. */
import type { Sentence } from './sentence.ts';

export const EXCHANGE: Sentence[] = [
  ['Import', 'CSV, vCard, XLSX.', 'integration/import.test.ts: delimiter: %s', 'integration/import-files.test.ts: typed cells, gaps', 'integration/import-files.test.ts: several phones and addresses'],
  ['Import', 'Any delimiter, encoding detected, quoted newlines.', 'integration/import.test.ts: delimiter: %s', 'integration/import.test.ts: %s', 'e2e/import.test.ts: goes from file to result'],
  ['Import', 'Column mapping.', 'src/crm/import/read/mapping.test.ts: %s', 'src/crm/import/read/mapping.test.ts: told by what stands below', 'integration/import.test.ts: columns chosen by hand are remembered'],
  ['Import', 'Dry run that says for each row create / update / skip / conflict and why.', 'integration/import.test.ts: a rehearsal writes nothing', 'integration/import.test.ts: %s (%s)', 'e2e/import.test.ts: goes from file to result'],
  ['Import', 'Duplicates by e-mail, phone and account number.', 'integration/import.test.ts: %s (%s)', 'integration/import.test.ts: tells rows of one file apart', 'integration/import.test.ts: a household shares a phone'],
  ['Import', 'Progress, cancel.', 'integration/import.test.ts: a file that breaks in the middle leaves nothing', 'integration/import.test.ts: one left by a crash is taken back'],
  ['Import', 'Per-row errors to download.', 'integration/import.test.ts: markup and formulas', 'e2e/import.test.ts: goes from file to result'],
  ['Import', 'The last 50 imports listed, a whole import undone.', 'integration/import.test.ts: nothing is seen before the end', 'integration/import.test.ts: an undo keeps rows edited since', 'e2e/import.test.ts: is undone as one'],
  ['Export', 'CSV, vCard, JSON; formulas neutralised in CSV.', 'integration/export.test.ts: %s', 'integration/export.test.ts: of any text in any field', 'integration/export.test.ts: in CSV %o stands as %o'],
  ['Subject', 'Subject-access pack: all of one customer in one file.', 'integration/export.test.ts: a subject-access pack holds all', 'integration/export.test.ts: a pack holds a long history whole'],
  ['Changes', 'Changes since a moment can be downloaded (JSON lines, CSV).', 'integration/targets.test.ts: since a moment, and since the last time'],
  ['Changes', 'Sent to an external CRM: an HTTPS target per {customer, case, follow-up, task, interaction} × {created, edited, deleted}.', 'integration/targets.test.ts: only those that were asked for', 'integration/targets.test.ts: address %s: %s'],
  ['Changes', 'Signed, with cursor, retries and a list of failures.', 'integration/targets.test.ts: signed, in order per record', 'integration/targets.test.ts: goes on after a crash', 'integration/targets.test.ts: nothing is lost while the target is down for a day', 'integration/targets.test.ts: is listed, holds back later ones'],
  ['Changes', 'Changes by import, merge, sync and undo included.', 'integration/targets.test.ts: by import, undo, merge and erasure too', 'integration/targets.test.ts: changes of the other host arrive'],
];
