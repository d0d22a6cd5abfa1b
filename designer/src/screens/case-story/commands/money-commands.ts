import { contracts, type CreditRecorded, type InputOf, type PaymentRecorded } from '@relance/schemas';
import { api } from '../../../api/client.js';
import type { Command, CommandAnswer } from './command.js';
import { fieldsOf, type FieldSchema } from './command-field.js';

type PaymentBody = InputOf<typeof contracts.recordPayment>['body'];
type CreditBody = InputOf<typeof contracts.recordCredit>['body'];
type ReversalBody = InputOf<typeof contracts.reversePayment>['body'];
type AllocationBody = InputOf<typeof contracts.allocatePayment>['body'];
type UndoBody = InputOf<typeof contracts.undoAllocation>['body'];

function answerOf({ recorded, effect, shares, unallocatedCents, payment }: PaymentRecorded): CommandAnswer {
  return { recorded, effect, shares, unallocatedCents, currency: payment.currency };
}

function creditAnswer({ recorded, effect }: CreditRecorded): CommandAnswer {
  return { recorded, effect, shares: [] };
}

/** The payment a form names, apart from the rest of what it says. */
function split(body: Readonly<Record<string, unknown>>): { id: string; rest: Record<string, unknown> } {
  const { payment, ...rest } = body;
  return { id: typeof payment === 'string' ? payment : '', rest };
}

/** Which payment it is about, before what its schema asks. */
function ofPayment(properties: Readonly<Record<string, FieldSchema>>): Readonly<Record<string, FieldSchema>> {
  return { payment: { type: 'string' }, ...properties };
}

type MoneyCommand = Omit<Command, 'family' | 'about' | 'hasDryRun' | 'role'>;

function received(caseId: string): MoneyCommand[] {
  const payment = contracts.recordPayment.schema.body;
  const credit = contracts.recordCredit.schema.body;
  const of = { id: caseId };
  return [
    {
      id: 'payment',
      title: { fr: 'Règlement reçu', en: 'Payment received' },
      help: {
        fr: 'L’argent va aux pièces nommées, puis à la seule de ce montant ; le reste attend d’être affecté.',
        en: 'The money goes to the items named, then to the only one of that amount; the rest waits to be allocated.',
      },
      fields: fieldsOf(payment.properties, payment.required),
      isKeyed: true,
      ask: async (body, dryRun) =>
        answerOf(await api.call(contracts.recordPayment, { params: of, querystring: { dryRun }, body: body as PaymentBody })),
    },
    {
      id: 'credit',
      title: { fr: 'Avoir émis', en: 'Credit note issued' },
      help: {
        fr: 'Sans pièce nommée, l’avoir s’impute sur ce qui est échu ; bloqué, il ne s’impute sur rien.',
        en: 'Where it names no item, the credit note reduces what is overdue; blocked, it reduces nothing.',
      },
      fields: fieldsOf(credit.properties, credit.required),
      // its number in the accounts is its name
      isKeyed: false,
      ask: async (body, dryRun) =>
        creditAnswer(await api.call(contracts.recordCredit, { params: of, querystring: { dryRun }, body: body as CreditBody })),
    },
  ];
}

function moved(caseId: string): MoneyCommand[] {
  const reversal = contracts.reversePayment.schema.body;
  const allocation = contracts.allocatePayment.schema.body;
  const undo = contracts.undoAllocation.schema.body;
  return [
    {
      id: 'allocation',
      title: { fr: 'Règlement affecté aux pièces', en: 'Payment allocated to items' },
      help: {
        fr: 'Sans pièce nommée, l’argent suit l’ordre habituel : montant exact, puis la plus ancienne.',
        en: 'Where no item is named, the money follows the usual order: exact amount, then the oldest.',
      },
      fields: fieldsOf(ofPayment(allocation.properties), ['payment']),
      isKeyed: true,
      ask: async (body, dryRun) => {
        const { id, rest } = split(body);
        const asked = { case: caseId, ...rest } as AllocationBody;
        return answerOf(await api.call(contracts.allocatePayment, { params: { id }, querystring: { dryRun }, body: asked }));
      },
    },
    {
      id: 'undoAllocation',
      title: { fr: 'Affectation annulée', en: 'Allocation undone' },
      help: {
        fr: 'La pièce doit de nouveau son montant ; le règlement reste reçu.',
        en: 'The item owes its amount again; the payment stays.',
      },
      fields: fieldsOf(ofPayment(undo.properties), ['payment', ...undo.required]),
      isKeyed: true,
      ask: async (body, dryRun) => {
        const { id, rest } = split(body);
        const asked = rest as UndoBody;
        return answerOf(await api.call(contracts.undoAllocation, { params: { id }, querystring: { dryRun }, body: asked }));
      },
    },
    {
      id: 'reversal',
      title: { fr: 'Règlement annulé ou rejeté', en: 'Payment reversed or returned' },
      help: {
        fr: 'Les pièces doivent de nouveau leur montant et reprennent où elles s’étaient arrêtées.',
        en: 'The items owe their amount again and go on where they had stopped.',
      },
      fields: fieldsOf(ofPayment(reversal.properties), ['payment', ...reversal.required]),
      isKeyed: true,
      ask: async (body, dryRun) => {
        const { id, rest } = split(body);
        const asked = rest as ReversalBody;
        return answerOf(await api.call(contracts.reversePayment, { params: { id }, querystring: { dryRun }, body: asked }));
      },
    },
  ];
}

/** Commands about money: received, credited, allocated, taken back (law 5). */
export function moneyCommands(caseId: string): Command[] {
  const { role } = contracts.recordPayment.config;
  return [...received(caseId), ...moved(caseId)].map((each) => ({ ...each, role, family: 'money', about: 'none', hasDryRun: true }));
}
