/** Starts the full view in a page, the web app's or the extension's: language and looks first, so that nothing is drawn twice. */
import { render } from 'preact';
import type { Asked, Host } from '../host.ts';
import { HostProvider, navigate, startAppearance, startRouter } from '../kit/index.ts';
import '../kit/styles/index.css';
import './styles/index.css';
import { SignInGate } from '../sign-in/index.ts';
import { App } from './app.tsx';
import { openPalette } from './state.ts';

export async function mountApp(root: HTMLElement, host: Host): Promise<void> {
  startRouter();
  await startAppearance(host);
  render(<HostProvider host={host}><SignInGate><App /></SignInGate></HostProvider>, root);
  host.onAsked?.(answer);
}

function answer(asked: Asked): void {
  if (asked.what === 'find') openPalette(asked.text);
  else navigate(`/call/${asked.id}`);
}
