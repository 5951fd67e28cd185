/** Reads a recipe that somebody wrote, taught or imported: built anew field by field, or refused with every field at fault. */
import { CrmError } from './errors.ts';
import type { ErrorDetail, Rule } from './errors.ts';
import { BUTTON_FIELDS, SHOWN_FIELDS, SIGN_FIELDS } from './recipe.ts';
import type { PageRecipe, Recipe, Shown, Sign } from './recipe.ts';
import { isSelector } from './selector.ts';

/** In UTF-16 code units, or items: enough for any softphone seen, and little enough to look for four times a second. */
export const RECIPE_LIMITS = { id: 40, name: 80, hosts: 50, host: 255, path: 200, selector: 400, selectors: 8, words: 60, word: 60, attribute: 40, source: 500 } as const;

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** RFC 1123 names, `localhost`, addresses; a port; one leading `*.` for all that stand below. */
const HOST = /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;
const ATTRIBUTE = /^[a-z][a-z0-9_:.-]*$/i;
const REGION = /^[A-Z]{2}$/;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const FIELDS = new Set<string>(['id', 'name', 'hosts', 'path', 'fingerprint', 'call', 'dial', 'region', 'seen', 'source', ...SHOWN_FIELDS, ...SIGN_FIELDS, ...BUTTON_FIELDS]);

type Shape = Record<string, unknown>;
type Fault = (field: string, rule: Rule, limit?: number) => void;

/** Throws `validation` with the first fault, the others in `also`. */
export function readRecipe(value: unknown): Recipe {
  const faults: ErrorDetail[] = [];
  const recipe = read(value, (field, rule, limit) => faults.push({ field, rule, limit }));
  const [first, ...also] = faults;
  if (first) throw new CrmError('validation', { ...first, ...(also.length && { also }) });
  return recipe;
}

/** What was checked on writing may come otherwise from a replica: null, and nothing falls over. */
export function recipeOr(value: unknown): Recipe | null {
  try {
    return readRecipe(value);
  } catch {
    return null;
  }
}

export function forPage({ name: _name, hosts: _hosts, region: _region, seen: _seen, source: _source, ...page }: Recipe): PageRecipe {
  return page;
}

function read(value: unknown, fault: Fault): Recipe {
  const from = isObject(value) ? value : {};
  for (const field of Object.keys(from)) if (!FIELDS.has(field)) fault(field, 'unknown-field');
  const recipe: Recipe = {
    id: text(from, 'id', RECIPE_LIMITS.id, fault, ID),
    name: text(from, 'name', RECIPE_LIMITS.name, fault),
    hosts: hosts(from['hosts'] ?? [], fault),
    callerId: shown(from['callerId'], 'callerId', fault),
    seen: text(from, 'seen', 10, fault, DAY, 'not-date'),
  };
  if (recipe.callerId.length === 0) fault('callerId', 'required');
  if (recipe.hosts.length === 0 && isNone(from['fingerprint'])) fault('hosts', 'required');
  optional(from, recipe, fault);
  return recipe;
}

function optional(from: Shape, recipe: Recipe, fault: Fault): void {
  if (!isNone(from['path'])) recipe.path = text(from, 'path', RECIPE_LIMITS.path, fault, /^\//);
  if (!isNone(from['region'])) recipe.region = text(from, 'region', 2, fault, REGION, 'not-in-list');
  if (!isNone(from['source'])) recipe.source = text(from, 'source', RECIPE_LIMITS.source, fault, /^https?:\/\//, 'not-url');
  for (const field of ['fingerprint', 'call'] as const) if (!isNone(from[field])) recipe[field] = selector(from[field], field, fault);
  for (const field of ['callerName', 'callee', 'own'] as const) if (!isNone(from[field])) recipe[field] = shown(from[field], field, fault);
  for (const field of SIGN_FIELDS) if (!isNone(from[field])) recipe[field] = signs(from[field], field, fault);
  for (const field of BUTTON_FIELDS) if (!isNone(from[field])) recipe[field] = items(from[field], field, RECIPE_LIMITS.selectors, fault).map((one, i) => selector(one, `${field}.${i}`, fault));
  if (!isNone(from['dial'])) recipe.dial = dial(from['dial'], fault);
}

function text(from: Shape, field: string, limit: number, fault: Fault, form?: RegExp, rule: Rule = 'wrong-type'): string {
  const value = from[field];
  if (isNone(value)) fault(field, 'required');
  else if (typeof value !== 'string') fault(field, 'wrong-type');
  else if (value.length > limit) fault(field, 'too-long', limit);
  else if (form && !form.test(value)) fault(field, rule);
  else return value.trim();
  return '';
}

function items(value: unknown, field: string, limit: number, fault: Fault): unknown[] {
  if (!Array.isArray(value)) fault(field, 'wrong-type');
  else if (value.length > limit) fault(field, 'too-long', limit);
  else return value;
  return [];
}

function hosts(value: unknown, fault: Fault): string[] {
  return items(value, 'hosts', RECIPE_LIMITS.hosts, fault).map((one, i) => text({ [`hosts.${i}`]: typeof one === 'string' ? one.trim().toLowerCase() : one }, `hosts.${i}`, RECIPE_LIMITS.host, fault, HOST, 'not-url'));
}

function selector(value: unknown, field: string, fault: Fault): string {
  const found = text({ [field]: value }, field, RECIPE_LIMITS.selector, fault);
  if (found !== '' && !isSelector(found)) fault(field, 'not-selector');
  return found;
}

function shown(value: unknown, field: string, fault: Fault): Shown[] {
  return items(value ?? [], field, RECIPE_LIMITS.selectors, fault).map((one, i) => {
    const from = shape(one, `${field}.${i}`, ['at', 'attribute'], fault);
    const found: Shown = { at: selector(from['at'], `${field}.${i}.at`, fault) };
    if (!isNone(from['attribute'])) found.attribute = text({ [`${field}.${i}.attribute`]: from['attribute'] }, `${field}.${i}.attribute`, RECIPE_LIMITS.attribute, fault, ATTRIBUTE);
    return found;
  });
}

function signs(value: unknown, field: string, fault: Fault): Sign[] {
  return items(value, field, RECIPE_LIMITS.selectors, fault).map((one, i) => {
    const path = `${field}.${i}`;
    const from = shape(one, path, ['at', 'says', 'hidden'], fault);
    const found: Sign = { at: selector(from['at'], `${path}.at`, fault) };
    if (!isNone(from['says'])) found.says = items(from['says'], `${path}.says`, RECIPE_LIMITS.words, fault).map((word, at) => text({ [`${path}.says.${at}`]: word }, `${path}.says.${at}`, RECIPE_LIMITS.word, fault));
    if (from['hidden'] === true) found.hidden = true;
    else if (!isNone(from['hidden']) && from['hidden'] !== false) fault(`${path}.hidden`, 'wrong-type');
    return found;
  });
}

function dial(value: unknown, fault: Fault): { field: string; button?: string } {
  const from = shape(value, 'dial', ['field', 'button'], fault);
  const field = selector(from['field'], 'dial.field', fault);
  return isNone(from['button']) ? { field } : { field, button: selector(from['button'], 'dial.button', fault) };
}

function shape(value: unknown, field: string, known: readonly string[], fault: Fault): Shape {
  if (!isObject(value)) {
    fault(field, 'wrong-type');
    return {};
  }
  for (const name of Object.keys(value)) if (!known.includes(name)) fault(`${field}.${name}`, 'unknown-field');
  return value;
}

function isNone(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function isObject(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
