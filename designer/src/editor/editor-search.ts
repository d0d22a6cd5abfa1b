/** What of the editor its address says. */
export interface EditorSearch {
  /** Absent: the drawing is edited. */
  mode?: 'simulation';
}

/** Reads the address of the editor; what it does not know is left out. */
export function readEditorSearch(search: Record<string, unknown>): EditorSearch {
  return search['mode'] === 'simulation' ? { mode: 'simulation' } : {};
}
