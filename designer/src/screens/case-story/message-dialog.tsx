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
import { frameDocument } from '../../mail/frame-document.js';

const tones: Readonly<Record<Dispatch['state'], Tone>> = {
  intent: 'none',
  handingOver: 'info',
  handedOver: 'info',
  accepted: 'ok',
  failed: 'error',
  unknown: 'warn',
  withdrawn: 'pause',
};

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
      <a href={`/api/v1/dispatches/${dispatch._id}/content?as=source`} target="_blank" rel="noreferrer">
        {t('story.message.source')}
      </a>
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
  // what is no e-mail is opened as the file it is
  const isFile = dispatch?.contentType !== undefined;
  const content = useDispatchContent(isFile ? undefined : dispatchId);
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
      {content.isPending && !isFile ? <Loading /> : null}
      {content.isError ? <ProblemNote error={content.error} onRetry={() => void content.refetch()} /> : null}
      {content.data === undefined ? null : (
        <iframe className="letter-frame" sandbox="" title={t('story.message.frame')} srcDoc={frameDocument(content.data)} />
      )}
    </Modal>
  );
}
