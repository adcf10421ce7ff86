import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { workerSettings } from '../../config/settings';
import { alertFile, alerts, dashboard, panels, scrapeFile, selectorsOf } from '../telemetry/watching-files';

const root = path.join(__dirname, '..', '..');

/** The headings of a document, as GitHub names them in links. */
function anchorsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

describe('the alert rules', () => {
  it('have the form that Prometheus takes', () => {
    const { groups, ...rest } = alertFile();

    expect(rest).toEqual({});
    for (const { name, rules, ...more } of groups) {
      expect([name, more]).toEqual([expect.stringMatching(/^\w+$/), {}]);
      for (const rule of rules) {
        expect(rule).toEqual({
          alert: expect.stringMatching(/^Milepost[A-Za-z]+$/),
          expr: expect.any(String),
          for: expect.stringMatching(/^\d+[mhd]$/),
          labels: { severity: expect.stringMatching(/^(page|ticket)$/) },
          annotations: {
            summary: expect.stringMatching(/^[A-Z]/),
            description: expect.stringMatching(/\.$/),
            runbook: expect.any(String),
          },
        });
      }
    }
  });

  it('have a name each', () => {
    const names = alerts().map(({ alert }) => alert);

    expect(new Set(names).size).toBe(names.length);
  });

  it.each(alerts().map((each) => [each.alert, each] as const))(
    '%s says what to do, and its paragraph is there',
    (_name, { expr, annotations: { description, runbook } }) => {
      expect(() => selectorsOf(expr)).not.toThrow();
      expect(selectorsOf(expr).length).toBeGreaterThan(0);
      expect(description.split('. ').length).toBeGreaterThanOrEqual(2);
      const [file = '', anchor] = runbook.split('#');
      expect(existsSync(path.join(root, file))).toBe(true);
      expect(anchorsOf(file)).toContain(anchor);
    },
  );

  it('name in their texts only labels that their expressions keep', () => {
    for (const { expr, annotations } of alerts()) {
      const named = [...JSON.stringify(annotations).matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label!);
      const kept = selectorsOf(expr).flatMap(({ labels }) => labels);
      expect(named.filter((label) => !kept.includes(label) && !['instance', 'job'].includes(label))).toEqual(
        [],
      );
    }
  });
});

describe('the scrape settings', () => {
  it('name the jobs that the alerts ask about, and the rules beside them', () => {
    const { rule_files: files, scrape_configs: jobs } = scrapeFile();
    const asked = alerts().flatMap(({ expr }) => [...expr.matchAll(/job="([^"]+)"/g)].map(([, job]) => job!));

    expect(files).toEqual(['alerts.yml']);
    expect(jobs.map(({ job_name: name }) => name)).toEqual(expect.arrayContaining([...new Set(asked)]));
  });

  it('ask where docker-compose.yml lets API and worker answer', () => {
    const compose = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
    const targets = scrapeFile().scrape_configs.flatMap((job) => job.static_configs[0]!.targets);

    expect(targets).toEqual(['api:3000', 'worker:9464']);
    expect(compose).toContain("MILEPOST_METRICS_PORT: '9464'");
    expect(compose).not.toMatch(/:9464['"]?\]/);
  });

  it('find the worker on this host alone, unless a setting says otherwise', () => {
    expect(workerSettings.shape.MILEPOST_METRICS_HOST.parse(undefined)).toBe('127.0.0.1');
    expect(workerSettings.shape.MILEPOST_METRICS_PORT.parse(undefined)).toBeUndefined();
  });
});

describe('the dashboard', () => {
  it('has panels with ids and places of their own, whose expressions can be read', () => {
    const all = panels();
    const cells = all.flatMap(({ gridPos: { x, y, w } }) =>
      Array.from({ length: w }, (_, n) => `${x + n}/${y}`),
    );

    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(cells).size).toBe(cells.length);
    for (const { expr } of dashboard()) expect(() => selectorsOf(expr)).not.toThrow();
    for (const { type, targets = [] } of all) expect(targets.length > 0).toBe(type !== 'row');
  });
});
