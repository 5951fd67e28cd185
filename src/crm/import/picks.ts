/** Words of a file as options of pick lists: by id, by an administrator's label, by the word on the person's screen. */
import type { RowReason } from '../../domain/exchange.ts';
import { foldText } from '../../domain/fold.ts';
import { MAX_OPTION, isListName } from '../../domain/lists.ts';
import type { PickOption } from '../../domain/records.ts';
import { editField } from '../fields.ts';
import type { Context, Who } from '../context.ts';
import { setSetting } from '../settings.ts';

/** Words of built-in options as the person's screen has them: `customerType` → `Privatkunde` → `private`. */
export type ListWords = Record<string, Record<string, string>>;

interface List {
  options: readonly PickOption[];
  byWord: Map<string, string>;
  added: PickOption[];
}

export class Picks {
  private readonly lists = new Map<string, List>();
  private readonly context: Context;
  private readonly words: ListWords;
  /** Unknown words become options; else they are faults. */
  private readonly add: boolean;

  constructor(context: Context, words: ListWords, add: boolean) {
    this.context = context;
    this.words = words;
    this.add = add;
  }

  /** Puts options in the place of words, in `fields` itself. */
  resolve(fields: Record<string, unknown>): RowReason[] {
    const faults: RowReason[] = [];
    for (const [path, value] of Object.entries(fields)) {
      const list = typeof value === 'string' ? this.listOf(path) : null;
      if (!list) continue;
      const id = list.byWord.get(foldText(String(value))) ?? (this.add ? this.addOption(list, String(value)) : undefined);
      if (id === undefined) faults.push({ code: 'not-in-list', field: path, value: String(value).slice(0, 100) });
      else fields[path] = id;
    }
    return faults;
  }

  /** Words that became options, per list. */
  added(): Record<string, string[]> {
    const lists = [...this.lists].filter(([, { added }]) => added.length > 0);
    return Object.fromEntries(lists.map(([path, { added }]) => [path, added.map(({ label, id }) => label ?? id)]));
  }

  /** Writes the new options down; they stay when the import is undone, since rows that were kept may use them. */
  async save(who: Who): Promise<void> {
    for (const [path, { options, added }] of this.lists) {
      if (added.length === 0) continue;
      if (path.startsWith('custom.')) await editField(this.context, who, path.slice('custom.'.length), { options: [...options, ...added] });
      else await setSetting(this.context, who, `lists.${path}`, [...options, ...added]);
    }
  }

  /** Null for a path that is no pick list. */
  private listOf(path: string): List | null {
    const known = this.lists.get(path);
    if (known) return known;
    const options = this.optionsOf(path);
    if (!options) return null;
    const named = Object.entries(this.words[path] ?? {});
    const words = [...named, ...options.flatMap(({ id, label }): [string, string][] => [[id, id], ...(label ? [[label, id] as [string, string]] : [])])];
    const list = { options, byWord: new Map(words.map(([word, id]) => [foldText(word), id])), added: [] };
    this.lists.set(path, list);
    return list;
  }

  private optionsOf(path: string): readonly PickOption[] | null {
    if (isListName(path)) return this.context.settings.options(path);
    if (!path.startsWith('custom.')) return null;
    const definition = this.context.settings.definition(path.slice('custom.'.length));
    return definition?.fieldType === 'pick' ? (definition.options ?? []) : null;
  }

  private addOption(list: List, word: string): string {
    const label = word.trim().slice(0, MAX_OPTION);
    const base = foldText(label).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40) || 'option';
    const taken = new Set([...list.options, ...list.added].map((option) => option.id));
    let id = base;
    for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`;
    list.added.push({ id, label });
    list.byWord.set(foldText(word), id);
    return id;
  }
}
