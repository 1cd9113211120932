/** How exported pages of recordings look: on a screen (light, dark) and on paper. System fonts with Thai and Cyrillic. */
export const exportStyle = `
:root {
  color-scheme: light dark;
  --page: #f4f6f9; --card: #fff; --text: #1c2430; --soft: #5a6675; --line: #dce2ea; --accent: #2563a8;
  --bad: #a8361c; --bad-wash: #fdf0ec; --good: #1e6b45; --well: #f4f6f9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1a2029; --text: #e6eaf0; --soft: #a0acba; --line: #303946; --accent: #84b6ec;
    --bad: #ffa48d; --bad-wash: #33211d; --good: #7fd0a6; --well: #141920;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Thai", "Leelawadee UI", Thonburi, sans-serif;
}
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
h1, h2, p, dl, dd, ol, figure, table { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { font-size: 1.125rem; margin: 1.75rem 0 0.5rem; }
.kind { color: var(--accent); font-weight: 600; margin-bottom: 0.375rem; }
dl.facts { display: flex; flex-wrap: wrap; gap: 0.75rem 2.5rem; margin: 1rem 0 1.25rem; }
dl.facts dt { color: var(--soft); font-size: 0.875rem; }
dl.facts dd { font-weight: 600; }
.gap { color: var(--soft); margin-bottom: 0.375rem; }
ol.steps { list-style: none; padding: 0; margin-top: 1.25rem; display: grid; gap: 1rem; }
.step { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.25rem; min-width: 0; }
.step.wrong { border: 2px solid var(--bad); background: var(--bad-wash); }
.words { display: flex; align-items: baseline; gap: 0.625rem; }
.number { color: var(--accent); font-weight: 700; font-variant-numeric: tabular-nums; min-width: 1.75rem; }
.sentence { flex: 1; min-width: 0; font-weight: 600; }
.time { color: var(--soft); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.goes-wrong { color: var(--bad); font-weight: 700; margin: 0.25rem 0 0 2.375rem; }
.note { white-space: pre-wrap; margin: 0.25rem 0 0 2.375rem; }
figure { margin-top: 0.75rem; }
figure img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--well); }
table { border-collapse: collapse; width: 100%; table-layout: fixed; background: var(--card); }
th, td { border: 1px solid var(--line); padding: 0.5rem 0.75rem; text-align: start; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; }
tr.differs > * { background: var(--bad-wash); }
.what { display: block; color: var(--bad); font-weight: 700; font-size: 0.875rem; }
.place { color: var(--accent); font-weight: 700; font-variant-numeric: tabular-nums; margin-inline-end: 0.375rem; }
.none { color: var(--soft); }
@media (max-width: 34rem) { main { padding: 1.25rem 0.75rem 2rem; } .step { padding: 0.75rem; } }
@page { size: A4; margin: 15mm 14mm 16mm; }
@media print {
  :root { color-scheme: light; --page: #fff; --card: #fff; --text: #000; --soft: #444; --line: #bbb; --accent: #1d4f87; --bad: #8c2a14; --bad-wash: #fff; --well: #fff; }
  body { font-size: 10.5pt; line-height: 1.45; }
  main { max-width: none; padding: 0; }
  .step { border: 0; border-radius: 0; padding: 3mm 0 0; border-top: 1px solid var(--line); break-inside: avoid; }
  .step.wrong { border: 1.5pt solid var(--bad); padding: 3mm; }
  figure img { max-height: 190mm; width: auto; border-radius: 0; }
  .words, h1, h2 { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
`;
