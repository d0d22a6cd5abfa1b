import type { AccountContact } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { emailInUse, mobileInUse, phoneInUse } from './contact-reach.js';

const contact: AccountContact = { id: 'k', role: 'accountsPayable', name: 'Anne', email: 'a@client.example', mobile: '0611', phone: '01' };

describe('a contact', () => {
  it.each<[string, Partial<AccountContact>, (string | undefined)[]]>([
    ['every way where none is excluded', {}, ['a@client.example', '0611', '01']],
    ['no e-mail once its address came back', { bounced: true }, [undefined, '0611', '01']],
    ['nothing but the ways it accepts', { channels: ['email'] }, ['a@client.example', undefined, undefined]],
    ['no way but letters', { channels: ['letter'] }, [undefined, undefined, undefined]],
  ])('is reached by %s', (_, more, expected) => {
    const one = { ...contact, ...more };
    expect([emailInUse(one), mobileInUse(one), phoneInUse(one)]).toEqual(expected);
  });

  it('is called on its mobile where it has no other number', () => {
    expect(phoneInUse({ id: 'k', role: 'other', name: 'Luc', mobile: '0612' })).toBe('0612');
  });
});
