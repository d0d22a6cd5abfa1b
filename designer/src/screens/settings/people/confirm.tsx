import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface ConfirmProps {
  title: string;
  /** What happens, and what does not change. */
  consequence: string;
  /** The act with its object, as the button says it. */
  act: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Says what an act does before it is done; the way out is named. */
export function Confirm({ title, consequence, act, onConfirm, onClose }: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <Modal opened lockScroll={false} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <p className="sub">{consequence}</p>
      <div className="row wrap confirm">
        <Button
          variant="filled"
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {act}
        </Button>
        <Button onClick={onClose}>{t('settings.changeNothing')}</Button>
      </div>
    </Modal>
  );
}
