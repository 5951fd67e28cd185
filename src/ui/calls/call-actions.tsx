/** What can be made from a call or a customer: a case, a task, a callback; each form opens in place. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Call } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Icon, type IconName } from '../kit/index.ts';
import { CaseForm } from './case-form.tsx';
import { TaskForm } from './task-form.tsx';

type Making = 'case' | 'task' | 'callback';

export function CallActions({ customer, call }: { customer: string; call?: Call | undefined }): JSX.Element {
  const [making, make] = useState<Making | null>(null);
  const close = () => make(null);
  const toggle = (what: Making) => make(making === what ? null : what);
  return (
    <>
      <div class="acts">
        <Action icon="case" on={making === 'case'} onClick={() => toggle('case')}>{t('panel.newCase')}</Action>
        <Action icon="task" on={making === 'task'} onClick={() => toggle('task')}>{t('panel.newTask')}</Action>
        <Action icon="callOut" on={making === 'callback'} onClick={() => toggle('callback')}>{t('panel.callback')}</Action>
      </div>
      {making === 'case' && <CaseForm customer={customer} call={call} onClose={close} />}
      {(making === 'task' || making === 'callback') && <TaskForm key={making} customer={customer} call={call} callback={making === 'callback'} onClose={close} />}
    </>
  );
}

function Action({ icon, on, onClick, children }: { icon: IconName; on: boolean; onClick: () => void; children: string }): JSX.Element {
  return (
    <button type="button" class="btn" aria-expanded={on} onClick={onClick}>
      <Icon name={icon} />
      <span>{children}</span>
    </button>
  );
}
