/** Starts the side panel in a page: language and looks first, so that nothing is drawn twice. */
import { render } from 'preact';
import type { Asked, Host } from '../host.ts';
import { HostProvider, startAppearance } from '../kit/index.ts';
import '../kit/styles/index.css';
import { SignInGate } from '../sign-in/index.ts';
import { Panel } from './panel.tsx';
import { search, showCall } from './view.ts';

export async function mountPanel(root: HTMLElement, host: Host): Promise<void> {
  await startAppearance(host);
  render(<HostProvider host={host}><SignInGate><Panel /></SignInGate></HostProvider>, root);
  host.onAsked?.(answer);
}

function answer(asked: Asked): void {
  if (asked.what === 'find') search(asked.text);
  else showCall(asked.id);
}
