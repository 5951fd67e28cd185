/** Lines of CSV (RFC 4180) that no spreadsheet takes for formulas. */

/** OWASP, "CSV Injection" (read 2026-11-23): a cell that begins with one of these may be run. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A phone number or a plain number does no harm, and is to stay readable. */
const HARMLESS = /^[+-]?[\d\s()./-]*\d(?: ext\. \d+)?(?: \([\p{L}\p{N} .'&-]*\))?$/u;

/** … unless it has nothing but signs between its digits, which a spreadsheet would reckon with. */
const SUM = /^[+-]\d+([-/]\d+)+$/;

export function csvLine(cells: readonly (string | number)[], delimiter = ','): string {
  return `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
}

function csvCell(cell: string | number, delimiter: string): string {
  if (typeof cell === 'number') return String(cell);
  const text = neutral(cell);
  return /["\n\r\t]|^\s|\s$/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An apostrophe in front makes it text for every spreadsheet; each line of a cell with several may be the first of a copy. */
export function neutral(text: string): string {
  if (!FORMULA.test(text)) return text;
  return text.split('\n').every((line) => HARMLESS.test(line) && !SUM.test(line)) ? text : `'${text}`;
}
