/** The customer form: a new customer, a changed one, or a draft of either. */
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { newId } from '../../domain/ids.ts';
import type { Customer, Draft } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { Banner, Button, customerPath, customersPath, doAndSay, navigate, personName, Saved, TableFoot, toast, toastError, useCustomDefaults, useForm, useHost, useHotkeys } from '../kit/index.ts';
import { newEmail, newPhone, patchOf, valuesOf, type Values } from './fields.ts';
import { FormFields } from './form-fields.tsx';

export interface CustomerFormProps {
  /** Absent: a new one. */
  customer?: Customer | undefined;
  /** Kept by "Save as draft" and opened again. */
  draft?: Draft | undefined;
  /** Known beforehand: the caller's number, say. */
  prefill?: Values | undefined;
  /** Called after a new customer was created: to link a call to it. */
  onCreated?: ((id: string) => void) | undefined;
}

export function CustomerForm({ customer, draft: kept, prefill, onCreated }: CustomerFormProps): JSX.Element {
  const { crm, updates } = useHost();
  const defaults = useCustomDefaults('customer');
  const before = customer ? valuesOf(customer) : defaults;
  const blank = useMemo(() => ({ ...Object.fromEntries([newPhone(0), newEmail(0)]) }), []);
  const given = kept?.fields ?? (customer ? {} : prefill ?? blank);
  const form = useForm({ type: 'customer', record: customer?.id, scope: kept?.id ?? (customer ? undefined : prefill ? `for ${JSON.stringify(Object.values(prefill))}` : 'full'), initial: { ...before, ...given } });
  const { draft } = form;
  useEffect(() => updates?.hold(), [updates]);
  const back = () => navigate(customer ? customerPath(customer.id) : customersPath);
  const typed = () => patchOf({ ...given, ...draft.typed }, before);

  const save = () => form.submit(async () => {
    await draft.flush();
    const made = await doAndSay<Customer>(crm, {
      type: 'customer', id: customer?.id, words: (one) => t(customer ? 'customers.saved' : 'customers.created', { name: personName(one) }),
      write: () => (customer ? crm.customers.edit(customer.id, typed(), kept?.id ?? draft.id) : crm.customers.create(typed(), kept?.id ?? draft.id)),
    });
    await draft.discard();
    if (!customer) onCreated?.(made.id);
    navigate(customerPath(made.id), { replace: true });
  });
  const keep = async () => {
    try {
      await crm.drafts.put({ id: kept?.id ?? `draft:${newId()}`, type: 'customer', ...(customer && { record: customer.id }), kind: 'saved', fields: { ...given, ...draft.typed } });
      await draft.discard();
      toast(t('customers.draftKept'));
      navigate(`${customersPath}/drafts`);
    } catch (thrown) {
      toastError(thrown);
    }
  };
  const drop = async () => {
    const dropped = { id: draft.id, type: 'customer' as const, ...(customer && { record: customer.id }), kind: 'typing' as const, fields: draft.typed };
    await draft.discard().catch(toastError);
    back();
    if (Object.keys(dropped.fields).length > 0) toast(t('customers.dropped'), { undo: () => void crm.drafts.put(dropped).then(() => history.back(), (thrown: unknown) => toastError(thrown)) });
  };
  useHotkeys({ 'Mod+Enter': () => void save(), 'Mod+s': () => void save() });
  return (
    <form class="col grow fit" noValidate aria-label={customer ? t('customers.editTitle') : t('customers.new')} onSubmit={(event) => (event.preventDefault(), void save())}>
      {draft.restored && <Banner icon="edit" actions={<Button onClick={() => void draft.discard()}>{t('customers.startAfresh')}</Button>}>{t('customers.restored')}</Banner>}
      <div class="scroll grow"><div class="form"><FormFields form={form} /></div></div>
      <TableFoot>
        <Button tone="quiet" class="pull" onClick={() => void drop()}>{t('customers.drop')}</Button>
        <Saved state={draft} />
        <span class="end row">
          <Button onClick={() => void keep()}>{t('customers.saveAsDraft')}</Button>
          <Button tone="main" type="submit" keys="Mod+Enter">{t('action.save')}</Button>
        </span>
      </TableFoot>
    </form>
  );
}
