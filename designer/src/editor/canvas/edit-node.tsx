import { formatDayOffset } from '@relance/domain';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { AxisStep } from '../../drawing/day-axis.js';
import type { PortLook } from '../../drawing/kind-look.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import { useEditing } from '../editor-context.js';
import { StepPicker } from '../step-picker.js';

/** A step as React Flow carries it in the editor. */
export type EditNodeType = Node<
  {
    step: AxisStep;
    /** What the compiler says of it. */
    fault: 'error' | 'warning' | undefined;
    /** Its numbers on the path shown, from 1. */
    places: readonly number[];
    /** Ports that lead nowhere yet. */
    open: readonly string[];
  },
  'edit'
>;

function AddBehind({ step, port }: { step: AxisStep; port: PortLook }) {
  const { t } = useTranslation();
  const { add } = useEditing();
  const name = t('editor.addBehind', { step: step.name, outcome: port.label });
  return (
    <StepPicker
      onPick={(kind) => {
        add(kind, { node: step.id, port: port.id });
      }}
      target={
        <button type="button" className="plus nodrag" aria-label={name} title={name}>
          +
        </button>
      }
    />
  );
}

function SidePort({ step, port, isOpen }: { step: AxisStep; port: PortLook; isOpen: boolean }) {
  return (
    <div className={isOpen ? 'p open' : 'p'}>
      {port.label}
      {isOpen ? <AddBehind step={step} port={port} /> : null}
      <Handle type="source" id={port.id} position={Position.Right} />
    </div>
  );
}

/** A card of the drawing being edited: the same as the published one, with its state, and a “+” behind every port that leads nowhere. */
export function EditNode({ data: { step, fault, places, open } }: NodeProps<EditNodeType>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { look } = step;
  const nominal = look.ports.find((port) => port.nominal);
  const state = places.length > 0 ? ' onpath' : fault === undefined ? '' : ` has-${fault}`;
  return (
    <div className={`${look.pill ? 'node pill' : 'node'}${state}`}>
      {look.entry ? null : <Handle type="target" position={Position.Top} className="in" />}
      {places.length === 0 ? null : <span className="place">{places.join(' · ')}</span>}
      <div className="h">
        <span className={`tile ${look.channel}`}>
          <Icon name={look.icon} size={13} />
        </span>
        <span className="t trunc">{step.name}</span>
        {fault === undefined ? null : (
          <span className={`fault ${fault}`} title={t(`editor.has.${fault}`)}>
            <Icon name={fault === 'error' ? 'error' : 'warn'} size={13} />
          </span>
        )}
        <span className="day">{formatDayOffset(step.day, locale)}</span>
      </div>
      {look.pill ? null : <div className="m">{look.title}</div>}
      {step.sidePorts.map((port) => (
        <SidePort key={port.id} step={step} port={port} isOpen={open.includes(port.id)} />
      ))}
      {nominal === undefined ? null : (
        <>
          <Handle type="source" id={nominal.id} position={Position.Bottom} />
          {open.includes(nominal.id) ? (
            <div className="below">
              <span>{nominal.label}</span>
              <AddBehind step={step} port={nominal} />
            </div>
          ) : null}
        </>
      )}
    </div>
  );
}
