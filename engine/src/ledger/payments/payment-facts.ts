import { reversalReasons, type ItemFact, type Payment, type PaymentMovement, type ReversalReason } from '@relance/schemas';

/** A fact of one item. */
export interface FactOfItem {
  itemId: string;
  fact: ItemFact;
  /** The movement it tells of; absent: how the payment was allocated when it was recorded. */
  movement?: PaymentMovement;
}

function rejectionOf({ reason }: Payment): Pick<ItemFact, 'rejection'> {
  if (reason === undefined) return {};
  const { isRejection }: ReversalReason = reversalReasons[reason];
  return isRejection === true ? { rejection: reason } : {};
}

/** What a movement says of its item: reversals stand with the record of the reversal, what was withdrawn never happened. */
function movementFact(payment: Payment, movement: PaymentMovement, withdrawn: ReadonlySet<string>): FactOfItem[] {
  const { id, kind, itemId, cents, at: recordedAt, on } = movement;
  if (itemId === undefined || kind === 'reversed' || kind === 'withdrawn' || withdrawn.has(id)) return [];
  const told = { id: `${payment._id}/${id}`, cents, recordedAt, source: payment._id };
  if (kind === 'undone') return [{ itemId, movement, fact: { ...told, kind: 'reversal', effectiveOn: on } }];
  // the money came on the day of the payment, whenever somebody says what it is for
  return [{ itemId, movement, fact: { ...told, kind: 'payment', effectiveOn: payment.effectiveOn } }];
}

/** The facts a payment puts on the items it went to, from its record alone (law 3); their ids make a second application harmless. */
export function paymentFacts(payment: Payment): FactOfItem[] {
  const { _id, effectiveOn, recordedAt, movements = [] } = payment;
  const withdrawn = new Set(movements.flatMap(({ kind, ofId }) => (kind === 'withdrawn' && ofId !== undefined ? [ofId] : [])));
  const first = payment.allocations.map(({ itemId, cents }, index): FactOfItem => {
    const told = { id: `${_id}/${String(index)}`, cents: Math.abs(cents), effectiveOn, recordedAt, source: _id };
    return { itemId, fact: cents < 0 ? { ...told, kind: 'reversal', ...rejectionOf(payment) } : { ...told, kind: 'payment' } };
  });
  return [...first, ...movements.flatMap((movement) => movementFact(payment, movement, withdrawn))];
}
