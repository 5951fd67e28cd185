/** First step: which file. Chosen or dropped; what cannot be read is said at once, with the row where it stops making sense. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Banner, Button, importsPath, href, useHost } from '../kit/index.ts';
import { importState, openFile } from './run.ts';
import { useCustomTargets } from './targets.ts';
import { wordProblem } from './words.ts';

const ACCEPTED = '.csv,.tsv,.txt,.vcf,.vcard,.xlsx,text/csv,text/vcard,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function FileStep(): JSX.Element {
  const host = useHost();
  const custom = useCustomTargets();
  const [over, hover] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { problem, opening, file } = importState();
  const take = (chosen: File | undefined) => chosen && void openFile(host, chosen, {}, custom);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    hover(false);
    take(event.dataTransfer?.files[0]);
  };
  return (
    <>
      {problem && <Banner tone="harm"><bdi class="mid">{file?.name}</bdi> {wordProblem(problem)}</Banner>}
      <div class={over ? 'drop is-over' : 'drop'} onDragOver={(event) => (event.preventDefault(), hover(true))} onDragLeave={() => hover(false)} onDrop={drop}>
        <p class="mid">{t('import.drop')}</p>
        <p class="three">{t('import.formats')}</p>
        <input ref={input} class="sr" id="import-file" type="file" accept={ACCEPTED} aria-label={t('import.choose')} tabIndex={-1} onChange={(event) => take(event.currentTarget.files?.[0])} />
        <Button tone="main" icon="file" onClick={() => input.current?.click()} disabled={opening}>{t('import.choose')}</Button>
        {opening && <span class="three" role="status">{t('import.opening')}</span>}
      </div>
      <p class="three">{t('import.nothingYet')} <a class="link" href={href(importsPath)}>{t('import.last')}</a></p>
    </>
  );
}
