/**
 * Calling a number: through the softphone's page beside us, or the system's own program for `tel:` links, as this device is
 * set. Who asked not to be called is called only after another word of the agent.
 */
import { signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ContactKey } from '../../domain/contact.ts';
import { toPlainError } from '../../domain/errors.ts';
import { t } from '../../i18n/index.ts';
import { formatPhone } from '../../i18n/phone.ts';
import type { Host } from '../host.ts';
import { Button } from './button.tsx';
import { useHost } from './host-context.tsx';
import { Icon } from './icon.tsx';
import { Num } from './mark.tsx';
import { readKnown } from './known.ts';
import { rich } from './rich.tsx';
import { toast, toastError } from './toast.tsx';
import { personName } from './words.ts';

export interface Callee {
  /** E.164, or as it was typed. */
  number: string;
  extension?: string | undefined;
  customer?: { id: string; firstName?: string | undefined; lastName?: string | undefined; doNotCall?: boolean | undefined } | undefined;
}

const asking = signal<{ host: Host; callee: Callee } | null>(null);

export function useDial(): (callee: Callee) => void {
  const host = useHost();
  return (callee) => void dial(host, callee).catch((thrown: unknown) => toastError(thrown));
}

/** A number selected in a page, or its link. */
export async function dialText(host: Host, text: string): Promise<void> {
  const { contact } = await readKnown(host.crm, text);
  if (contact?.kind === 'phone') await dial(host, { number: contact.value, extension: contact.extension });
  else toast(t('dial.noNumber'), { tone: 'harm' });
}

async function dial(host: Host, callee: Callee): Promise<void> {
  const known = callee.customer ?? (await ownerOf(host, callee));
  const whole = { ...callee, customer: known };
  if (known?.doNotCall) asking.value = { host, callee: whole };
  else await place(host, whole);
}

/** Whom the number surely belongs to, when nobody was named. */
async function ownerOf({ crm }: Host, { number, extension }: Callee): Promise<Callee['customer']> {
  const contact: ContactKey = { kind: 'phone', value: number, ...(extension && { extension }) };
  const [sole, ...others] = (await crm.lookup(contact)).matches;
  return sole?.certain && others.length === 0 ? sole.customer : undefined;
}

async function place(host: Host, { number, extension, customer }: Callee): Promise<void> {
  const request = { number, ...(extension && { extension }), ...(customer && { customerId: customer.id }) };
  const device = await host.crm.device.all();
  if (host.kind !== 'pwa' && device['callWith'] === 'softphone' && (await throughPage(host, request))) return;
  await host.crm.calls.dial({ ...request, through: 'system' });
  openSystem(number, extension);
}

/** False where no softphone that can dial is open. */
async function throughPage({ crm, bringForward }: Host, request: { number: string; customerId?: string }): Promise<boolean> {
  try {
    const { started, tab } = await crm.calls.dial({ ...request, through: 'softphone' });
    if (started) return true;
    if (tab !== undefined) bringForward?.(tab);
    toast(t('dial.notStarted'), { tone: 'harm' });
    return true;
  } catch (thrown) {
    if (toPlainError(thrown).code !== 'not-found') throw thrown;
    toast(t('dial.noSoftphone'));
    return false;
  }
}

/** RFC 3966; the browser hands it to the program the agent chose. */
function openSystem(number: string, extension?: string): void {
  const link = document.createElement('a');
  link.href = telUri(number, extension);
  link.click();
}

function telUri(number: string, extension?: string): string {
  return `tel:${number.replace(/[^\d+*#]/g, '').replace(/#/g, '%23')}${extension ? `;ext=${extension}` : ''}`;
}

/** A number as a link: pressed, it is called as the agent has set; copied or opened otherwise, it is a `tel:` link. */
export function TelLink({ number, extension, customer, class: more, children }: Callee & { class?: string | undefined; children: ComponentChildren }): JSX.Element {
  const call = useDial();
  return <a class={more} href={telUri(number, extension)} title={t('customers.call')} onClick={(event) => (event.preventDefault(), call({ number, extension, customer }))}>{children}</a>;
}

/** Once per page: the question whether somebody who asked not to be called shall be called. */
export function DialGuard(): JSX.Element | null {
  const ask = asking.value;
  return ask && <Question key={ask.callee.number} {...ask} />;
}

function Question({ host, callee }: { host: Host; callee: Callee }): JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const close = () => void (asking.value = null);
  const go = () => {
    close();
    void place(host, callee).catch((thrown: unknown) => toastError(thrown));
  };
  const name = <bdi class="strong">{personName(callee.customer ?? {})}</bdi>;
  return (
    <dialog class="ask" ref={box} role="alertdialog" aria-labelledby="ask-title" onClose={close}>
      <h2 class="strong row" id="ask-title"><Icon name="warning" class="harm" />{t('customer.doNotCall')}</h2>
      <p>{rich('dial.doNotCall', { name, number: <Num tabular>{formatPhone(callee.number, callee.extension)}</Num> })}</p>
      <div class="row ask-acts">
        <Button tone="quiet" onClick={close}>{t('action.cancel')}</Button>
        <Button tone="harm" icon="callOut" onClick={go}>{t('dial.anyway')}</Button>
      </div>
    </dialog>
  );
}
