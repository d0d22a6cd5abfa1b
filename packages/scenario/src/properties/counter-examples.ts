/** A world that once broke a property: every property over worlds meets it first. */
export interface CounterExample {
  /** Property and law it broke, and how. */
  broke: string;
  /** The smallest draw of a world found, as the failing run printed it. */
  draw: string;
}

/** Every counter-example ever found over random worlds, shrunk; never taken out. */
export const counterExamples: readonly CounterExample[] = [
  {
    broke:
      'P8 (law 14): the debtor in Nouméa could be written to on the entity’s day the cap ends, yet the slot was a working day later; an extra wake found it',
    draw: '{"even":{"steps":[{"level":0,"after":1,"what":"email","deadlineDays":0,"audience":0,"weekdays":[2,3,4]},{"level":5,"after":1,"what":"sms","deadlineDays":0,"audience":0,"weekdays":[]}],"branchAt":0,"hasEnd":false,"gapDays":2,"contacts":2,"perInvoice":false},"odd":{"steps":[{"level":1,"after":1,"what":"email","deadlineDays":0,"audience":0,"weekdays":[]},{"level":1,"after":1,"what":"email","deadlineDays":0,"audience":0,"weekdays":[]}],"branchAt":0,"hasEnd":false,"gapDays":3,"contacts":2,"perInvoice":false},"items":[{"dueIn":0,"cents":78945,"paidAfter":0,"paidCents":0,"isReversed":false,"isCredit":false,"names":0,"isDollar":false,"isElsewhere":false},{"dueIn":0,"cents":1,"paidAfter":7,"paidCents":1,"isReversed":false,"isCredit":false,"names":0,"isDollar":true,"isElsewhere":false},{"dueIn":0,"cents":1,"paidAfter":0,"paidCents":2,"isReversed":true,"isCredit":false,"names":0,"isDollar":false,"isElsewhere":false},{"dueIn":7,"cents":60000,"paidAfter":0,"paidCents":1,"isReversed":false,"isCredit":false,"names":0,"isDollar":false,"isElsewhere":false},{"dueIn":0,"cents":1,"paidAfter":-8,"paidCents":1,"isReversed":true,"isCredit":false,"names":0,"isDollar":true,"isElsewhere":false}],"suspensions":[],"receipts":[{"cents":78944,"start":0,"isDollar":false,"names":0}],"failing":[],"unknown":[],"answers":[0,0,0,0,0,0,0,0],"lateHours":[0,0,0,0,0],"debtor":"NC"}',
  },
  {
    broke:
      'P16 (laws 1, 10): to the debtor in Nouméa the call opened on the very day of the granted deadline, for his morning is the entity’s evening before',
    draw: '{"even":{"steps":[{"level":0,"after":10,"what":"sms","deadlineDays":0,"audience":0,"weekdays":[]},{"level":1,"after":12,"what":"waitThenEmail","deadlineDays":8,"audience":0,"weekdays":[]},{"level":1,"after":1,"what":"call","deadlineDays":0,"audience":0,"weekdays":[]}],"branchAt":0,"hasEnd":false,"gapDays":2,"contacts":2,"perInvoice":false},"odd":{"steps":[{"level":0,"after":1,"what":"waitThenEmail","deadlineDays":0,"audience":0,"weekdays":[]}],"branchAt":0,"hasEnd":false,"gapDays":2,"contacts":2,"perInvoice":false},"items":[{"dueIn":31,"cents":1,"paidAfter":0,"paidCents":0,"isReversed":false,"isCredit":false,"names":0,"isDollar":false,"isElsewhere":false}],"suspensions":[],"receipts":[],"failing":[],"unknown":[],"answers":[0,0,0,0,0,0,0,0],"lateHours":[0,0,0,0,0],"debtor":"NC"}',
  },
  {
    broke: 'P5 (law 1): an SMS left on 24 September, a holiday where the debtor lives',
    draw: '{"even":{"steps":[{"level":1,"after":1,"what":"sms","deadlineDays":0,"audience":1,"weekdays":[]},{"level":0,"after":1,"what":"call","deadlineDays":0,"audience":0,"weekdays":[2,3,4]}],"branchAt":0,"hasEnd":false,"gapDays":2,"contacts":2,"perInvoice":false},"odd":{"steps":[{"level":1,"after":1,"what":"sms","deadlineDays":0,"audience":1,"weekdays":[]}],"branchAt":1,"hasEnd":false,"gapDays":2,"contacts":2,"perInvoice":false},"items":[{"dueIn":1,"cents":1,"paidAfter":0,"paidCents":0,"isReversed":false,"isCredit":false,"names":0,"isDollar":false,"isElsewhere":false},{"dueIn":-1,"cents":1,"paidAfter":0,"paidCents":0,"isReversed":false,"isCredit":false,"names":0,"isDollar":false,"isElsewhere":false},{"dueIn":0,"cents":1,"paidAfter":2,"paidCents":1,"isReversed":false,"isCredit":false,"names":0,"isDollar":false,"isElsewhere":false}],"suspensions":[],"receipts":[],"failing":[],"unknown":[],"answers":[0,0,0,0,0,0,0,0],"lateHours":[0,0,0,0,0],"debtor":"NC"}',
  },
  {
    broke: 'P17 (laws 8, 20): a resumption failed, and the item it spoke for counted the failure without standing on the step it spoke by',
    draw: '{"even":{"steps":[{"level":1,"after":1,"what":"email","deadlineDays":0,"audience":0,"weekdays":[2,3,4]},{"level":1,"after":1,"what":"email","deadlineDays":0,"audience":0,"weekdays":[]},{"level":1,"after":1,"what":"email","deadlineDays":0,"audience":0,"weekdays":[]},{"level":1,"after":1,"what":"call","deadlineDays":0,"audience":0,"weekdays":[]}],"branchAt":0,"hasEnd":false,"gapDays":2,"contacts":3,"perInvoice":false},"odd":{"steps":[{"level":1,"after":1,"what":"call","deadlineDays":0,"audience":0,"weekdays":[2,3,4]},{"level":0,"after":1,"what":"sms","deadlineDays":0,"audience":0,"weekdays":[2,3,4]}],"branchAt":0,"hasEnd":false,"gapDays":2,"contacts":2,"perInvoice":false},"items":[{"dueIn":15,"cents":1,"paidAfter":60,"paidCents":1,"isReversed":false,"isCredit":false,"names":0,"isDollar":false,"isElsewhere":false},{"dueIn":0,"cents":1,"paidAfter":0,"paidCents":0,"isReversed":false,"isCredit":false,"names":0,"isDollar":true,"isElsewhere":false},{"dueIn":0,"cents":60000,"paidAfter":0,"paidCents":55001,"isReversed":true,"isCredit":false,"names":0,"isDollar":false,"isElsewhere":false}],"suspensions":[{"kind":"hold","item":0,"start":47,"days":21,"isLifted":true}],"receipts":[],"failing":[7],"unknown":[],"answers":[0,0,0,0,0,0,0,0],"lateHours":[0,0,0,0,0],"debtor":"FR"}',
  },
];
