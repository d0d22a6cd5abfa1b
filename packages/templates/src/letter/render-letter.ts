import type { LetterBlock, LetterDocument, Template } from '@relance/schemas';
import { bankLines } from '../layout/bank-details.js';
import { defaultBrandColour, signatureOf } from '../layout/layout.js';
import { legalText } from '../layout/letterhead.js';
import { formalClosing, paperSalutation } from '../layout/salutation.js';
import { statementTables } from '../layout/statement.js';
import { layoutWords } from '../layout/words.js';
import type { MessageData } from '../message-data.js';
import { isMissingFacts, writeTemplate, type MissingFacts } from '../write-template.js';
import { bodyBlocks } from './body-blocks.js';
import { addresseeLines, placeAndDate, referenceLines, senderBlock } from './letter-parts.js';

/** Elements that stand in the written body for the parts a template may place. */
const partNames = { statement: 'relance-statement', bankDetails: 'relance-bank-details' } as const;

const element = (name: string): string => `<${name}></${name}>`;

/**
 * A template as a letter on paper: every place of the sheet in words, statement and bank details where the template puts them or after the body.
 * Refuses with the names of what is missing, the postal address among them. Pure: the same template and data give the same letter. Throws like
 * {@link renderMessage}.
 */
export function renderLetter({ template, data }: { template: Template; data: MessageData }): LetterDocument | MissingFacts {
  if (data.account.address === undefined) return { missing: ['account.address'] };
  const written = writeTemplate(template, data, {
    salutation: () => paperSalutation(data),
    statement: () => element(partNames.statement),
    bankDetails: () => element(partNames.bankDetails),
  });
  if (isMissingFacts(written)) return written;
  const words = layoutWords[data.locale];
  const parts = new Map<string, LetterBlock[]>([
    [partNames.statement, statementTables(data).map((table) => ({ kind: 'table', ...table }))],
    [partNames.bankDetails, data.totals.length === 0 ? [] : [{ kind: 'bank', title: words.bankDetails, lines: bankLines(data) }]],
  ]);
  const waiting = new Map(parts);
  const blocks = bodyBlocks(written.body, (name) => {
    const part = waiting.get(name);
    waiting.delete(name);
    return part ?? (parts.has(name) ? [] : undefined);
  });
  return {
    locale: data.locale,
    datedOn: data.sentOn,
    subject: written.subject ?? '',
    sender: senderBlock(data, data.entity.brandColour ?? defaultBrandColour),
    addressee: addresseeLines(data),
    placeAndDate: placeAndDate(data),
    references: referenceLines(data),
    blocks: [...blocks, ...[...waiting.values()].flat()],
    closing: formalClosing(data),
    signature: signatureOf(data),
    legal: legalText(data),
    words: { subject: words.subject, page: words.page, registered: words.registered },
  };
}
