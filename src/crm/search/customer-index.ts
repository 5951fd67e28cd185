/** The customers in the worker's memory: folded text to search, columns to sort by. Built when first asked for. */
import { foldText } from '../../domain/fold.ts';
import type { Address, Customer } from '../../domain/records.ts';
import type { Row } from '../../domain/row.ts';
import { pagesOf } from '../../storage/rows.ts';
import type { Context } from '../context.ts';
import { toCustomer, visible } from '../view.ts';
import { Order } from './order.ts';
import type { SortValue } from './order.ts';
import { TextIndex } from './text-index.ts';

export type SortBy = 'name' | 'accountNumber' | 'company' | 'city' | 'createdAt';
export const SORTS: readonly SortBy[] = ['name', 'accountNumber', 'company', 'city', 'createdAt'];

const COLUMN: Record<SortBy, (customer: Customer) => SortValue> = {
  name: (one) => foldText(`${one.lastName} ${one.firstName}`),
  accountNumber: (one) => numberRank(one.accountNumber ?? ''),
  company: (one) => foldText(one.company ?? ''),
  city: (one) => foldText(one.primaryAddress?.city ?? ''),
  createdAt: (one) => one.createdAt,
};

/** What one reading of all customers gives. */
export interface CustomerColumns {
  text: TextIndex;
  orders: Record<SortBy, Order>;
}

export class CustomerIndex {
  private columns = emptyColumns();
  private loading: Promise<void> | null = null;
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  /** Reads every customer once; a look-up gets between any two pages. */
  async load(): Promise<CustomerColumns> {
    this.loading ??= this.readAll(this.columns);
    const { loading, columns } = this;
    await loading;
    return columns === this.columns ? columns : this.load();
  }

  /** Starts afresh: after a batch came, went or was undone. */
  reset(): void {
    this.loading = null;
    this.columns = emptyColumns();
  }

  /** Takes up a row as it is stored now. Does nothing before the first load. */
  update(id: string, row: Row | undefined): void {
    if (!this.loading) return;
    const [seen] = row ? visible(this.context, [row]) : [];
    if (seen && typeof seen.mergedInto !== 'string') put(this.columns, toCustomer(seen));
    else remove(this.columns, id);
  }

  private async readAll(columns: CustomerColumns): Promise<void> {
    for await (const rows of pagesOf(this.context.storage, 'customer')) {
      if (columns !== this.columns) return;
      for (const row of visible(this.context, rows)) if (typeof row.mergedInto !== 'string') put(columns, toCustomer(row));
    }
  }
}

function emptyColumns(): CustomerColumns {
  return { text: new TextIndex(), orders: Object.fromEntries(SORTS.map((by) => [by, new Order()])) as Record<SortBy, Order> };
}

function put({ text, orders }: CustomerColumns, customer: Customer): void {
  text.set(customer.id, searchText(customer));
  for (const by of SORTS) orders[by].set(customer.id, COLUMN[by](customer));
}

function remove({ text, orders }: CustomerColumns, id: string): void {
  text.remove(id);
  for (const by of SORTS) orders[by].remove(id);
}

/** All that "one box" finds a customer by. */
function searchText(customer: Customer): string {
  const phones = Object.values(customer.phones).flatMap(({ number, e164, national }) => [e164, national && `0${national}`, number.replace(/\D/g, '')]);
  const emails = Object.values(customer.emails).map(({ address }) => address);
  const parts = [customer.firstName, customer.lastName, customer.firstName, customer.company, customer.accountNumber, ...emails, ...phones];
  return foldText([...parts, ...addressParts(customer.primaryAddress), ...addressParts(customer.secondaryAddress)].filter(Boolean).join(' '));
}

function addressParts(address: Address | undefined): (string | undefined)[] {
  return address ? [address.street1, address.street2, address.postcode, address.city] : [];
}

/** `C-999` before `C-1000`. */
function numberRank(number: string): string {
  return number.replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}
