import type { Account, AccountView } from '@relance/schemas';
import type { CommandContext } from '../../terminal/command-context.js';

type Contact = Account['contacts'][number];

function contactLine(fr: boolean, contact: Contact): string {
  const { role, name, email, phone, mobile, bounced, verified, preferredChannel } = contact;
  const state =
    bounced === true ? (fr ? 'adresse revenue' : 'address returned') : verified === true ? (fr ? 'vérifié' : 'verified') : undefined;
  const parts = [email, phone, mobile, preferredChannel, state].filter((part) => part !== undefined);
  return `  ${role}  ${name}${parts.length === 0 ? '' : ` · ${parts.join(' · ')}`}`;
}

function behaviourLine(fr: boolean, { averageDelayDays, paidByDuePercent, brokenPromises }: NonNullable<AccountView['behaviour']>): string {
  const delay =
    averageDelayDays === undefined
      ? fr
        ? 'aucun règlement'
        : 'nothing paid'
      : fr
        ? `${String(averageDelayDays)} j de retard en moyenne`
        : `${String(averageDelayDays)} days late on average`;
  const share =
    paidByDuePercent === undefined ? [] : [`${String(paidByDuePercent)}${fr ? ' % payé à l’échéance' : '% paid by the due date'}`];
  const promises = fr ? `${String(brokenPromises)} promesse(s) non tenue(s)` : `${String(brokenPromises)} broken promise(s)`;
  return [delay, ...share, promises].join(', ');
}

/** An account as a person reads it: what it is, who pays, who looks after it, whom to write to, and what a change did. */
export function accountLines({ locale }: Pick<CommandContext, 'locale'>, view: AccountView): string[] {
  const fr = locale === 'fr';
  const { account, payer, people, behaviour, casesWoken, factsLifted } = view;
  const label = (french: string, english: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`  ${fr ? `${french} : ` : `${english}: `}${value}`];
  return [
    `${account.code}  ${account.name} (version ${String(account.version)})`,
    ...label('Segment', 'Segment', `${account.segment}, ${account.debtorClass}, ${account.country}`),
    ...label('Payé par', 'Paid by', payer === undefined ? undefined : `${payer.code} ${payer.name}`),
    ...label('Responsable', 'Owner', people.owner?.name),
    ...label('Chargé de recouvrement', 'Collector', people.collector?.name),
    ...label('Commercial', 'Sales representative', people.salesRep?.name),
    ...label('Sur douze mois', 'Over twelve months', behaviour === undefined ? undefined : behaviourLine(fr, behaviour)),
    ...account.contacts.map((contact) => contactLine(fr, contact)),
    ...(casesWoken === undefined ? [] : label('Dossiers prévenus', 'Cases told', String(casesWoken))),
    ...(factsLifted === undefined || factsLifted === 0
      ? []
      : label('Adresses vérifiées, messages levés', 'Addresses checked, messages lifted', String(factsLifted))),
  ];
}
