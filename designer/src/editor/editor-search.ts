/** How a scenario is looked at in the editor; one literal list, in the order of the switch. */
export const editorModes = ['edit', 'simulation', 'compare'] as const;

/** One member of {@link editorModes}. */
export type EditorMode = (typeof editorModes)[number];

/** What of the editor its address says. */
export interface EditorSearch {
  /** Absent: the drawing is edited. */
  mode?: Exclude<EditorMode, 'edit'>;
}

/** The address of a mode. */
export function searchFor(mode: EditorMode): EditorSearch {
  return mode === 'edit' ? {} : { mode };
}

/** Reads the address of the editor; what it does not know is left out. */
export function readEditorSearch(search: Record<string, unknown>): EditorSearch {
  return searchFor(editorModes.find((mode) => mode === search['mode']) ?? 'edit');
}
