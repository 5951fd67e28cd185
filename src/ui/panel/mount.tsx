/** Starts the side panel in a page: language and looks first, so that nothing is drawn twice. */
import { render } from 'preact';
import type { Asked, Host } from '../host.ts';
import { dialText, HostProvider, readKnown, startAppearance, toastError } from '../kit/index.ts';
import '../kit/styles/index.css';
import { SignInGate } from '../sign-in/index.ts';
import { Panel } from './panel.tsx';
import { showCall } from '../calls/index.ts';
import { search, show } from './view.ts';

export async function mountPanel(root: HTMLElement, host: Host): Promise<void> {
  await startAppearance(host);
  render(<HostProvider host={host}><SignInGate><Panel /></SignInGate></HostProvider>, root);
  host.onAsked?.((asked) => void answer(host, asked).catch(toastError));
}

async function answer(host: Host, asked: Asked): Promise<void> {
  if (asked.what === 'find') search(asked.text);
  else if (asked.what === 'call') showCall(asked.id);
  else if (asked.what === 'dial') await dialText(host, asked.text);
  else if (asked.what === 'add') await add(host, asked.text);
  else show({ at: 'teach' });
}

/** A known customer is shown rather than created twice. */
async function add({ crm }: Host, text: string): Promise<void> {
  const { contact, email, name } = await readKnown(crm, text);
  const [sole, ...others] = contact ? (await crm.lookup(contact)).matches : [];
  if (sole?.certain && others.length === 0) show({ at: 'customer', id: sole.customer.id });
  else show({ at: 'create', contact, name, email });
}
