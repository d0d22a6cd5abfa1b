import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type Edge, type EdgeProps } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useEditing } from '../editor-context.js';
import { StepPicker } from '../step-picker.js';

/** A link as React Flow carries it in the editor: its words, and whether it lies on the path shown. */
export type EditEdgeType = Edge<{ words: string; isOnPath: boolean }, 'edit'>;

const RADIUS = 6;

/** A link with its words and a “+” that puts a step between the two it joins. */
export function EditEdge(props: EdgeProps<EditEdgeType>) {
  const { t } = useTranslation();
  const { graph, add } = useEditing();
  const { id, source, target, sourceHandleId, data, markerEnd } = props;
  const [path, x, y] = getSmoothStepPath({ ...props, borderRadius: RADIUS });
  const nameOf = (node: string): string => graph.nodes.find((one) => one.id === node)?.name ?? node;
  const name = t('editor.addBetween', { from: nameOf(source), to: nameOf(target) });
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className={data?.isOnPath === true ? 'onpath' : ''}
        {...(markerEnd === undefined ? {} : { markerEnd })}
      />
      <EdgeLabelRenderer>
        <div className="edge-label nodrag nopan" style={{ transform: `translate(-50%, -50%) translate(${String(x)}px, ${String(y)}px)` }}>
          {data?.words === '' ? null : <span>{data?.words}</span>}
          <StepPicker
            onPick={(kind) => {
              add(kind, { node: source, port: sourceHandleId ?? '' });
            }}
            target={
              <button type="button" className="plus" aria-label={name} title={name}>
                +
              </button>
            }
          />
        </div>
      </EdgeLabelRenderer>
    </>
  );
}
