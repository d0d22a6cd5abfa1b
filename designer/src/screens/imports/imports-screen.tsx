import { contracts, type ImportKind } from '@relance/schemas';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { inspectFile, useImports } from '../../api/imports.js';
import { mayCall } from '../../api/may-call.js';
import { useSession } from '../../api/session.js';
import '../../styles/imports.css';
import '../../styles/page-parts.css';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { Note } from '../../ui/note.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { DropZone } from './drop-zone.js';
import { FileDesk } from './file-desk.js';
import { HistoryCard } from './history-card.js';
import { addImportsTexts } from './imports-texts.js';

addImportsTexts();

/** Nothing was imported yet: what to begin with, a sample to look at, what will not happen. */
function Teach() {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <span className="glyph">
        <Icon name="upload" size={22} />
      </span>
      <h2>{t('imports.empty.title')}</h2>
      <p>{t('imports.empty.lead')}</p>
      <a className="linkbutton" href="/samples/pieces-ouvertes.csv" download>
        <Icon name="download" size={14} />
        {t('imports.empty.sample')}
      </a>
    </div>
  );
}

/** Reading files in: one file from its columns to its result, and what was imported before. */
export function ImportsScreen() {
  const { t } = useTranslation();
  const history = useImports();
  const mayImport = mayCall(useSession().data?.user?.role, contracts.importItems);
  const inspection = useMutation({
    mutationFn: async ({ file, kind }: { file: File; kind?: ImportKind }) => ({ file, found: await inspectFile(file, kind) }),
  });
  const { data: looked, isPending, isError, error, mutate, reset } = inspection;
  const lines = history.data?.rows;
  return (
    <>
      <header className="topbar">
        <h1>{t('imports.title')}</h1>
      </header>
      <div className="page imports">
        {lines?.length === 0 && looked === undefined ? <Teach /> : null}
        {mayImport ? null : <Note tone="info">{t('imports.readOnly')}</Note>}
        {isError ? <ProblemNote error={error} /> : null}
        {mayImport && looked === undefined ? (
          <DropZone
            isBusy={isPending}
            onFile={(file) => {
              mutate({ file });
            }}
          />
        ) : null}
        {looked === undefined ? null : (
          <FileDesk
            // another content of the file is another desk: nothing of the former mapping may stay
            key={`${looked.file.name} ${looked.found.kind ?? ''}`}
            file={looked.file}
            inspection={looked.found}
            onOther={reset}
            onKind={(kind) => {
              mutate({ file: looked.file, kind });
            }}
          />
        )}
        {history.isError ? <ProblemNote error={history.error} onRetry={() => void history.refetch()} /> : null}
        {history.isPending ? <Loading /> : null}
        {lines === undefined || lines.length === 0 ? null : <HistoryCard lines={lines} />}
      </div>
    </>
  );
}
