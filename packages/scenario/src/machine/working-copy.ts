import type { CaseState } from './state.js';
import { copyToken } from './token/copy-token.js';

/** A state that may be changed without touching the one it was made from; its lists but that of its tokens are put in the place of others, never changed. */
export function workingCopy(state: CaseState): CaseState {
  return { ...state, tokens: state.tokens.map(copyToken) };
}
