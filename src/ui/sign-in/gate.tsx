/**
 * Stands before every screen: locked, it shows the lock screen and nothing else, and forgets what was read. It also tells
 * the core that somebody works here, which puts off the lock.
 */
import { Fragment, type ComponentChildren, type JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CrmApi } from '../../crm/index.ts';
import type { Remote } from '../../link/remote.ts';
import { forgetAnswers, forgetLists, useHost, useSession } from '../kit/index.ts';
import { LockScreen } from './lock-screen.tsx';
import { endSwitch, switching } from './switching.ts';

export function SignInGate({ children }: { children: ComponentChildren }): JSX.Element {
  const session = useSession();
  const locked = session !== undefined && (session.locked || session.agent === null);
  const agent = session?.agent?.id;
  useActivity(!locked);
  const before = useRef<string | undefined>(undefined);
  // The first answer names who was here all along: nothing is drawn anew for it.
  const round = useRef(0);
  if (agent !== undefined && before.current !== undefined && before.current !== agent) round.current += 1;
  if (agent !== undefined) before.current = agent;
  useLayoutEffect(() => {
    if (!locked && round.current === 0) return;
    forgetAnswers();
    forgetLists();
    endSwitch();
  }, [locked, agent]);
  const to = switching();
  if (session && locked) return <LockScreen session={session} />;
  if (session && to !== null) return <LockScreen session={session} chosen={to} onCancel={endSwitch} />;
  return <Fragment key={round.current}>{children}</Fragment>;
}

/** Told no oftener, in ms: the idle time is set in minutes. */
const TOLD_EVERY = 15_000;

function useActivity(working: boolean): void {
  const { crm } = useHost();
  useEffect(() => {
    if (!working) return;
    const stop = new AbortController();
    const tell = teller(crm);
    for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const) window.addEventListener(event, tell, { signal: stop.signal, passive: true, capture: true });
    tell();
    return () => stop.abort();
  }, [crm, working]);
}

function teller(crm: Remote<CrmApi>): () => void {
  let told = -Infinity;
  return () => {
    const now = Date.now();
    if (now - told < TOLD_EVERY) return;
    told = now;
    crm.session.active().catch(() => undefined);
  };
}
