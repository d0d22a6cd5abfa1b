import type { TemplatePreview } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/use-locale.js';
import { preformatted } from '../mail/frame-document.js';
import '../styles/case-story.css';
import { Note } from '../ui/note.js';
import { addMessagesTexts } from './messages-texts.js';

addMessagesTexts();

/** The message as the server rendered it, and what the check says of it. */
export function Rendered({ preview: shown }: { preview: TemplatePreview }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const found = [...shown.findings, ...(shown.refusal === undefined ? [] : [shown.refusal])];
  return (
    <>
      {found.map((finding) => (
        <Note key={finding.code + finding.fr} tone="warn">
          {finding[locale]}
        </Note>
      ))}
      {shown.subject === undefined ? null : <p className="strong">{shown.subject}</p>}
      {shown.html === undefined && shown.text === undefined ? null : (
        <iframe
          className="letter-frame"
          sandbox=""
          title={t('story.message.frame')}
          srcDoc={shown.html ?? preformatted(shown.text ?? '')}
        />
      )}
      {shown.letter === undefined ? null : <p>{t('messages.pages', { count: shown.letter.pages })}</p>}
    </>
  );
}
