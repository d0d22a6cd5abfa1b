import type { Entity, ScenarioBundle } from '@relance/schemas';
import { afterEach, describe, expect, it } from 'vitest';
import { openSampleHouse, type SampleHouse } from '../testing/sample-house.js';
import { twoReminders } from '../testing/sample-records.js';

const paul: NonNullable<Entity['senders']>[number] = {
  role: 'creditManager',
  name: 'Paul Vidal',
  function: { fr: 'Credit manager', en: 'Credit manager' },
  email: 'paul@brevanne.example',
  phone: '+33 4 11 22 33 44',
  replyTo: 'credit@brevanne.example',
};

/** The two reminders, the first of which is signed by a role. */
function signedBy(role: string): ScenarioBundle {
  const bundle = twoReminders();
  const nodes = bundle.graph.nodes.map((node) => (node.id === 'r1' ? { ...node, data: { ...node.data, sender: role } } : node));
  return { ...bundle, graph: { ...bundle.graph, nodes } };
}

let house: SampleHouse;
afterEach(() => house.close());

/** The first reminder as the relay got it: its addresses, and its text. */
async function firstMail(bundle: ScenarioBundle, entity: Partial<Entity>): Promise<{ from: string; replyTo: string; text: string }> {
  house = await openSampleHouse({ bundle, entity });
  await house.deliver(await house.nextContact());
  const text = Buffer.from(house.channel.arrived[0]?.bytes ?? []).toString('utf8');
  const header = (name: string): string => new RegExp(`^${name}: .*(?:\\r\\n[ \\t].*)*`, 'm').exec(text)?.[0] ?? '';
  return { from: header('From'), replyTo: header('Reply-To'), text };
}

describe('a step signed by a role', () => {
  it('bears the name, the direct line and the addresses of whom the entity names for it', async () => {
    const { from, replyTo, text } = await firstMail(signedBy('creditManager'), {
      senders: [{ ...paul, role: 'collector', email: 'x@y.example' }, paul],
    });
    expect(from).toContain('<paul@brevanne.example>');
    // RFC 2047: a space is an underscore
    expect(from).toContain('Paul_Vidal=2C_Br=C3=A9vanne');
    expect(replyTo).toContain('<credit@brevanne.example>');
    expect(text).toContain('+33 4 11 22 33 44');
    expect(text).not.toContain('compta@brevanne.example');
  });

  it('is signed by the entity’s own sender where it names nobody for the role', async () => {
    const { from, replyTo } = await firstMail(signedBy('salesRep'), { senders: [paul] });
    expect(from).toContain('<compta@brevanne.example>');
    expect(replyTo).toContain('<compta@brevanne.example>');
  });

  it('alone is: a step that states no role is signed by the entity’s own sender', async () => {
    const { from } = await firstMail(twoReminders(), { senders: [paul] });
    expect(from).toContain('<compta@brevanne.example>');
  });
});
