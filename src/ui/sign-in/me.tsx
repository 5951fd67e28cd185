/** The signed-in agent as a button: another agent in one click, or lock at once. */
import type { ComponentChildren, JSX } from 'preact';
import { t } from '../../i18n/index.ts';
import { Menu, toastError, useHost, useSession, type MenuItem } from '../kit/index.ts';
import { beginSwitch } from './switching.ts';

/** Agents offered by name; the lock screen offers all. */
const OFFERED = 6;

export function AgentMenu({ children, class: more }: { children?: ComponentChildren; class?: string | undefined }): JSX.Element {
  const { crm } = useHost();
  const session = useSession();
  const change = (id: string, asked: boolean) => () => (asked ? beginSwitch(id) : void crm.session.unlock(id).catch(toastError));
  const others = (session?.agents ?? []).filter(({ id }) => id !== session?.agent?.id);
  const items: MenuItem[] = [
    { id: 'lock', label: t('lock.now'), icon: 'off', onChoose: () => void crm.session.lock().catch(toastError) },
    ...others.slice(0, OFFERED).map((one): MenuItem => ({ id: one.id, label: <bdi>{one.name}</bdi>, icon: 'transfer', onChoose: change(one.id, one.hasPassphrase) })),
  ];
  return <Menu label={t('lock.menu', { name: session?.agent?.name ?? '' })} items={items} class={more}>{children}</Menu>;
}
