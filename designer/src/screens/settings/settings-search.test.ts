import { describe, expect, it } from 'vitest';
import { partsFor, readSettingsSearch } from './settings-search.js';

describe('the parts of the settings', () => {
  it('are read from the address, and nothing else is', () => {
    expect(readSettingsSearch({ part: 'audit', other: 1 })).toEqual({ part: 'audit' });
    expect(readSettingsSearch({ part: 'nothing' })).toEqual({});
  });

  it.each(['admin', 'auditor'] as const)('are all shown to the %s', (role) => {
    expect(partsFor(role)).toContain('users');
    expect(partsFor(role)).toContain('audit');
  });

  it.each(['creditManager', 'collector', 'salesRep'] as const)('hide people, keys and the log from the %s', (role) => {
    expect(partsFor(role)).toEqual(['start', 'entity', 'rules', 'calendars', 'legal', 'channels']);
  });
});
