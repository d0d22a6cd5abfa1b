import { describe, expect, it } from 'vitest';
import { plainSubject } from './plain-subject.js';

describe('the subject of a template in a list', () => {
  it.each([
    ['Rappel', 'Rappel'],
    ['{{oneOrMany "Votre facture" "Vos factures"}} – {{entity.name}}', 'Votre facture – …'],
    ['Entretien du {{plainDate call.on}}, compte {{account.code}}', 'Entretien du …, compte …'],
    ['{{#if a}}x{{/if}}', '…x…'],
    ['', ''],
  ])('%s reads %s', (subject, plain) => {
    expect(plainSubject(subject)).toBe(plain);
  });
});
