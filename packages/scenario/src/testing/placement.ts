import type { Placement } from '../kinds/kind.js';
import type { ProgramCounter } from '../plan.js';

/** Where a card stands in a test: its ports lead to the places given, templates are in version 3. */
export function placed(ports: Readonly<Record<string, ProgramCounter>>, more: Partial<Placement> = {}): Placement {
  const to = (port: string): ProgramCounter => ports[port] ?? -1;
  return { nodeId: 'carte', self: 4, to, templateVersion: () => 3, isBranch: false, ...more };
}
