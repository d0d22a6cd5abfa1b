import { Button, NativeSelect, TextInput } from '@mantine/core';
import { formatDayOffset } from '@relance/domain';
import { kindNamed } from '@relance/scenario';
import type { GraphNode } from '@relance/schemas';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { layOutDays } from '../../drawing/day-axis.js';
import { lookOf } from '../../drawing/kind-look.js';
import { useLocale } from '../../i18n/use-locale.js';
import { Icon } from '../../ui/icon.js';
import { connect, disconnect, linkFrom } from '../document/links.js';
import { changeStep, setField } from '../document/steps.js';
import { useEditing } from '../editor-context.js';
import { StepPicker } from '../step-picker.js';
import { fieldShapes } from './field-shape.js';
import { plainSubject } from './plain-subject.js';
import { StepField } from './step-field.js';
import { TextSection } from './text-section.js';

/** The steps by name and day, in the order of the days: several may have the same name. */
function useDatedNames() {
  const locale = useLocale();
  const { graph } = useEditing();
  return useMemo(() => {
    const kindOf = new Map(graph.nodes.map(({ id, kind }) => [id, kind]));
    return layOutDays(graph, locale).steps.map(({ id, name, day }) => ({
      id,
      name: `${name} · ${formatDayOffset(day, locale)}`,
      role: kindNamed(kindOf.get(id) ?? '')?.role,
    }));
  }, [graph, locale]);
}

function PanelHeader({ node, isEntry }: { node: GraphNode; isEntry: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { change, remove, duplicate } = useEditing();
  const look = lookOf(node, locale);
  return (
    <header className="panel-head">
      <span className={`tile ${look.channel}`}>
        <Icon name={look.icon} size={15} />
      </span>
      <TextInput
        aria-label={t('editor.stepName')}
        value={node.name}
        onChange={(event) => {
          const name = event.currentTarget.value;
          if (name === '') return;
          change(
            t('editor.did.renamed', { step: name }),
            (now) => changeStep(now, node.id, (one) => ({ ...one, name })),
            `name ${node.id}`,
          );
        }}
      />
      <p className="small sub">{look.title}</p>
      {isEntry ? null : (
        <div className="row">
          <Button
            size="xs"
            onClick={() => {
              duplicate(node.id);
            }}
          >
            {t('editor.duplicate')}
          </Button>
          <Button
            size="xs"
            onClick={() => {
              remove(node.id);
            }}
          >
            {t('editor.remove')}
          </Button>
        </div>
      )}
    </header>
  );
}

/** Where each way out leads, by a list and by the keyboard: the same links the drawing shows. */
function WaysOut({ node }: { node: GraphNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { graph, change, add } = useEditing();
  const { ports } = lookOf(node, locale);
  const others = useDatedNames().filter(({ id, role }) => id !== node.id && role !== 'entry' && role !== 'inert');
  if (ports.length === 0) return null;
  return (
    <section>
      <h3>{t('editor.waysOut')}</h3>
      {ports.map((port) => {
        const from = { node: node.id, port: port.id };
        const to = linkFrom(graph, from)?.to ?? '';
        return (
          <div key={port.id} className="way-out">
            <NativeSelect
              label={port.label}
              value={to}
              data={[{ value: '', label: t('editor.leadsNowhere') }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={(event) => {
                const target = event.currentTarget.value;
                const label = target === '' ? t('editor.did.unlinked') : t('editor.did.linked');
                change(label, (now) => (target === '' ? disconnect(now, from) : connect(now, from, target)));
              }}
            />
            <StepPicker
              onPick={(kind) => {
                add(kind, from);
              }}
              target={
                <button type="button" className="plus" aria-label={t('editor.addBehind', { step: node.name, outcome: port.label })}>
                  +
                </button>
              }
            />
          </div>
        );
      })}
    </section>
  );
}

function StepProblems({ id }: { id: string }) {
  const locale = useLocale();
  const mine = useEditing().issues.filter(({ nodeId }) => nodeId === id);
  if (mine.length === 0) return null;
  return (
    <section className="step-problems">
      {mine.map((issue) => (
        <p key={issue.code + issue.fr} className={issue.severity}>
          <Icon name={issue.severity === 'error' ? 'error' : 'warn'} size={13} /> {issue[locale]}
        </p>
      ))}
    </section>
  );
}

/** Everything about the chosen step: name, the fields its kind has, where its ways out lead, what is wrong with it. */
export function StepPanel({ node }: { node: GraphNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { templates, change } = useEditing();
  const kind = kindNamed(node.kind);
  const shapes = useMemo(() => (kind === undefined ? [] : fieldShapes(kind.dataSchema, locale)), [kind, locale]);
  const written = useMemo(
    () => templates.filter((one) => one.locale === locale).map(({ id, subject }) => ({ id, subject: plainSubject(subject ?? id) })),
    [templates, locale],
  );
  const steps = useDatedNames().filter(({ id }) => id !== node.id);
  return (
    <aside className="panel" aria-label={t('editor.panelOf', { step: node.name })}>
      <PanelHeader node={node} isEntry={kind?.role === 'entry'} />
      <StepProblems id={node.id} />
      {kind === undefined ? (
        <p className="small sub">{t('editor.unknownKind', { kind: node.kind })}</p>
      ) : (
        <p className="small sub">{kind.help[locale]}</p>
      )}
      <div className="fields">
        {shapes.map((shape) => (
          <StepField
            key={shape.name}
            shape={shape}
            value={node.data[shape.name]}
            templates={written}
            steps={steps}
            onChange={(value) => {
              const label = t('editor.did.changed', { step: node.name, field: shape.label });
              change(label, (now) => setField(now, node.id, shape.name, value), `${node.id} ${shape.name}`);
            }}
          />
        ))}
      </div>
      {shapes
        .filter(({ widget }) => widget === 'template')
        .map(({ name }) => (
          <TextSection key={name} node={node} field={name} />
        ))}
      <WaysOut node={node} />
    </aside>
  );
}
