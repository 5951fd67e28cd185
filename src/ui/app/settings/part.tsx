/** A titled part of the settings, and writing one of them. */
import type { ComponentChildren, JSX } from 'preact';
import { toastError, useHost } from '../../kit/index.ts';

export function Part({ title, hint, children }: { title: string; hint?: string | undefined; children: ComponentChildren }): JSX.Element {
  return (
    <section class="col form-part" aria-label={title}>
      <h2 class="strong">{title}</h2>
      {hint !== undefined && <p class="three">{hint}</p>}
      {children}
    </section>
  );
}

/** Writes a setting of the data set, which all replicas share. */
export function useSet(): (name: string, value: unknown) => void {
  const { crm } = useHost();
  return (name, value) => void crm.settings.set(name, value).catch((thrown: unknown) => toastError(thrown));
}

/** Writes a setting of this device alone. */
export function useSetDevice(): (name: string, value: unknown) => void {
  const { crm } = useHost();
  return (name, value) => void crm.device.set(name, value).catch((thrown: unknown) => toastError(thrown));
}
