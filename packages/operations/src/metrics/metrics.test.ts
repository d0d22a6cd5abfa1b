import { describe, expect, it } from 'vitest';
import { metricCatalogue } from './metric-catalogue.js';
import { Metrics, tellProcess } from './metrics.js';

describe('metrics in the text format of Prometheus', () => {
  it('tells counters and gauges with help, type and labels, values as they stand', () => {
    const metrics = new Metrics();
    metrics.count('relance_contact_outcomes_total', { channel: 'email', outcome: 'sent' });
    metrics.count('relance_contact_outcomes_total', { channel: 'email', outcome: 'sent' }, 2);
    metrics.set('relance_tasks_open', { entity: 'main' }, 4);
    metrics.set('relance_tasks_open', { entity: 'main' }, 3);
    expect(metrics.text()).toBe(
      [
        '# HELP relance_tasks_open Tasks that wait for a person',
        '# TYPE relance_tasks_open gauge',
        'relance_tasks_open{entity="main"} 3',
        '# HELP relance_contact_outcomes_total What became of contacts that were tried',
        '# TYPE relance_contact_outcomes_total counter',
        'relance_contact_outcomes_total{channel="email",outcome="sent"} 3',
        '',
      ].join('\n'),
    );
  });

  it('counts a measured value in every bucket that holds it, beyond the last in +Inf alone', () => {
    const metrics = new Metrics();
    for (const seconds of [0.02, 0.03, 100]) metrics.observe('relance_activity_seconds', { activity: 'refreshCase' }, seconds);
    const lines = metrics.text().split('\n');
    const of = (bound: string): string | undefined => lines.find((line) => line.includes(`le="${bound}"`))?.split(' ')[1];
    expect(['0.005', '0.02', '0.1', '60', '+Inf'].map(of)).toEqual(['0', '1', '2', '2', '3']);
    expect(lines).toContain('relance_activity_seconds_sum{activity="refreshCase"} 100.05');
    expect(lines).toContain('relance_activity_seconds_count{activity="refreshCase"} 3');
  });

  it('escapes what would break a line, and puts label sets beyond the bound under one', () => {
    const metrics = new Metrics();
    metrics.set('relance_tasks_open', { entity: 'a"b\\c\nd' }, 1);
    expect(metrics.text()).toContain('{entity="a\\"b\\\\c\\nd"} 1');
    for (let index = 0; index < 3000; index += 1) metrics.count('relance_tasks_open', { entity: String(index) });
    const lines = metrics
      .text()
      .split('\n')
      .filter((line) => line.startsWith('relance_tasks_open{'));
    expect(lines).toHaveLength(1001);
    expect(lines).toContain('relance_tasks_open{entity="other"} 2001');
  });

  it('tells what the process uses', () => {
    const metrics = new Metrics();
    tellProcess(metrics);
    expect(metrics.text()).toMatch(/^process_resident_memory_bytes [1-9]\d+$/mu);
  });

  it('has names and labels Prometheus takes, and a unit or a total at the end where there is one', () => {
    for (const [name, { labels, kind }] of Object.entries(metricCatalogue)) {
      expect(name).toMatch(/^[a-z_]+$/u);
      expect(name.endsWith('_total')).toBe(kind === 'counter');
      for (const label of labels) expect(label).toMatch(/^[a-z]+$/u);
    }
  });
});
