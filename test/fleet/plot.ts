import type { FleetOutcome } from './simulate.ts';
import { Traffic, type TrafficKind } from './traffic.ts';
import { element, label, pathOf, scale, ticksUpTo } from './svg.ts';

/** One picture of a run. Times in minutes from the return on. */
export interface Panel {
  title: string;
  outcome: FleetOutcome;
  from: number;
  to: number;
}

const width = 960;
const panelHeight = 230;
const header = 92;
const inner = { left: 64, right: width - 64, top: 44, bottom: 186 };

const style = `svg{--ground:#fbfaf8;--ink:#1c1f26;--soft:#5b6270;--grid:#dfe1e6;--served:#3b82c4;--refused:#e2902f;--unanswered:#a3a9b5;--capacity:#c0392b;--filed:#1f7a4d;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
@media (prefers-color-scheme:dark){svg{--ground:#15171c;--ink:#eceef2;--soft:#a3abb9;--grid:#2c313b;--served:#5b9fdd;--refused:#f0ab55;--unanswered:#6d7482;--capacity:#ff7b6b;--filed:#5fd3a4}}
.ground{fill:var(--ground)}.title{font-size:20px;font-weight:700;fill:var(--ink)}.name{font-size:14px;font-weight:600;fill:var(--ink)}.soft{font-size:12px;fill:var(--soft)}.grid{stroke:var(--grid);stroke-width:1}.served{fill:var(--served)}.refused{fill:var(--refused)}.unanswered{fill:var(--unanswered)}.capacity{stroke:var(--capacity);stroke-width:1.8;stroke-dasharray:6 4;fill:none}.filed{stroke:var(--filed);stroke-width:2;fill:none}.back{stroke:var(--soft);stroke-width:1;stroke-dasharray:2 3}`;

const kinds = ['served', 'refused', 'unanswered'] as const;
type Counts = Record<(typeof kinds)[number], number>;

/** Mean requests per second in a span of seconds since the outage began. */
function rates({ counts }: FleetOutcome, from: number, to: number): Counts {
  const traffic = new Traffic(counts);
  const mean = (kind: TrafficKind): number => traffic.sum(from, to, kind) / (to - from);
  return {
    served: mean('create') + mean('lookUp'),
    refused: mean('refused'),
    unanswered: mean('unanswered'),
  };
}

/** Requests per second as stacked columns, the desk's capacity, and how many of the reports are filed. */
function drawPanel({ title, outcome, from, to }: Panel, top: number): string {
  const back = outcome.options.outage;
  const { capacity } = outcome.options.desk;
  const step = Math.max(10, Math.round((to - from) / 160) * 10);
  const x = scale(from, to, inner.left, inner.right);
  const columns: { at: number; counts: Counts }[] = [];
  for (let at = back + from * 60; at < back + to * 60; at += step) {
    columns.push({ at: (at - back) / 60, counts: rates(outcome, at, at + step) });
  }
  const most = Math.max(
    capacity,
    ...columns.map(({ counts }) => kinds.reduce((sum, kind) => sum + counts[kind], 0)),
  );
  const ticks = ticksUpTo(most * 1.05, 4);
  const y = scale(0, ticks.at(-1) ?? 1, top + inner.bottom, top + inner.top);
  const parts = [label(inner.left, top + 26, title, 'name')];
  for (const tick of ticks) {
    parts.push(element('line', { class: 'grid', x1: inner.left, x2: inner.right, y1: y(tick), y2: y(tick) }));
    parts.push(label(inner.left - 8, y(tick) + 4, String(tick), 'soft', 'end'));
  }
  const areas: Record<(typeof kinds)[number], string> = { served: '', refused: '', unanswered: '' };
  for (const { at, counts } of columns) {
    let below = 0;
    for (const kind of kinds) {
      if (counts[kind] === 0) continue;
      const [left, right] = [x(at), x(at + step / 60)];
      const [low, high] = [y(below), y(below + counts[kind])];
      areas[kind] += `${pathOf([
        [left, low],
        [left, high],
        [right, high],
        [right, low],
      ])}Z`;
      below += counts[kind];
    }
  }
  for (const kind of kinds)
    if (areas[kind] !== '') parts.push(element('path', { class: kind, d: areas[kind] }));
  parts.push(
    element('path', {
      class: 'capacity',
      d: pathOf([
        [x(from), y(capacity)],
        [x(to), y(capacity)],
      ]),
    }),
  );
  parts.push(
    element('line', { class: 'back', x1: x(0), x2: x(0), y1: top + inner.top, y2: top + inner.bottom }),
  );
  parts.push(filedLine(outcome, x, top, from, to));
  const wide = to - from > 240;
  const every = wide ? 60 : 10;
  for (let minute = Math.ceil(from / every) * every; minute <= to; minute += every) {
    const text = wide ? `${minute / 60} h` : `${minute} min`;
    parts.push(label(x(minute), top + inner.bottom + 17, text, 'soft', 'middle'));
  }
  return parts.join('\n');
}

function filedLine(
  outcome: FleetOutcome,
  x: (minute: number) => number,
  top: number,
  from: number,
  to: number,
): string {
  const share = scale(0, 1, top + inner.bottom, top + inner.top);
  const points: [number, number][] = [[x(from), share(0)]];
  const { deliveredAt, written, options } = outcome;
  const each = Math.max(1, Math.floor(deliveredAt.length / 300));
  for (let index = 0; index < deliveredAt.length; index += each) {
    const minute = ((deliveredAt[index] ?? 0) - options.outage) / 60;
    if (minute >= from && minute <= to) points.push([x(minute), share(index / written)]);
  }
  const last = ((deliveredAt.at(-1) ?? 0) - options.outage) / 60;
  if (last <= to)
    points.push([x(last), share(deliveredAt.length / written)], [x(to), share(deliveredAt.length / written)]);
  const percent = [0, 50, 100].map((value) =>
    label(inner.right + 8, share(value / 100) + 4, `${value} %`, 'soft'),
  );
  return [element('path', { class: 'filed', d: pathOf(points) }), ...percent].join('\n');
}

function legend(): string {
  const entries: [string, string][] = [
    ['served', 'answered'],
    ['refused', 'refused as too many'],
    ['unanswered', 'met nobody'],
  ];
  const axis = 'Requests per second:';
  const parts = [label(inner.left, 70, axis, 'soft')];
  let at = inner.left + 22 + axis.length * 6.4;
  for (const [kind, text] of entries) {
    parts.push(
      element('rect', { class: kind, x: at, y: 60, width: 12, height: 12 }),
      label(at + 18, 70, text, 'soft'),
    );
    at += 40 + text.length * 6.4;
  }
  for (const [kind, text] of [
    ['capacity', 'what the desk can take'],
    ['filed', 'reports filed (right axis)'],
  ] as const) {
    parts.push(
      element('path', {
        class: kind,
        d: pathOf([
          [at, 66],
          [at + 24, 66],
        ]),
      }),
      label(at + 30, 70, text, 'soft'),
    );
    at += 52 + text.length * 6.4;
  }
  return parts.join('\n');
}

/** The runs below each other as one SVG, readable on light and dark pages. */
export function plot(title: string, panels: readonly Panel[]): string {
  const height = header + panels.length * panelHeight;
  const body = [
    element('title', { id: 'title' }, title),
    `<style>${style}</style>`,
    element('rect', { class: 'ground', width, height, rx: 18 }),
    label(inner.left, 36, title, 'title'),
    legend(),
    ...panels.map((panel, index) => drawPanel(panel, header + index * panelHeight)),
  ];
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-labelledby': 'title' }, `\n${body.join('\n')}\n`)}\n`;
}
