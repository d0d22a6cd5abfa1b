import { Modal } from '@mantine/core';
import type { Dispatch } from '@relance/schemas';
import { useTranslation } from 'react-i18next';
import { useDispatchContent } from '../../api/cases.js';
import { useTimeZone } from '../../api/time-zone.js';
import { formatDay, formatMinutes, localInstant } from '../../i18n/format.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Chip, type Tone } from '../../ui/chip.js';
import { Loading } from '../../ui/loading.js';
import { ProblemNote } from '../../ui/problem-note.js';
import { frameDocument, preformatted } from '../../mail/frame-document.js';

const tones: Readonly<Record<Dispatch['state'], Tone>> = {
  intent: 'none',
  handingOver: 'info',
  handedOver: 'info',
  accepted: 'ok',
  failed: 'error',
  unknown: 'warn',
  withdrawn: 'pause',
};

/** Paper is read as the file it is; everything else in the frame below. */
function isLetter({ contentType }: Dispatch): boolean {
  return contentType === 'application/pdf';
}

function Facts({ dispatch }: { dispatch: Dispatch }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const zone = useTimeZone();
  const settled = dispatch.settledAt === undefined ? undefined : localInstant(dispatch.settledAt, zone);
  return (
    <div className="row wrap dense">
      <Chip tone={tones[dispatch.state]} icon="mail">
        {t(`story.message.state.${dispatch.state}`)}
      </Chip>
      {dispatch.recipient === undefined ? null : <span>{t('story.message.to', { recipient: dispatch.recipient })}</span>}
      {settled === undefined ? null : (
        <span className="muted">
          {t('story.message.sentOn', { date: formatDay(settled.date, locale), time: formatMinutes(settled.minutes, locale) })}
        </span>
      )}
      <span className="spacer" />
      {dispatch.contentHash === undefined ? null : (
        <a href={`/api/v1/dispatches/${dispatch._id}/content?as=source`} target="_blank" rel="noreferrer">
          {t(isLetter(dispatch) ? 'story.message.letter' : 'story.message.source')}
        </a>
      )}
    </div>
  );
}

/** One message exactly as it left, in a frame that may do nothing. */
export function MessageDialog({
  dispatchId,
  dispatch,
  onClose,
}: {
  dispatchId: string | undefined;
  dispatch: Dispatch | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const isOnPaper = dispatch !== undefined && isLetter(dispatch);
  const content = useDispatchContent(isOnPaper ? undefined : dispatchId);
  const show = dispatch?.contentType === undefined ? frameDocument : preformatted;
  return (
    <Modal
      opened={dispatchId !== undefined}
      onClose={onClose}
      size={760}
      lockScroll={false}
      title={dispatch?.subject ?? t('story.message.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {dispatch === undefined ? null : <Facts dispatch={dispatch} />}
      {content.isPending && !isOnPaper ? <Loading /> : null}
      {content.isError ? <ProblemNote error={content.error} onRetry={() => void content.refetch()} /> : null}
      {content.data === undefined ? null : (
        <iframe className="letter-frame" sandbox="" title={t('story.message.frame')} srcDoc={show(content.data)} />
      )}
    </Modal>
  );
}
