import { describe, expect, it } from 'vitest';
import { registeredNumber } from './registered-number.js';

describe('the number of a registered letter', () => {
  // 4·8 + 7·6 + 3·4 + 1·2 + 2·3 + 4·5 + 8·9 + 2·7 = 200, which is 2 modulo 11: the digit is 9
  it.each([
    ['RR473124829FR', 'RR473124829FR'],
    ['rr 47 312 482 9 fr', 'RR473124829FR'],
    // sum 0: 11 is written 5; 5·1 + 7·1 = 12, which is 1 modulo 11: 10 is written 0
    ['RK 00 000 000 5 FR', 'RK000000005FR'],
    ['RK 00 000 101 0 FR', 'RK000001010FR'],
    ['1A 123 456 7890 1', '1A12345678901'],
    ['2C-160.330-0081-2', '2C16033000812'],
  ])('%s is %s', (text, number) => {
    expect(registeredNumber(text)).toEqual({ number });
  });

  it.each(['', '1A 123 456 789', '1A 123 456 7890 12', 'LB473124829FR', 'RR47312482FR', 'AA12345678901', 'RR473124829F1'])(
    '%j is none',
    (text) => {
      expect(registeredNumber(text)).toEqual({ fault: 'form' });
    },
  );

  it('with one digit mistyped says which its check digit would be', () => {
    expect(registeredNumber('RR473124828FR')).toEqual({ fault: 'checkDigit', expected: '9' });
    expect(registeredNumber('RR473124929FR')).toMatchObject({ fault: 'checkDigit' });
  });
});
