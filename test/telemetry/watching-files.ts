import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';

type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** The files in `deploy/watching`, and what stands in them. */
const folder = path.join(__dirname, '..', '..', 'deploy', 'watching');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

export interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string; readonly runbook: string };
}

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}

export function alertFile(): {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Alert[] }[];
} {
  return parse(read('alerts.yml'));
}

export function alerts(): readonly Alert[] {
  return alertFile().groups.flatMap(({ rules }) => rules);
}

export function scrapeFile(): {
  readonly rule_files: readonly string[];
  readonly scrape_configs: readonly {
    readonly job_name: string;
    readonly static_configs: readonly { readonly targets: readonly string[] }[];
  }[];
} {
  return parse(read('prometheus.yml'));
}

export function panels(): readonly Panel[] {
  return (JSON.parse(read('dashboard.json')) as { panels: Panel[] }).panels;
}

/** Every expression of the dashboard, with the span that Grafana fills in. */
export function dashboard(): readonly { readonly title: string; readonly expr: string }[] {
  return panels().flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ title, expr: expr.replaceAll('$__rate_interval', '5m') })),
  );
}

/** What an expression asks of one metric. */
export interface Selector {
  readonly metric: string;
  /** Labels that are matched here, or by which the whole is grouped. */
  readonly labels: readonly string[];
}

/** Labels that Prometheus adds itself. */
const ofPrometheus = ['job', 'instance'];

/**
 * The metrics and labels that an expression names.
 *
 * @throws when it is no PromQL
 */
export function selectorsOf(expr: string): Selector[] {
  const tree = parser.parse(expr);
  const text = ({ from, to }: { from: number; to: number }): string => expr.slice(from, to);
  const found: Selector[] = [];
  const namesUnder = (node: SyntaxNode, kind: string): string[] => {
    const names: string[] = [];
    node.cursor().iterate((each) => {
      if (each.from < node.from || each.to > node.to) return false;
      if (each.name === kind) names.push(text(each));
      return true;
    });
    return names;
  };
  tree.iterate({
    enter(ref) {
      if (ref.type.isError) throw new Error(`This is no PromQL: ${expr}`);
      if (ref.name !== 'VectorSelector') return;
      const [metric = ''] = namesUnder(ref.node, 'Identifier');
      const labels = namesUnder(ref.node, 'LabelName');
      for (let above = ref.node.parent; above; above = above.parent) {
        if (above.name !== 'AggregateExpr') continue;
        const grouping = above.getChild('AggregateModifier');
        if (grouping) labels.push(...namesUnder(grouping, 'LabelName'));
      }
      found.push({ metric, labels: [...new Set(labels)].filter((label) => !ofPrometheus.includes(label)) });
    },
  });
  return found;
}

/** The metrics in texts of Prometheus, each with the labels of its series. */
export function metricsIn(...texts: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of texts.join('\n').split('\n')) {
    const declared = /^# TYPE (\S+) (\w+)/.exec(line);
    if (declared && !found.has(declared[1]!)) found.set(declared[1]!, new Set());
    const series = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$/.exec(line);
    if (!series) continue;
    const labels = found.get(series[1]!) ?? new Set<string>();
    for (const [, label] of (series[2] ?? '').matchAll(/(\w+)="/g)) labels.add(label!);
    found.set(series[1]!, labels);
  }
  return found;
}
