import { createContext, use } from 'react';
import type { Graph, ScenarioBundle, Template } from '@relance/schemas';
import type { PortOf } from './document/links.js';
import type { ToldIssue } from './proof/use-proof.js';

/** The drawing as the user changes it. */
export interface Editing {
  graph: Graph;
  templates: readonly Template[];
  issues: readonly ToldIssue[];
  /** The step in the panel; undefined: the scenario itself. */
  selected: string | undefined;
  select: (id: string | undefined) => void;
  /** A change with the words its undo button shows; changes of one gesture are undone together. */
  change: (label: string, change: (graph: Graph) => Graph, gesture?: string) => void;
  /** {@link change} of drawing and texts together. */
  changeBundle: (label: string, change: (bundle: ScenarioBundle) => ScenarioBundle, gesture?: string) => void;
  /** Adds a step of a kind behind a port, or freely, and shows it in the panel. */
  add: (kind: string, behind?: PortOf) => void;
  /** Adds a step of a kind on a day, led to by nothing yet, and shows it in the panel. */
  addOn: (kind: string, day: number) => void;
  remove: (id: string) => void;
  duplicate: (id: string) => void;
}

const EditorContext = createContext<Editing | undefined>(undefined);

/** Hands the drawing to everything inside the editor. */
export const EditorProvider = EditorContext.Provider;

/** The drawing being edited. Throws outside the editor. */
export function useEditing(): Editing {
  const editing = use(EditorContext);
  if (editing === undefined) throw new Error('useEditing outside the editor');
  return editing;
}
