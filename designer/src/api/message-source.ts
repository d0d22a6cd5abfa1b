import { ApiProblem, contractPath, contracts, readProblem } from '@relance/schemas';

/** The exact bytes of a message as text; the one answer of the API that is no JSON. Throws ApiProblem when it is refused. */
export async function fetchMessageSource(id: string): Promise<string> {
  const path = contractPath(contracts.getDispatchContent, { params: { id }, querystring: { as: 'text' } });
  const response = await fetch(path, { credentials: 'same-origin' });
  const text = await response.text();
  if (!response.ok) throw new ApiProblem(readProblem(response.status, text));
  return text;
}
