import type { ImportProgress } from '@relance/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { importFile, type ImportRequest, type ImportResult } from '../../api/imports.js';

/** One reading of a file under way, its answer or its refusal, and how far it is. */
export interface Importing {
  start: (request: ImportRequest) => void;
  forget: () => void;
  isPending: boolean;
  error: Error | null;
  result: ImportResult | undefined;
  progress: ImportProgress | undefined;
}

/** Reads a file in, or checks it; once it was read in, every list is read again. */
export function useImporting(): Importing {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<ImportProgress>();
  const { mutate, reset, isPending, error, data } = useMutation({
    mutationFn: (request: ImportRequest) => {
      setProgress(undefined);
      return importFile(request, setProgress);
    },
    onSettled: async (_result, _error, { dryRun }) => {
      if (!dryRun) await queryClient.invalidateQueries();
    },
  });
  return { start: mutate, forget: reset, isPending, error, result: data, progress };
}
