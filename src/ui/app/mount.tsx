/** Starts the full view in a page, the web app's or the extension's: language and looks first, so that nothing is drawn twice. */
import { render } from 'preact';
import type { Asked, Host } from '../host.ts';
import { customerPath, customersPath, dialText, HostProvider, href, navigate, readKnown, startAppearance, startRouter, toastError } from '../kit/index.ts';
import '../kit/styles/index.css';
import './styles/index.css';
import { SignInGate } from '../sign-in/index.ts';
import { App } from './app.tsx';
import { openPalette } from './state.ts';

export async function mountApp(root: HTMLElement, host: Host): Promise<void> {
  startRouter();
  await startAppearance(host);
  render(<HostProvider host={host}><SignInGate><App /></SignInGate></HostProvider>, root);
  host.onAsked?.((asked) => void answer(host, asked).catch(toastError));
}

async function answer(host: Host, asked: Asked): Promise<void> {
  if (asked.what === 'find') openPalette(asked.text);
  else if (asked.what === 'call') navigate(`/call/${asked.id}`);
  else if (asked.what === 'dial') await dialText(host, asked.text);
  else if (asked.what === 'add') await add(host, asked.text);
  else navigate('/settings/softphones');
}

/** A known customer is shown rather than created twice. */
async function add({ crm }: Host, text: string): Promise<void> {
  const { contact, email, name } = await readKnown(crm, text);
  const [sole, ...others] = contact ? (await crm.lookup(contact)).matches : [];
  if (sole?.certain && others.length === 0) return navigate(customerPath(sole.customer.id));
  const phone = contact?.kind === 'phone' ? contact.value : undefined;
  navigate(href(`${customersPath}/new`, { phone, email: contact?.kind === 'email' ? contact.value : email, name }).slice(1));
}
