import { describe, expect, it } from 'vitest';
import { metricCatalogue } from './metric-catalogue.js';
import { Metrics } from './metrics.js';

describe('metrics in the text format of Prometheus', () => {
  it('tells counters and gauges with help, type and labels, values as they stand', async () => {
    const metrics = new Metrics();
    metrics.count('relance_contact_outcomes_total', { channel: 'email', outcome: 'sent' });
    metrics.count('relance_contact_outcomes_total', { channel: 'email', outcome: 'sent' });
    metrics.set('relance_tasks_open', { entity: 'main' }, 4);
    metrics.set('relance_tasks_open', { entity: 'main' }, 3);
    const lines = (await metrics.text()).split('\n');
    expect(lines).toContain('# HELP relance_tasks_open Tasks that wait for a person');
    expect(lines).toContain('# TYPE relance_tasks_open gauge');
    expect(lines).toContain('relance_tasks_open{entity="main"} 3');
    expect(lines).toContain('# TYPE relance_contact_outcomes_total counter');
    expect(lines).toContain('relance_contact_outcomes_total{channel="email",outcome="sent"} 2');
  });

  it('counts a measured value in every bucket that holds it, beyond the last in +Inf alone', async () => {
    const metrics = new Metrics();
    for (const seconds of [0.02, 0.03, 100]) metrics.observe('relance_activity_seconds', { activity: 'refreshCase' }, seconds);
    const lines = (await metrics.text()).split('\n');
    const of = (bound: string): string | undefined => lines.find((line) => line.includes(`le="${bound}"`))?.split(' ')[1];
    expect(['0.005', '0.02', '0.1', '60', '+Inf'].map(of)).toEqual(['0', '1', '2', '2', '3']);
    expect(lines).toContain('relance_activity_seconds_sum{activity="refreshCase"} 100.05');
    expect(lines).toContain('relance_activity_seconds_count{activity="refreshCase"} 3');
  });

  it('has no line of what nobody told, and tells what the process uses by the names of the catalogue', async () => {
    const metrics = new Metrics();
    expect((await metrics.text()).trim()).toBe('');
    metrics.watchProcess();
    const text = await metrics.text();
    for (const name of Object.keys(metricCatalogue).filter((one) => one.startsWith('process_'))) {
      expect(text).toMatch(new RegExp(`^${name} [0-9.e+-]+$`, 'mu'));
    }
  });

  it('has names and labels Prometheus takes, and a unit or a total at the end where there is one', () => {
    for (const [name, { labels, kind }] of Object.entries(metricCatalogue)) {
      expect(name).toMatch(/^[a-z_]+$/u);
      expect(name.endsWith('_total')).toBe(kind === 'counter');
      for (const label of labels) expect(label).toMatch(/^[a-z]+$/u);
    }
  });
});
