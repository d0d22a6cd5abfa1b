import type { AriaLabelConfig } from '@xyflow/react';
import { useTranslation } from 'react-i18next';

/** What React Flow says aloud, in the user's language; `node` and `edge` tell what can be done with a card and a link. */
export function useCanvasLabels({ node, edge }: { node: string; edge: string }): Partial<AriaLabelConfig> {
  const { t } = useTranslation();
  return {
    'node.a11yDescription.default': node,
    'node.a11yDescription.keyboardDisabled': node,
    'edge.a11yDescription.default': edge,
    'controls.ariaLabel': t('scenarios.controls'),
    'controls.zoomIn.ariaLabel': t('scenarios.zoomIn'),
    'controls.zoomOut.ariaLabel': t('scenarios.zoomOut'),
    'controls.fitView.ariaLabel': t('scenarios.fit'),
  };
}
