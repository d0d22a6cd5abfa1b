/** A name as an id: `Échéance 60 jours` → `echeance-60-jours`. */
function slugOf(name: string): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Whether a segment is named like a scenario: like its id or one of its names, accents, case and punctuation apart. */
export function bearsNameOf(segment: string, scenario: { scenarioId: string; names: readonly string[] }): boolean {
  return [scenario.scenarioId, ...scenario.names].some((name) => slugOf(name) === slugOf(segment));
}
