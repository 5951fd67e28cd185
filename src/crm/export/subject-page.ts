/** The page of a subject-access pack that a person opens: plain tables, no script, nothing loaded from anywhere. */
import type { FieldDefinition } from '../../domain/records.ts';
import type { HistoryEntry } from '../../domain/views.ts';
import { columnsOf } from './cells.ts';
import type { Cell, CellWords, ExportType, ExportedRecord } from './cells.ts';
import { localTime } from './dates.ts';

export interface SubjectRequest {
  /** Headings by column path, titles under `title.<type>`. */
  headings: Record<string, string>;
  words: Record<string, Record<string, string>>;
  zone: string;
  /** BCP 47 and direction of the page. */
  language: string;
  rtl: boolean;
}

export interface SubjectPage {
  request: SubjectRequest;
  parts: readonly [ExportType, ExportedRecord[]][];
  words: CellWords;
  history: readonly HistoryEntry[];
  definitions(type: ExportType): readonly FieldDefinition[];
}

const STYLE = 'body{font:14px/1.5 system-ui,sans-serif;max-width:900px;margin:32px auto;padding:0 16px;color:#222}h1{font-size:20px}h2{font-size:16px;margin-top:32px}dl{display:grid;grid-template-columns:200px 1fr;gap:2px 16px;border-top:1px solid #ddd;padding-top:8px}dt{color:#666}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}';

export function subjectPage(page: SubjectPage): string {
  const { request, parts, words, history } = page;
  const title = (type: string): string => request.headings[`title.${type}`] ?? type;
  const sections = parts.filter(([, records]) => records.length > 0).map(([type, records]) => {
    const columns = columnsOf(type, page.definitions(type));
    const lists = records.map((one) => list(columns.map(([path, cell]) => [request.headings[path] ?? path, plain(cell(one, words), request.zone)])));
    return `<h2>${safe(title(type))}</h2>${lists.join('')}`;
  });
  const changes = history.map((entry) => list([[localTime(entry.at, request.zone), `${entry.agentName} · ${entry.op} · ${title(entry.type)}`], ...entry.fields.map(({ field, to }): [string, string] => [request.headings[field] ?? field, told(to)])]));
  return `<!doctype html><html lang="${safe(request.language)}" dir="${request.rtl ? 'rtl' : 'ltr'}"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${safe(title('pack'))}</title><style>${STYLE}</style><h1>${safe(title('pack'))}</h1>${sections.join('')}<h2>${safe(title('history'))}</h2>${changes.join('')}</html>`;
}

function list(pairs: readonly (readonly [string, string])[]): string {
  return `<dl>${pairs.filter(([, value]) => value !== '').map(([name, value]) => `<dt>${safe(name)}</dt><dd dir="auto">${safe(value)}</dd>`).join('')}</dl>`;
}

function plain(cell: Cell, zone: string): string {
  if (typeof cell !== 'object') return String(cell);
  return 'day' in cell ? cell.day : localTime(cell.at, zone);
}

function told(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
