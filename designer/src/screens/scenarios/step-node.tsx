import { formatDayOffset } from '@relance/domain';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { AxisStep } from '../../drawing/day-axis.js';
import { useLocale } from '../../i18n/use-locale.js';
import type { CardChange } from '../../compare/changes-of.js';
import type { StepMark } from '../../simulation/path/light-path.js';
import { Icon } from '../../ui/icon.js';

/** A step as React Flow carries it; on the path of a simulation with its number there, beside another version with what became of it. */
export type StepNodeType = Node<{ step: AxisStep; mark: StepMark | undefined; change: CardChange | undefined }, 'step'>;

/** A card of the drawing: icon, name, day; the nominal outcome leaves below, the others from their rows on the right. */
export function StepNode({ data: { step, mark, change } }: NodeProps<StepNodeType>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { look } = step;
  const nominal = look.ports.find((port) => port.nominal);
  return (
    <div
      className={`node${look.pill ? ' pill' : ''}${mark === undefined ? '' : ` sim-${mark.state}`}${change === undefined ? '' : ` is-${change}`}`}
    >
      {look.entry ? null : <Handle type="target" position={Position.Top} className="in" isConnectable={false} />}
      {mark === undefined ? null : <span className="place sim">{mark.place}</span>}
      {change === undefined ? null : <span className={`badge ${change}`}>{t(`scenarios.change.${change}`)}</span>}
      <div className="h">
        <span className={`tile ${look.channel}`}>
          <Icon name={look.icon} size={13} />
        </span>
        <span className="t trunc">{step.name}</span>
        <span className="day">{formatDayOffset(step.day, locale)}</span>
      </div>
      {look.pill ? null : <div className="m">{mark?.note ?? look.title}</div>}
      {step.sidePorts.map((port) => (
        <div key={port.id} className="p">
          {port.label}
          <Handle type="source" id={port.id} position={Position.Right} isConnectable={false} />
        </div>
      ))}
      {nominal === undefined ? null : <Handle type="source" id={nominal.id} position={Position.Bottom} isConnectable={false} />}
    </div>
  );
}
