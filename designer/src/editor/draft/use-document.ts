import type { ScenarioBundle } from '@relance/schemas';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isConflict, saveDraft, type EditedScenario } from '../../api/drafts.js';
import { Autosave, type SaveState } from './autosave.js';
import { openHistory, record, redo, undo, type History } from '../document/history.js';

/** A drawing with its history, saved by itself. */
export interface EditedDocument {
  bundle: ScenarioBundle;
  history: History<ScenarioBundle>;
  saveState: SaveState;
  change: (label: string, change: (bundle: ScenarioBundle) => ScenarioBundle, gesture?: string) => void;
  undo: () => void;
  redo: () => void;
  /** After a conflict: saves one's own drawing after the revision somebody else made. */
  saveAfter: (revision: number) => void;
}

/** Keeps the drawing of one visit: every change can be undone, and is saved a second later. */
export function useDocument(initial: EditedScenario): EditedDocument {
  const [history, setHistory] = useState(() => openHistory(initial.bundle));
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'saved' });
  const { revision } = initial;
  const autosave = useMemo(
    () =>
      new Autosave<ScenarioBundle>({
        revision,
        save: async (bundle, from) => (await saveDraft({ bundle, revision: from })).revision,
        isConflict,
        onState: setSaveState,
      }),
    [revision],
  );
  const bundle = history.present;
  const seen = useRef(bundle);
  useEffect(() => {
    if (seen.current === bundle) return;
    seen.current = bundle;
    autosave.change(bundle);
  }, [autosave, bundle]);
  useEffect(() => {
    const leave = (): void => {
      autosave.flush();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      autosave.flush();
    };
  }, [autosave]);
  return {
    bundle,
    history,
    saveState,
    change: (label, change, gesture) => {
      setHistory((now) => record(now, change(now.present), { label, ...(gesture === undefined ? {} : { gesture }) }));
    },
    undo: () => {
      setHistory(undo);
    },
    redo: () => {
      setHistory(redo);
    },
    saveAfter: (from) => {
      autosave.resumeFrom(from);
    },
  };
}
