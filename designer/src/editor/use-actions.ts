import { formatDayOffset } from '@relance/domain';
import { kindNamed } from '@relance/scenario';
import type { Graph } from '@relance/schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { layOutDays } from '../drawing/day-axis.js';
import { useLocale } from '../i18n/use-locale.js';
import type { PortOf } from './document/links.js';
import { addStep, addStepBehind, duplicateStep, freeName, removeStep, type NewStep } from './document/steps.js';
import type { Editing } from './editor-context.js';
import type { Proof } from './proof/use-proof.js';
import type { EditedDocument } from './draft/use-document.js';

/** Ids are the migration key and never used again (DESIGN §4). */
function newId(kind: string): string {
  return `${kind}-${String(crypto.getRandomValues(new Uint32Array(1))[0])}`;
}

/** The way a step goes on by itself: its nominal port, else its first. */
function onward({ nodes }: Graph, id: string | undefined): PortOf | undefined {
  const node = nodes.find((one) => one.id === id);
  const ports = node === undefined ? [] : (kindNamed(node.kind)?.ports(node.data) ?? []);
  const port = ports.find(({ nominal }) => nominal === true) ?? ports[0];
  return node === undefined || port === undefined ? undefined : { node: node.id, port: port.id };
}

/** The changes of the drawing that people make, each with the words of its undo. */
export function useActions(document: EditedDocument, proof: Proof): Editing {
  const { t } = useTranslation();
  const locale = useLocale();
  const [selected, select] = useState<string>();
  const { graph, templates } = document.bundle;
  const change: Editing['change'] = (label, how, gesture) => {
    const whole = (now: EditedDocument['bundle']): EditedDocument['bundle'] => {
      const next = how(now.graph);
      return next === now.graph ? now : { ...now, graph: next };
    };
    document.change(label, whole, gesture);
  };
  const made = (kind: string): Omit<NewStep, 'day'> => ({
    id: newId(kind),
    kind,
    name: freeName(graph, kindNamed(kind)?.title[locale] ?? kind),
  });
  const nameOf = (id: string): string => graph.nodes.find((node) => node.id === id)?.name ?? id;
  return {
    graph,
    templates,
    issues: proof.issues,
    selected,
    select,
    change,
    changeBundle: document.change,
    add: (kind, behind = onward(graph, selected)) => {
      const before = layOutDays(graph, locale).steps.find(({ id }) => id === behind?.node);
      const step = { ...made(kind), ...(before === undefined ? {} : { day: before.day + 1 }) };
      const label = t('editor.did.added', { step: step.name });
      change(label, (now) => (behind === undefined ? addStep(now, step) : addStepBehind(now, behind, step)));
      select(step.id);
    },
    addOn: (kind, day) => {
      const step = { ...made(kind), day };
      change(t('editor.did.addedOn', { step: step.name, day: formatDayOffset(day, locale) }), (now) => addStep(now, step));
      select(step.id);
    },
    remove: (id) => {
      change(t('editor.did.removed', { step: nameOf(id) }), (now) => removeStep(now, id));
      select(graph.edges.find(({ to }) => to === id)?.from.node);
    },
    duplicate: (id) => {
      const node = graph.nodes.find((one) => one.id === id);
      if (node === undefined) return;
      const copy = { id: newId(node.kind), name: freeName(graph, node.name) };
      change(t('editor.did.duplicated', { step: node.name }), (now) => duplicateStep(now, id, copy));
      select(copy.id);
    },
  };
}
