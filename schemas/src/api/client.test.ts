import { describe, expect, it } from 'vitest';
import { getCase, listCases } from './cases.js';
import { ApiProblem, contractPath, createApiClient } from './client.js';
import { contracts } from './contracts.js';

describe('the typed client', () => {
  it('puts parameters into the path and leaves absent query members out', () => {
    expect(contractPath(getCase, { params: { id: 'a/b' } })).toBe('/api/v1/cases/a%2Fb');
    expect(contractPath(listCases, { querystring: { search: 'Dupré & fils', segment: undefined } })).toBe(
      '/api/v1/cases?search=Dupr%C3%A9%20%26%20fils',
    );
  });

  it('throws a refusal as what the server says', async () => {
    const text = JSON.stringify({
      type: 'x',
      title: 'x',
      status: 404,
      code: 'RLC_NOT_FOUND',
      fr: 'Introuvable',
      en: 'Not found',
      issues: [],
    });
    const client = createApiClient({
      baseUrl: '',
      headers: () => ({}),
      fetch: () => Promise.resolve({ ok: false, status: 404, text: () => Promise.resolve(text) }),
    });
    await expect(client.call(getCase, { params: { id: 'none' } })).rejects.toBeInstanceOf(ApiProblem);
  });

  it('explains even an answer that is no problem document', async () => {
    const client = createApiClient({
      baseUrl: '',
      headers: () => ({}),
      fetch: () => Promise.resolve({ ok: false, status: 502, text: () => Promise.resolve('<html>') }),
    });
    await expect(client.call(getCase, { params: { id: 'none' } })).rejects.toThrow('RLC_UNREADABLE_ANSWER');
  });

  it('answers in the types of the contract', async () => {
    const answer = { cases: [], total: 0, totals: { openCents: 0, overdueCents: 0, currency: 'EUR' }, segments: [] };
    const client = createApiClient({
      baseUrl: '',
      headers: () => ({}),
      fetch: () => Promise.resolve({ ok: true, status: 200, text: () => Promise.resolve(JSON.stringify(answer)) }),
    });
    const page = await client.call(listCases, { querystring: { limit: 10, sort: 'overdue' } });
    const total: number = page.totals.openCents;
    expect(total).toBe(0);
  });

  it('lists every contract under its own operation id and path', () => {
    const all = Object.entries(contracts);
    for (const [name, contract] of all) expect(contract.schema.operationId).toBe(name);
    expect(new Set(all.map(([, contract]) => `${contract.method} ${contract.url}`)).size).toBe(all.length);
  });
});
