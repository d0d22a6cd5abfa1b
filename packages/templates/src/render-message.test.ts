import type { Template } from '@relance/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileTemplate,
  isMissingFacts,
  lintTemplate,
  lintTemplates,
  messageTotals,
  renderMessage,
  requiredFields,
  sampleMessageData,
  TemplateError,
  type MessageData,
  type RenderedMessage,
} from './index.js';

function template(body: string, subject = 'Vos factures', locale: 'fr' | 'en' = 'fr'): Template {
  return { id: 'essai', version: 1, channel: 'email', locale, subject, body };
}

function rendered(body: string, data: MessageData = sampleMessageData('fr'), subject?: string): RenderedMessage {
  const result = renderMessage({ template: template(body, subject, data.locale), data });
  if (isMissingFacts(result)) throw new Error(`missing ${result.missing.join(', ')}`);
  return result;
}

describe('every message', () => {
  it.each(['fr', 'en'] as const)(
    'in %s carries both identities, each invoice with its dates and amount, and where to pay, in HTML and text',
    (locale) => {
      const data = sampleMessageData(locale);
      const { html, text } = rendered('<p>{{salutation}}</p>', data);
      const amounts =
        locale === 'fr' ? ['1\u202f872,00\u00a0€', '−120,00\u00a0€', '2\u202f397,50\u00a0€'] : ['€1,872.00', '−€120.00', '€2,397.50'];
      const facts = [
        ...['Brévanne Distribution', 'SAS', '817\u00a0460\u00a0322', 'FR12817460322', 'Camille Astier', '+33 4 65 71 00 12'],
        ...['Lormeau Électricité', '892\u00a0155\u00a0730', '8 impasse du Moulin', 'Odile Verchère'],
        ...['F2025-04417', '12/09/2025', '27/10/2025', 'F2025-04502', 'F2025-04388', 'AV2025-0191', ...amounts],
        ...['FR76 9999 0000 1700 4182 6503 108', 'BVALFRPP', 'REL-C00412-7F3A'],
      ];
      for (const fact of facts) {
        expect(html.replaceAll('&nbsp;', '\u00a0')).toContain(fact);
        expect(text).toContain(fact);
      }
    },
  );

  it('keeps listed invoices apart from those whose payment is asked for, and out of the total (law 17)', () => {
    const { text } = rendered('{{statement}}');
    expect(text.indexOf('F2025-04388')).toBeGreaterThan(text.indexOf('Total à régler'));
    expect(text).toMatch(/Pour information.*Dernier message.*mar\. 4 nov\./s);
  });

  it('places the statement and the bank details once, where the template says or after it', () => {
    const occurrences = (text: string, part: string): number => text.split(part).length - 1;
    for (const body of ['<p>x</p>', '{{statement}}<p>x</p>', '{{bankDetails}}{{statement}}<p>x</p>']) {
      const { text } = rendered(body);
      expect([occurrences(text, 'Total à régler'), occurrences(text, 'IBAN')]).toEqual([1, 1]);
    }
  });

  it('is inlined: no style sheet, no class rule left for a mail program to drop', () => {
    const { html } = rendered('<p>x</p>');
    expect(html).not.toMatch(/<style/);
    expect(html).toMatch(/<td class="amount" style="[^"]*text-align: right/);
  });

  it('announces what falls due outside any total to pay, before the due date', () => {
    const data = sampleMessageData('fr');
    const items: MessageData['items'] = data.items.map((item) => ({ ...item, role: 'announced', daysPastDue: -5 }));
    const payee = { id: 'main', holder: 'B', iban: 'FR7699990000170041826503108', bic: 'BVALFRPP', bank: 'Banque' };
    const { text } = rendered('<p>x</p>', {
      ...data,
      level: 0,
      items,
      credits: [],
      totals: messageTotals({ items, credits: [] }, [payee]),
    });
    expect(text).toContain('Factures à échoir');
    expect(text).toContain('Total à échoir');
    expect(text).not.toContain('Retard');
    expect(text).not.toContain('Total à régler');
    expect(text).toContain('dans 5\u00a0jours');
  });
});

describe('the words of a message', () => {
  const alone = (data: MessageData): MessageData => ({ ...data, items: data.items.slice(0, 1), credits: [] });

  it('are singular for one invoice, and speak of those it asks to be paid', () => {
    const body = '<p>{{oneOrMany "cette facture" "ces factures"}}</p>{{statement}}';
    const data = sampleMessageData('fr');
    const several = rendered(body, data).text;
    expect(several).toMatch(/ces factures[^]*Factures dont nous attendons le règlement/i);
    expect(several).toMatch(/Pour information, votre autre facture échue/i);
    expect(rendered(body, alone(data)).text).toMatch(/cette facture[^]*Facture dont nous attendons le règlement/i);
    const announced = alone(data).items.map((item) => ({ ...item, role: 'announced' as const }));
    expect(rendered(body, { ...alone(data), items: announced }).text).toContain('cette facture');
  });

  it('ask for the numbers of the invoices beside the reference of the transfer', () => {
    expect(rendered('{{bankDetails}}').text).toContain('REL-C00412-7F3A, avec les numéros des factures réglées');
    expect(rendered('{{bankDetails}}', alone(sampleMessageData('en'))).text).toContain('with the number of the invoice you are paying');
  });

  it('name no weekday for a day on which nothing has to be done', () => {
    expect(rendered('<p>{{plainDate legal.lateInterestSince}}</p>').text).toContain('1er juillet 2025');
    expect(rendered('<p>{{plainDate legal.lateInterestSince}}</p>').text).not.toContain('mardi 1er juillet');
  });

  it.each([
    ['en', 'Ms', 'Dear Ms Odile Verchère,', 'Yours sincerely,'],
    ['en', 'Mme', 'Dear Ms Odile Verchère,', 'Yours sincerely,'],
    ['en', undefined, 'Dear Sir or Madam,', 'Yours faithfully,'],
    ['fr', 'Mr', 'Bonjour Monsieur Odile Verchère,', 'd’agréer, Monsieur, nos'],
    ['fr', 'Me', 'Bonjour Me Odile Verchère,', 'd’agréer, Madame, Monsieur, nos'],
    ['fr', undefined, 'Bonjour,', 'd’agréer, Madame, Monsieur, nos'],
  ] as const)('in %s close as they began, to %s', (locale, civility, opening, closing) => {
    const contact = { name: 'Odile Verchère', ...(civility === undefined ? {} : { civility }) };
    const { text } = rendered('<p>{{salutation}}</p>', { ...sampleMessageData(locale), level: 3, contact });
    expect(text).toContain(opening);
    expect(text).toContain(closing);
  });
});

describe('a fact that is missing', () => {
  it('refuses the message by its name; it never leaves a blank', () => {
    const data = sampleMessageData('fr');
    delete data.deadlineOn;
    const body = '<p>Au plus tard le {{longDate deadlineOn}} {{contact.role}}</p>';
    expect(renderMessage({ template: template(body), data })).toEqual({ missing: ['deadlineOn'] });
    expect(rendered('{{#if deadlineOn}}<p>{{longDate deadlineOn}}</p>{{else}}<p>sans date</p>{{/if}}', data).text).toContain('sans date');
  });

  it.each([
    ['sender.phone', (data: MessageData): MessageData => ({ ...data, sender: { ...data.sender, phone: '' } })],
    ['entity.siren', (data: MessageData): MessageData => ({ ...data, entity: { ...data.entity, siren: '' } })],
    ['totals', (data: MessageData): MessageData => ({ ...data, totals: [] })],
    ['items', (data: MessageData): MessageData => ({ ...data, items: [] })],
  ])('%s is required by the layout itself', (name, without) => {
    expect(renderMessage({ template: template('<p>x</p>'), data: without(sampleMessageData('fr')) })).toEqual({ missing: [name] });
  });

  it('is known beforehand by reading the template', () => {
    const fields = requiredFields(
      template('{{#each items as |line|}}{{line.number}} {{money line.outstandingCents line.currency}}{{/each}}{{entity.name}}'),
    );
    expect(fields).toEqual(['entity.name', 'items', 'items[].currency', 'items[].number', 'items[].outstandingCents']);
  });
});

describe('text from records', () => {
  it('is escaped in HTML and stays on one line in the subject', () => {
    const data = sampleMessageData('fr');
    data.account.name = '<script>alert(1)</script> & "Fils"';
    data.contact.name = 'Odile\r\nBcc: x@y.example';
    const { html, subject } = rendered('<p>{{account.name}}</p>', data, '{{account.name}} {{contact.name}}');
    expect(html).not.toContain('<script>');
    expect(subject).toBe('<script>alert(1)</script> & "Fils" Odile Bcc: x@y.example');
  });
});

const refused = [
  '{{{account.name}}}',
  '{{&account.name}}',
  '{{> partial}}',
  '{{#> layout}}{{/layout}}',
  '{{* decorator}}',
  '{{#*inline "x"}}{{/inline}}',
  '{{{{raw}}}}{{{{/raw}}}}',
  '{{lookup items 0}}',
  '{{log account.name}}',
  '{{#with account}}{{name}}{{/with}}',
  '{{this.constructor}}',
  '{{account.constructor.name}}',
  '{{account.__proto__.x}}',
  '{{@root.account.name}}',
  '{{#each items}}{{number}}{{/each}}',
  '{{#each items as |a b|}}{{a.number}}{{/each}}',
  '{{#each items as |i|}}{{../account.name}}{{/each}}',
  '{{money (lookup items 0) "EUR"}}',
  '{{unknownHelper account.name}}',
  '{{account.password}}',
  '{{#if (eq 1 1)}}x{{/if}}',
  '{{#each items as |a|}}{{#each items as |b|}}{{#each items as |c|}}x{{/each}}{{/each}}{{/each}}',
  '{{#account}}{{name}}{{/account}}',
  '{{items}}',
  '{{money items "EUR"}}',
  '{{"account"}}',
];

describe('what a template may do', () => {
  it.each(refused)('%s is refused when it is saved', (body) => {
    const result = compileTemplate(template(body));
    expect('issues' in result && result.issues.length > 0).toBe(true);
    expect(() => renderMessage({ template: template(body), data: sampleMessageData('fr') })).toThrow(TemplateError);
  });

  it('a syntax tree given instead of a text is refused', () => {
    const tree = { type: 'Program', body: [] } as unknown as string;
    expect(compileTemplate(template(tree))).toMatchObject({ issues: [{ code: 'syntax' }] });
  });

  it('a loop inside a loop over many lines stops at the size of a message, quickly', () => {
    const data = sampleMessageData('fr');
    const [line] = data.items;
    if (line === undefined) throw new Error('the sample has lines');
    data.items = Array.from({ length: 3_000 }, () => line);
    const body = '{{#each items as |a|}}{{#each items as |b|}}{{a.number}}{{b.number}}{{/each}}{{/each}}';
    expect(() => renderMessage({ template: template(body), data })).toThrow(expect.objectContaining({ code: 'tooLarge' }) as Error);
  });

  it('random pieces of template syntax either render or are refused; nothing else happens', () => {
    const piece = fc.constantFrom(
      ...['{{', '}}', '{{{', '}}}', '#each', '#if', '/if', '/each', 'else', ' as |x|', 'items', 'account', '.', 'name', 'constructor'],
      ...['__proto__', 'this', '../', '@root', 'lookup', '>', '*', '~', '(', ')', '"', '[', ']', ' ', 'money', '|', '=', '!', '&', '^'],
    );
    const data = sampleMessageData('fr');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const body = pieces.join('');
        if (!body.includes('{{') || 'issues' in compileTemplate(template(body))) return;
        const result = renderMessage({ template: template(body), data });
        expect(JSON.stringify(result)).not.toMatch(/\[object|function|native code/);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the total', () => {
  it('is recomputed from the printed lines, to the cent, whatever the lines (law 5)', () => {
    const role = fc.constantFrom('claimed' as const, 'reminded' as const, 'listed' as const, 'announced' as const);
    const line = fc.record({
      role,
      cents: fc.integer({ min: 1, max: 1e9 }),
      account: fc.constantFrom('a', 'b'),
      currency: fc.constantFrom('EUR', 'CHF'),
    });
    const [sample] = sampleMessageData('fr').items;
    const accounts = ['a', 'b'].map((id) => ({ id, holder: id, iban: id, bic: id, bank: id }));
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (drawn, credited) => {
        if (sample === undefined) throw new Error('the sample has lines');
        const items = drawn.map((one) => ({
          ...sample,
          role: one.role,
          outstandingCents: one.cents,
          currency: one.currency,
          payeeAccountId: one.account,
        }));
        const credits = credited.map((one) => ({
          number: 'A',
          date: '2025-01-01',
          cents: -one.cents,
          currency: one.currency,
          payeeAccountId: one.account,
        }));
        const totals = messageTotals({ items, credits }, accounts);
        for (const { id } of accounts) {
          for (const currency of ['EUR', 'CHF']) {
            let expected = 0n;
            for (const one of drawn)
              if (one.account === id && one.currency === currency && ['claimed', 'reminded'].includes(one.role))
                expected += BigInt(one.cents);
            for (const one of credited) if (one.account === id && one.currency === currency) expected -= BigInt(one.cents);
            const total = totals.find((found) => found.payeeAccountId === id && found.currency === currency);
            expect(BigInt(total?.cents ?? 0)).toBe(expected);
          }
        }
      }),
    );
  });
});

describe('the reading of templates before publication', () => {
  it.each([
    ['<p>Vous êtes un mauvais payeur.</p>', 'forbiddenWord'],
    ['<p>Votre NÉGLIGENCE est inadmissible</p>', 'forbiddenWord'],
    ['<p>URGENT : factures</p>', 'capitals'],
    ['<p>Payez vite !</p>', 'exclamation'],
    ['<p onclick="x()">x</p>', 'activeContent'],
    ['<img src="https://x.example/p.gif">', 'activeContent'],
    ['{{unknown}}', 'unknownVariable'],
    ['{{#if deadlineOn}}', 'syntax'],
  ])('%s is reported as %s', (body, code) => {
    expect(lintTemplate(template(body)).map((issue) => issue.code)).toContain(code);
  });

  it('both languages have the same facts, and a date where the step grants one', () => {
    const french = template('<p>{{longDate deadlineOn}}</p>');
    const english = { ...template('<p>x</p>'), locale: 'en' as const };
    expect(lintTemplates([french])).toEqual([]);
    expect(lintTemplates([french, english])).toMatchObject([{ code: 'differentFacts', locale: 'fr', params: { name: 'deadlineOn' } }]);
    expect(lintTemplates([french, { ...english, body: '{{#if' }]).map(({ code, locale }) => `${code} ${locale}`)).toEqual(['syntax en']);
    expect(lintTemplates([french, english], { granting: ['essai'] }).map(({ code }) => code)).toEqual(['differentFacts', 'noDate']);
    expect(lintTemplates([french, { ...french, locale: 'en' }], { granting: ['essai'] })).toEqual([]);
  });
});
