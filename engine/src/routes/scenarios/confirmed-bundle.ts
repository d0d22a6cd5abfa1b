/** Whether a value of a drawing can hold more. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function confirmed(graph: unknown): unknown {
  if (!isObject(graph)) return graph;
  const policies = isObject(graph['policies']) ? graph['policies'] : {};
  // the owner of a key account agrees to each message already
  return policies['sendMode'] === 'owner' ? graph : { ...graph, policies: { ...policies, sendMode: 'confirm' } };
}

/**
 * A drawing as it is published so that a person confirms each of its messages (law 24): the same cards under another policy, hence another plan. A bundle, or a bare
 * graph; what is neither comes back as it is, and the compiler says what is wrong with it.
 */
export function confirmedBundle(bundle: unknown): unknown {
  if (!isObject(bundle)) return bundle;
  return isObject(bundle['graph']) ? { ...bundle, graph: confirmed(bundle['graph']) } : confirmed(bundle);
}
