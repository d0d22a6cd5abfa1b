import { ApiProblem, type Problem } from '@relance/schemas';
import { CommandFault } from '../terminal/command-fault.js';

/** Whose fault a refusal is: not signed in or not allowed is usage, a server in trouble a missing service, the rest the user's data. */
function exitCodeOf(problem: Problem): 1 | 2 | 3 {
  if (problem.status >= 500) return 3;
  return problem.status === 401 || problem.status === 403 ? 2 : 1;
}

/** A refusal of the API as a fault of the command, with all its issues. */
export function problemToFault(problem: Problem): CommandFault {
  const { code, fr, en, issues } = problem;
  if (problem.status === 401) {
    const hint = {
      fr: `${fr} Indiquez le jeton dans RELANCE_TOKEN, ou lancez la commande dans le dossier où Relance tourne (.relance/cli-token).`,
      en: `${en} Give the token in RELANCE_TOKEN, or run the command in the folder Relance runs from (.relance/cli-token).`,
    };
    return new CommandFault(2, code, hint, issues);
  }
  return new CommandFault(exitCodeOf(problem), code, { fr, en }, issues);
}

/** Nothing answers at the address: the service is missing. */
export function serverMissing(url: string): CommandFault {
  return new CommandFault(3, 'RLC_SERVER_MISSING', {
    fr: `Relance ne répond pas à ${url}. Lancez « npm start », ou indiquez l’adresse avec --server ou RELANCE_URL.`,
    en: `Relance does not answer at ${url}. Run “npm start”, or give the address with --server or RELANCE_URL.`,
  });
}

/** What `fetch` throws when nothing answers (TypeError with a cause) or takes too long. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'));
}

/** Turns what a call throws into a fault of the command; faults of the program pass as they are. */
export function toFault(error: unknown, url: string): unknown {
  if (error instanceof ApiProblem) return problemToFault(error.problem);
  return isUnreachable(error) ? serverMissing(url) : error;
}
