import { isCivilDate } from '@relance/domain';
import type { Entity, IssueView } from '@relance/schemas';

/** ISO 9362: bank, country, place, and a branch where there is one. */
const BIC = /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;
/** ISO 13616: country, two check digits, up to 30 letters and digits; a French one has 27 characters. */
const IBAN = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/;
const FRENCH_LENGTH = 27;

/** Whether an IBAN has the form of ISO 13616 and the check digits of ISO 7064 (mod 97-10); blanks count for nothing. */
export function isIban(text: string): boolean {
  const iban = text.replace(/\s/g, '').toUpperCase();
  if (!IBAN.test(iban) || (iban.startsWith('FR') && iban.length !== FRENCH_LENGTH)) return false;
  const digits = Array.from(`${iban.slice(4)}${iban.slice(0, 4)}`, (sign) => Number.parseInt(sign, 36).toString()).join('');
  return Array.from(digits, Number).reduce((rest, digit) => (rest * 10 + digit) % 97, 0) === 1;
}

function fault(code: string, field: string, fr: string, en: string): IssueView {
  return { code: `entity.${code}`, severity: 'error', path: `body/${field}`, fr, en };
}

/** The first place at which a name stands for the second time; undefined when each is its own. */
function repeated(names: readonly string[]): number | undefined {
  const at = names.findIndex((name, index) => names.indexOf(name) !== index);
  return at < 0 ? undefined : at;
}

function bankFaults({ payeeAccounts }: Entity): IssueView[] {
  const faults = payeeAccounts.flatMap(({ iban, bic }, index) => {
    const field = `payeeAccounts/${String(index)}`;
    const wrongIban = iban !== '' && !isIban(iban);
    const wrongBic = bic !== '' && !BIC.test(bic.replace(/\s/g, '').toUpperCase());
    return [
      ...(wrongIban
        ? [
            fault(
              'iban',
              `${field}/iban`,
              `L’IBAN ${iban} n’est pas valable : relisez-le.`,
              `The IBAN ${iban} is not valid: read it again.`,
            ),
          ]
        : []),
      ...(wrongBic
        ? [
            fault(
              'bic',
              `${field}/bic`,
              `Le BIC ${bic} n’a pas 8 ou 11 signes bien formés.`,
              `The BIC ${bic} is not 8 or 11 well-formed signs.`,
            ),
          ]
        : []),
    ];
  });
  const twice = repeated(payeeAccounts.map(({ id }) => id));
  if (twice === undefined) return faults;
  const field = `payeeAccounts/${String(twice)}/id`;
  return [...faults, fault('payeeTwice', field, 'Deux comptes portent le même nom.', 'Two accounts bear the same name.')];
}

/**
 * Everything wrong with an entity as its admin states it that its schema cannot say: bank details (empty ones are not yet known), hours that end
 * before they begin, a role signed for twice, a day of legal parameters that is none.
 */
export function entityFaults(entity: Entity): IssueView[] {
  const { fromMinute, toMinute } = entity.policy.window;
  const hours = fromMinute >= 0 && fromMinute < toMinute && toMinute <= 1440;
  const since = entity.legal.lateInterestSince;
  const noDay = fault(
    'dayUnknown',
    'legal/lateInterestSince',
    `${since} n’est pas un jour du calendrier.`,
    `${since} is no day of the calendar.`,
  );
  const twice = repeated((entity.senders ?? []).map(({ role }) => role));
  return [
    ...bankFaults(entity),
    ...(hours
      ? []
      : [
          fault(
            'hours',
            'policy/window',
            'Les heures d’envoi finissent avant de commencer.',
            'The hours of sending end before they begin.',
          ),
        ]),
    ...(twice === undefined
      ? []
      : [
          fault(
            'senderTwice',
            `senders/${String(twice)}/role`,
            'Deux personnes signent pour le même rôle.',
            'Two people sign for the same role.',
          ),
        ]),
    ...(isCivilDate(since) ? [] : [noDay]),
  ];
}
