/** Import in steps: file, columns, check, import, result. It goes on while the person looks at something else. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, customersPath, href, Icon, toast, toastError, useCurrentAgent, useHost, useNow } from '../kit/index.ts';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { checkFile, forgetImport, importFile, importState, leaveTo, stopImport, type ImportWords, type Step } from './run.ts';
import { useCustomerFields, useListWords } from './targets.ts';
import { ToldRows } from './told.tsx';
import { wordLeft, wordReasons } from './words.ts';

const STEPS = ['file', 'columns', 'check', 'import', 'result'] as const;
const STEP_OF: Record<Step, number> = { file: 0, columns: 1, checking: 2, checked: 2, importing: 3, done: 4 };

export function ImportScreen(): JSX.Element {
  const { crm } = useHost();
  const state = importState();
  const me = useCurrentAgent();
  const fields = useCustomerFields();
  const lists = useListWords();
  const words: ImportWords = { reasons: ({ reasons }) => wordReasons(reasons, fields).join(' | '), reasonHeading: t('import.why'), lists };
  useEffect(() => void (document.title = `${t('import.title')} – Ringside`), []);
  useEffect(() => {
    if (me) leaveTo(me.id);
  }, [me?.id]);
  useWarning(state.step === 'importing');
  return (
    <>
      <header class="head"><h1>{t('import.title')}</h1>{state.file && <bdi class="three cut">{state.file.name}</bdi>}</header>
      <Steps at={STEP_OF[state.step]} />
      <div class="scroll grow">
        <div class="form exchange">
          {state.step === 'file' && <FileStep />}
          {state.step === 'columns' && <ColumnsStep onCheck={() => void checkFile(crm, words)} />}
          {(state.step === 'checking' || state.step === 'importing') && <Progress />}
          {state.step === 'checked' && <Checked onImport={() => void importFile(crm, words)} />}
          {state.step === 'done' && <Done />}
        </div>
      </div>
    </>
  );
}

function Steps({ at }: { at: number }): JSX.Element {
  return (
    <ol class="steps" aria-label={t('import.steps')}>
      {STEPS.map((step, n) => <li key={step} aria-current={n === at ? 'step' : undefined} class={n < at ? 'is-done' : undefined}>{n < at ? <Icon name="tick" small /> : <span class="three">{formatNumber(n + 1)}</span>}{t(`import.step.${step}`)}</li>)}
    </ol>
  );
}

function Progress(): JSX.Element {
  const { step, share, counts, startedAt } = importState();
  const now = useNow();
  const rows = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return (
    <div class="col form-part">
      <p class="mid">{t(step === 'importing' ? 'import.importing' : 'import.checking')}</p>
      <progress max={1} value={share} aria-label={t('import.progress')} />
      <p class="three" role="status">{t('import.rowsSoFar', { count: rows })} {wordLeft(share, now - startedAt)}</p>
      <p class="three">{t(step === 'importing' ? 'import.unseen' : 'import.nothingWritten')}</p>
      <div class="row"><Button onClick={stopImport}>{t('action.cancel')}</Button></div>
    </div>
  );
}

function Checked({ onImport }: { onImport: () => void }): JSX.Element {
  const { told, file } = importState();
  if (!told) return <></>;
  const comes = told.counts.create + told.counts.update;
  return (
    <>
      <ToldRows told={told} name={file?.name ?? ''} />
      <div class="row wraps">
        <Button tone="main" onClick={onImport} disabled={comes === 0} reason={comes === 0 ? t('import.nothingComes') : undefined}>{t('import.start', { count: comes })}</Button>
        <Button tone="quiet" onClick={stopImport}>{t('import.backToColumns')}</Button>
        {comes === 0 && <span class="three">{t('import.nothingComes')}</span>}
      </div>
    </>
  );
}

function Done(): JSX.Element {
  const { crm } = useHost();
  const { told, file, batch } = importState();
  if (!told) return <></>;
  const undo = () => batch && void crm.imports.undo(batch).then(() => (toast(t('import.undone')), forgetImport()), (thrown: unknown) => toastError(thrown));
  return (
    <>
      <p class="mid" role="status"><Icon name="tick" class="live-t" /> {t('import.done', { count: told.counts.create + told.counts.update })}</p>
      <ToldRows told={told} name={file?.name ?? ''} />
      <div class="row wraps">
        <a class="btn btn-main" href={href(customersPath)}>{t('import.toCustomers')}</a>
        <Button icon="undo" onClick={undo}>{t('import.undo')}</Button>
        <Button tone="quiet" onClick={forgetImport}>{t('import.another')}</Button>
      </div>
    </>
  );
}

/** Closing the page would cancel an import: the browser asks first. */
function useWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [on]);
}
