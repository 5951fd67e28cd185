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

export class CustomerIndex {
  readonly text = new TextIndex();
  readonly orders = Object.fromEntries(SORTS.map((by) => [by, new Order()])) as Record<SortBy, Order>;
  private loading: Promise<void> | null = null;
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  /** Reads every customer once; a look-up gets between any two pages. */
  load(): Promise<void> {
    this.loading ??= this.readAll();
    return this.loading;
  }

  /** Starts afresh: after a batch came, went or was undone. */
  reset(): void {
    if (!this.loading) return;
    this.loading = null;
    for (const id of [...this.orders.name.ids()]) this.remove(id);
  }

  /** Takes up a row as it is stored now. Does nothing before the first load. */
  update(id: string, row: Row | undefined): void {
    if (!this.loading) return;
    const [seen] = row ? visible(this.context, [row]) : [];
    if (seen && typeof seen.mergedInto !== 'string') this.put(toCustomer(seen));
    else this.remove(id);
  }

  private async readAll(): Promise<void> {
    for await (const rows of pagesOf(this.context.storage, 'customer')) {
      for (const row of visible(this.context, rows)) if (typeof row.mergedInto !== 'string') this.put(toCustomer(row));
    }
  }

  private put(customer: Customer): void {
    this.text.set(customer.id, searchText(customer));
    for (const by of SORTS) this.orders[by].set(customer.id, COLUMN[by](customer));
  }

  private remove(id: string): void {
    this.text.remove(id);
    for (const by of SORTS) this.orders[by].remove(id);
  }
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
