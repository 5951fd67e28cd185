/** XML of one sheet: numbers and dates typed, text as text, and no formula ever. What packs it into a workbook is the page's. */
import type { Cell } from './cells.ts';
import { localTime, serialOf } from './dates.ts';

/** Styles of WORKBOOK_PARTS: 1 a day, 2 a moment, 3 a heading. */
const [DAY_STYLE, MOMENT_STYLE, HEAD_STYLE] = [1, 2, 3];
/** Excel's own limit for text in a cell. */
const MAX_TEXT = 32_767;

export const SHEET_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';
export const SHEET_END = '</sheetData></worksheet>';

export function headRow(headings: readonly string[]): string {
  return `<row>${headings.map((heading) => textCell(heading, HEAD_STYLE)).join('')}</row>`;
}

export function sheetRow(cells: readonly Cell[], zone: string): string {
  return `<row>${cells.map((cell) => xmlCell(cell, zone)).join('')}</row>`;
}

function xmlCell(cell: Cell, zone: string): string {
  if (cell === '') return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'string') return textCell(cell, 0);
  if ('day' in cell) return `<c s="${DAY_STYLE}"><v>${serialOf(cell.day)}</v></c>`;
  return `<c s="${MOMENT_STYLE}"><v>${serialOf(localTime(cell.at, zone))}</v></c>`;
}

function textCell(text: string, style: number): string {
  return `<c t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escaped(text.slice(0, MAX_TEXT).toWellFormed())}</t></is></c>`;
}

/** What XML cannot carry stands as ECMA-376 has it, `_x0001_`; what looks like that already is marked. */
function escaped(text: string): string {
  const safe = text.replace(/_(?=x[0-9A-F]{4}_)/gi, '_x005F_');
  const plain = safe.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // oxlint-disable-next-line no-control-regex -- the ones XML 1.0 forbids
  return plain.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Every part of a workbook but its sheet, which is `SHEET_PATH`. */
export const WORKBOOK_PARTS: Record<string, string> = {
  '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`,
  '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<?xml version="1.0"?><workbook ${NS} xmlns:r="${OFFICE}"><sheets><sheet name="Ringside" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<?xml version="1.0"?><styleSheet ${NS}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
};
export const SHEET_PATH = 'xl/worksheets/sheet1.xml';
