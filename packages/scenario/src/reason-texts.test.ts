import { describe, expect, it } from 'vitest';
import { reasonTexts, tellReason } from './reason-texts.js';

describe('reasons told to people', () => {
  it('says why not, since when and what is next', () => {
    const waits = { code: 'waitsForGap', law: 14, on: '2025-11-07', until: '2025-11-14', values: { days: 7, level: 2 } };
    expect(tellReason(waits, 'fr', { step: 'R1' })).toBe(
      'R1 est due, mais un message est parti le ven. 7 nov. : 7 jours d’écart au moins. Départ le ven. 14 nov.',
    );
    expect(tellReason(waits, 'en', { step: 'R1' })).toContain('at least 7 days between contacts');
  });

  it('says at which end a walk stops, and who takes the item up', () => {
    const ended = { code: 'endedOwed', law: 12, nodeId: 'disagreement', until: '2025-11-14', values: { owner: 'creditManager' } };
    const names = { item: 'F-1', step: '« Désaccord à traiter »' };
    expect(tellReason(ended, 'fr', names)).toBe(
      'Le scénario s’arrête à « Désaccord à traiter » et F-1 reste due : le crédit client la reprend, au plus tard le ven. 14 nov.',
    );
    expect(tellReason(ended, 'en', { item: 'F-1', step: '“Disagreement”' })).toContain('credit management takes it up');
    expect(tellReason({ ...ended, values: { owner: 'Zoé Martin' } }, 'fr', names)).toContain(' : Zoé Martin la reprend');
  });

  it('never leaves a placeholder or throws, whatever it is given', () => {
    for (const code of [...Object.keys(reasonTexts), 'unheardOf']) {
      for (const locale of ['fr', 'en'] as const) expect(tellReason({ code, law: 1, until: 'never' }, locale)).not.toMatch(/[{}]/);
    }
  });
});
