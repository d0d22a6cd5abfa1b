import { ApiProblem, contractPath, contracts, readProblem } from '@relance/schemas';

/** The exact bytes an answer of the API holds, as text; these answers are the only ones that are no JSON. Throws ApiProblem when it is refused. */
async function fetchText(path: string): Promise<string> {
  const response = await fetch(path, { credentials: 'same-origin' });
  const text = await response.text();
  if (!response.ok) throw new ApiProblem(readProblem(response.status, text));
  return text;
}

/** The exact bytes of a message as text. Throws ApiProblem when it is refused. */
export function fetchMessageSource(id: string): Promise<string> {
  return fetchText(contractPath(contracts.getDispatchContent, { params: { id }, querystring: { as: 'text' } }));
}

/** The exact bytes of the message a task asks approval for, as text. Throws ApiProblem when it is refused. */
export function fetchDraftSource(id: string): Promise<string> {
  return fetchText(contractPath(contracts.getTaskContent, { params: { id }, querystring: { as: 'text' } }));
}
