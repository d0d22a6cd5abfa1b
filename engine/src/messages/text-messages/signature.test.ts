import { expect, it } from 'vitest';
import { isSigned } from './signature.js';
import { readReply } from './stop-words.js';

it('knows the signature of the provider’s own documentation', () => {
  const callback = { url: 'https://mycompany.com', secret: '12345' };
  const form = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  };
  const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';
  expect(isSigned(callback, '/myapp.php?foo=1&bar=2', form, signature)).toBe(true);
  expect(isSigned(callback, '/myapp.php?foo=1&bar=3', form, signature)).toBe(false);
  expect(isSigned({ ...callback, secret: '12346' }, '/myapp.php?foo=1&bar=2', form, signature)).toBe(false);
  expect(isSigned(callback, '/myapp.php?foo=1&bar=2', { ...form, Digits: '1235' }, signature)).toBe(false);
  expect(isSigned(callback, '/myapp.php?foo=1&bar=2', form, undefined)).toBe(false);
});

it.each([
  ['STOP', true, false],
  ['Stop.', true, false],
  ['Arrêt', true, false],
  ['stop sms', true, false],
  ['ARRÊTEZ !!!', true, false],
  ['Stop, nous avons déjà réglé la facture', true, true],
  ['Nous réglons vendredi', false, true],
  ['Pas de stop chez nous', false, true],
  ['', false, true],
])('%s refuses: %s, asks to be read: %s', (text, refuses, saysMore) => {
  expect(readReply(text)).toEqual({ refuses, saysMore });
});
