/**
 * What can be done with a contact, as the active definition offers it to the agent's role in the contact's channel: the one
 * registry that the action panel, its keys and the palette all take from.
 */
import { fillTemplate, offered, type ContactAction, type PanelAction } from '../../domain/actions.ts';
import { mailto } from '../../domain/mail.ts';
import type { Permission } from '../../domain/permissions.ts';
import type { Call, CustomerPage } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { customerPath, useSession, useSettings, type IconName } from '../kit/index.ts';
import { useCustomerPage } from './customer-page.ts';
import { making, toggleMaking, type Making } from './making.ts';
import { useOpen } from './open.ts';

export interface ContactCommand {
  id: string;
  icon: IconName;
  words: string;
  keys?: string | undefined;
  needs?: Permission | undefined;
  /** Why it cannot be run now. */
  missing?: string | undefined;
  /** Its form is open. */
  on?: boolean | undefined;
  run: () => void;
}

export interface Contact {
  customer: string;
  call?: Call | undefined;
}

/** Nothing without a customer: what is offered then is the screen's own (`LOOSE_ACTIONS`). */
export function useContactCommands({ customer, call }: Contact | { customer: undefined; call?: undefined }): ContactCommand[] {
  const settings = useSettings();
  const role = useSession()?.agent?.role;
  const page = useCustomerPage(customer ?? null);
  const open = useOpen();
  if (customer === undefined) return [];
  const actions = offered(settings ?? {}, { role, channel: call?.channel });
  return actions.map((action, at) => (action.action === 'link' ? linkCommand(action, at, page, call) : ownCommand(action.action, { customer, call, page, open })));
}

interface With {
  customer: string;
  call: Call | undefined;
  page: CustomerPage | undefined;
  open: (path: string) => void;
}

function ownCommand(action: ContactAction, { customer, call, page, open }: With): ContactCommand {
  const scope = call?.id ?? customer;
  const form = (what: Making): Pick<ContactCommand, 'on' | 'run'> => ({ on: making(scope) === what, run: () => toggleMaking(scope, what) });
  switch (action) {
    case 'new-case': return { id: action, icon: 'case', words: t('panel.newCase'), keys: 'Alt+K', needs: 'case.create', ...form('case') };
    case 'follow-up': return { id: action, icon: 'edit', words: t('action.followUp'), keys: 'Alt+U', needs: 'case.followUp', missing: caseOf(page, call) ? undefined : t('action.noCase'), ...form('follow-up') };
    case 'new-task': return { id: action, icon: 'task', words: t('panel.newTask'), keys: 'Alt+J', needs: 'task.create', ...form('task') };
    case 'callback': return { id: action, icon: 'callOut', words: t('panel.callback'), keys: 'Alt+R', needs: 'task.create', ...form('callback') };
    case 'e-mail': return mailCommand(page, call);
    case 'link-record': return { id: action, icon: 'link', words: t('action.linkRecord'), keys: 'Alt+I', missing: call ? undefined : t('action.noContact'), ...form('link') };
    case 'open-customer': return { id: action, icon: 'open', words: t('panel.openCustomer'), keys: 'Alt+O', run: () => open(customerPath(customer)) };
  }
}

/** The case a contact is about: the linked one, else the newest open one. */
export function caseOf(page: CustomerPage | undefined, call: Call | undefined): { id: string; caseNumber: string; subject: string } | undefined {
  return page?.openCases.find(({ id }) => id === call?.caseId) ?? page?.openCases[0];
}

/** The mail program is opened with the case's number in the subject, so that the answer finds its case. */
function mailCommand(page: CustomerPage | undefined, call: Call | undefined): ContactCommand {
  const address = firstOf(page?.customer.emails)?.address ?? (call?.contact?.kind === 'email' ? call.contact.value : undefined);
  const one = caseOf(page, call);
  const run = (): void => void (address && follow(mailto({ to: [address], ...(one && { subject: `${one.caseNumber}: ${one.subject}` }) })));
  return { id: 'e-mail', icon: 'mail', words: t('action.email'), keys: 'Alt+M', missing: address ? undefined : t('action.noEmail'), run };
}

function linkCommand({ label = '', url = '' }: PanelAction, at: number, page: CustomerPage | undefined, call: Call | undefined): ContactCommand {
  const { customer } = page ?? {};
  const filled = fillTemplate(url, {
    account: customer?.accountNumber, customer: customer?.id, firstName: customer?.firstName, lastName: customer?.lastName, company: customer?.company, language: customer?.language,
    email: firstOf(customer?.emails)?.address, phone: phoneOf(page, call), case: caseOf(page, call)?.caseNumber, interaction: call?.id,
  });
  return { id: `link-${at}`, icon: 'open', words: label, missing: filled === null ? t('fault.notHttps') : undefined, run: () => void (filled !== null && globalThis.open(filled, '_blank', 'noopener,noreferrer')) };
}

function phoneOf(page: CustomerPage | undefined, call: Call | undefined): string | undefined {
  if (call?.contact?.kind === 'phone') return call.contact.value;
  const phone = firstOf(page?.customer.phones);
  return phone?.e164 ?? phone?.number;
}

function firstOf<T extends { order: number }>(elements: Readonly<Record<string, T>> | undefined): T | undefined {
  return Object.values(elements ?? {}).toSorted((a, b) => a.order - b.order)[0];
}

/** As a click on it would. */
function follow(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.click();
}
