import type { ScenarioBundle, Template, TemplatePreview } from '@relance/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/open-test-app.js';
import { sampleScenario } from '../../testing/sample-scenario.js';

const text = (id: string, channel: string, locale: 'fr' | 'en', body: string): Template => {
  return { id, version: 1, channel, locale, body, ...(channel === 'sms' ? {} : { subject: `${locale} {{reference}}` }) };
};

/** One reminder by each channel, five, nine and thirteen days late. */
function bundle(): ScenarioBundle {
  const graph = structuredClone(sampleScenario.graph);
  const steps = (['email', 'sms', 'letter'] as const).map((kind, index) => ({
    id: `r-${kind}`,
    kind,
    name: `Relance ${kind}`,
    data: {
      when: { anchor: 'dueDate', offset: 5 + 4 * index, unit: 'days' },
      level: 1,
      template: `par-${kind}`,
      audience: ['accountsPayable'],
      deadlineDays: 8,
      ...(kind === 'letter' ? { delivery: 'simple' } : {}),
    },
  }));
  const ids = [...steps.map(({ id }) => id), 'fin'];
  graph.nodes = [...graph.nodes.filter(({ kind }) => kind === 'start' || kind === 'end'), ...steps];
  graph.edges = [
    { id: 'e0', from: { node: 'depart', port: 'next' }, to: ids[0] ?? '' },
    ...steps.flatMap(({ id }, index) =>
      ['sent', 'failed'].map((port) => ({ id: `${id}-${port}`, from: { node: id, port }, to: ids[index + 1] ?? '' })),
    ),
  ];
  const locales = ['fr', 'en'] as const;
  const dated = '{{#if deadlineOn}}{{longDate deadlineOn}}{{/if}}';
  return {
    ...sampleScenario,
    graph,
    templates: locales.flatMap((locale) => [
      text('par-email', 'email', locale, `<p>${dated}</p>{{statement}}`),
      text('par-sms', 'sms', locale, `{{entity.name}} ${dated} {{reference}}`),
      text('par-letter', 'letter', locale, `<p>${dated}</p>{{statement}}`),
    ]),
  };
}

const csv = [
  'Code client;Raison sociale;N° facture;Date facture;Date échéance;Montant TTC;Reste dû;Segment',
  // overdue, overdue, not yet due, a credit note
  'C001;Dupré;F-1;01/11/2025;01/12/2025;1 200,00;1 200,00;sme',
  'C001;Dupré;F-2;05/11/2025;05/12/2025;300,00;300,00;sme',
  'C001;Dupré;F-3;20/12/2025;20/01/2026;70,00;70,00;sme',
  'C002;Sans dette;F-4;20/12/2025;20/01/2026;70,00;70,00;sme',
  'C003;Sans adresse;F-5;01/11/2025;01/12/2025;80,00;80,00;sme',
].join('\n');

/** It is Monday 5 January 2026. */
describe('a message seen on a real account', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp();
    const entity = await test.store.entities.get('main');
    if (entity === undefined) throw new Error('the entity was not made');
    const seat = { lines: ['12 rue des Forges'], postcode: '69007', city: 'Lyon', country: 'FR' };
    const payeeAccounts = [
      { id: 'principal', holder: 'Atelier Morel', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', bank: 'Banque' },
    ];
    const sender = { ...entity.sender, phone: '+33 4 00 00 00 00' };
    await test.store.entities.upsert({ ...entity, legalForm: 'SAS', siren: '552100554', address: seat, payeeAccounts, sender });
    const published = await test.call({ method: 'POST', url: '/api/v1/scenarios/publish', payload: { bundle: bundle() } });
    expect(published.statusCode, published.body).toBe(200);
    await test.call({ method: 'POST', url: '/api/v1/scenarios/assign', payload: { segment: 'sme', scenarioId: 'essai', version: 1 } });
    await test.call({ method: 'POST', url: '/api/v1/imports/items', headers: { 'content-type': 'text/csv' }, payload: csv });
    const account = await test.store.accounts.byCode('main', 'C001');
    if (account === undefined) throw new Error('the account was not imported');
    const contacts = [
      { id: 'k1', role: 'accountsPayable' as const, name: 'Odile Verchère', email: 'odile@dupre.example', mobile: '+33612345678' },
    ];
    const address = { lines: ['8 impasse du Moulin'], postcode: '38000', city: 'Grenoble', country: 'FR' };
    await test.store.accounts.replace({ ...account, contacts, address });
  });
  afterAll(() => test.close());

  const see = async (body: object) => {
    const answer = await test.call({ method: 'POST', url: '/api/v1/templates/preview', payload: body });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<TemplatePreview>();
  };

  it('of an e-mail has subject, page and text, asks for what is overdue and grants the deadline of its step', async () => {
    const preview = await see({ account: 'C001', template: 'par-email' });
    expect(preview.step).toEqual({ scenarioId: 'essai', version: 1, nodeId: 'r-email', name: 'Relance email', level: 1 });
    expect(preview.recipient).toEqual({ name: 'Odile Verchère', address: 'odile@dupre.example' });
    expect(preview.items).toEqual([
      { number: 'F-1', role: 'reminded', cents: 120_000, currency: 'EUR' },
      { number: 'F-2', role: 'reminded', cents: 30_000, currency: 'EUR' },
    ]);
    expect(preview.totals).toEqual([{ cents: 150_000, currency: 'EUR' }]);
    // eight days from Monday 5 January 2026
    expect(preview.deadlineOn).toBe('2026-01-13');
    expect(preview.text).toContain('mardi 13 janvier 2026');
    expect(preview.subject).toMatch(/^fr C001-[0-9A-F]{8}$/);
    expect(preview.html).toContain('F-2');
    expect(preview).not.toHaveProperty('refusal');
  });

  it('speaks the language that is asked for', async () => {
    expect((await see({ account: 'C001', template: 'par-email', locale: 'en' })).text).toContain('Tuesday 13 January 2026');
  });

  it('of a text message tells its parts and their price, and that no provider is set', async () => {
    const preview = await see({ account: 'C001', template: 'par-sms' });
    expect(preview.sms).toEqual({ parts: 1, cents: 8, currency: 'EUR' });
    expect(preview.text).toMatch(/^Atelier Morel mardi 13 janvier 2026 C001-[0-9A-F]{8}$/);
    expect(preview.refusal).toMatchObject({ code: 'notConfigured', fr: 'aucun prestataire n’est réglé pour ce canal' });
  });

  it('of a letter is the PDF that would be printed', async () => {
    const { letter, deadlineOn } = await see({ account: 'C001', template: 'par-letter' });
    expect(letter).toMatchObject({ pages: 1, upToGrams: 20 });
    expect(
      Buffer.from(letter?.pdf ?? '', 'base64')
        .toString('latin1')
        .slice(0, 5),
    ).toBe('%PDF-');
    // posted on Monday 5, three business days to Thursday 8, eight days to Friday 16
    expect(deadlineOn).toBe('2026-01-16');
    const raw = await test.call({ url: '/api/v1/templates/par-letter/preview?account=C001' });
    expect(raw.headers['content-type']).toBe('application/pdf');
    expect(raw.rawPayload.equals(Buffer.from(letter?.pdf ?? '', 'base64'))).toBe(true);
  });

  it('as a page may run nothing', async () => {
    const page = await test.call({ url: '/api/v1/templates/par-email/preview?account=C001' });
    expect(page.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('F-1');
    expect((await test.call({ url: '/api/v1/templates/par-email/preview?account=C001&as=text' })).body).toContain('mardi 13 janvier');
    expect((await test.call({ url: '/api/v1/templates/par-email/preview?account=C001&as=pdf' })).json()).toMatchObject({
      code: 'RLC_NOTHING_TO_SHOW',
    });
  });

  it('of a draft stands in the place of the published text, with what the check says of it', async () => {
    const draft = { subject: 'Essai', body: '<p>Réglez {{money totals.0.cents "EUR"}} !</p>' };
    const faulty = await see({ account: 'C001', template: 'par-email', draft });
    expect(faulty.findings.length).toBeGreaterThan(0);
    const sound = await see({ account: 'C001', template: 'par-email', draft: { subject: 'Essai', body: '<p>Bonjour !</p>' } });
    expect(sound).toMatchObject({ subject: 'Essai', template: { isDraft: true }, step: { nodeId: 'r-email' } });
    expect(sound.findings).toMatchObject([{ code: 'W704', severity: 'warning' }]);
    expect(sound.text).toContain('Bonjour !');
    const loose = await see({ account: 'C001', draft: { channel: 'sms', body: 'Bonjour {{contact.name}} {{reference}}' } });
    expect(loose.text).toMatch(/^Bonjour Odile Verchère C001-/);
    expect(loose).not.toHaveProperty('step');
  });

  it('is not made of a text with errors, nor of one that would cost too much', async () => {
    for (const body of ['{{#each items as |i|}}', '{{{reference}}}', '<p>'.repeat(9_000), '<ul><li>'.repeat(150), '<script>1</script>']) {
      const preview = await see({ account: 'C001', template: 'par-email', draft: { subject: 's', body } });
      expect(preview.findings.some(({ severity }) => severity === 'error')).toBe(true);
      expect(preview).not.toHaveProperty('html');
    }
  });

  it('says in both languages why it would not leave', async () => {
    const nothing = (await see({ account: 'C002', template: 'par-email' })).refusal;
    expect(nothing?.code).toBe('nothingToSay');
    expect(nothing?.fr).toContain('aucune pièce');
    expect(nothing?.en).toContain('no item');
    expect((await see({ account: 'C003', template: 'par-email' })).refusal).toEqual({
      code: 'noAddress',
      fr: 'aucune adresse ni aucun numéro utilisable',
      en: 'no usable address or number',
    });
  });

  it.each([
    ['an account', { account: 'C999', template: 'par-email' }],
    ['a text', { account: 'C001', template: 'none' }],
    ['a step', { account: 'C001', template: 'par-email', step: 'r-sms' }],
    ['a scenario', { account: 'C001', template: 'par-email', scenario: 'essai@2' }],
  ])('names %s that is not there', async (_, body) => {
    const answer = await test.call({ method: 'POST', url: '/api/v1/templates/preview', payload: body });
    expect(answer.json()).toMatchObject({ status: 404, code: 'RLC_NOT_FOUND' });
  });

  it('stores nothing', async () => {
    const before = JSON.stringify(
      await test.store.readCaseRecords('main', (await test.store.items.byNumbers('main', ['F-1']))[0]?.caseId ?? ''),
    );
    await see({ account: 'C001', template: 'par-letter' });
    const caseId = (await test.store.items.byNumbers('main', ['F-1']))[0]?.caseId ?? '';
    expect(JSON.stringify(await test.store.readCaseRecords('main', caseId))).toBe(before);
    expect(await test.store.dispatches.byCase('main', caseId)).toEqual([]);
    expect(await test.store.journal.list('main', caseId)).toEqual([]);
  });

  it('is sent as a test to the address of whoever is signed in and to no other; who only reads sends none, a machine without an address neither', async () => {
    const asked = { method: 'POST', url: '/api/v1/templates/test', payload: { account: 'C001', template: 'par-email' } } as const;
    expect((await test.call(asked)).json()).toMatchObject({ code: 'RLC_INVALID_INPUT', issues: [{ code: 'fact.noTestAddress' }] });
    expect((await test.app.inject({ ...asked, headers: await test.signIn('auditor') })).statusCode).toBe(403);
    // a relay that is not there: the test is named before it would leave, and does not pretend to have left
    test.dependencies.config.smtpUrl = 'smtp://127.0.0.1:9';
    const headers = await test.signIn('collector');
    const sent = await test.app.inject({ ...asked, headers });
    expect(sent.json()).toMatchObject({ outcome: 'failed', to: expect.stringMatching(/^collector-.*@morel\.example$/) as string });
    const nothing = await test.app.inject({ ...asked, payload: { account: 'C002', template: 'par-email' }, headers });
    expect(nothing.json()).toMatchObject({ code: 'RLC_NOTHING_TO_SHOW', issues: [{ code: 'nothingToSay' }] });
    const { rows } = await test.store.auditLog.list('main', { action: 'template.tested', limit: 5 });
    expect(rows).toHaveLength(1);
  });
});
