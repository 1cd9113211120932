/**
 * How the page of a report looks: calm, wide enough for a picture of the screen, dark where the reader's system is,
 * black on white on paper. One accent, system fonts with what Thai and Cyrillic need.
 */
export const htmlStyle = `
:root {
  color-scheme: light dark;
  --page: #f4f6f9; --card: #ffffff; --text: #1c2430; --soft: #5a6675; --line: #dce2ea;
  --accent: #2563a8; --tint: #eaf1f9; --well: #f4f6f9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1a2029; --text: #e6eaf0; --soft: #a0acba; --line: #303946;
    --accent: #84b6ec; --tint: #1c2b3c; --well: #141920;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Thai", "Leelawadee UI", Thonburi, sans-serif;
  overflow-wrap: break-word; word-break: normal; line-break: auto;
}
main { max-width: 58rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
h1, h2, h3, h4, h5, h6, p, dl, dd, ol, ul, figure, table { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.25; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 1.125rem; line-height: 1.4; margin-bottom: 0.6rem; }
h3, h4, h5, h6 { font-size: 0.9375rem; line-height: 1.4; margin-bottom: 0.35rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
header { margin-bottom: 1.5rem; }
.kind { display: flex; align-items: center; gap: 0.5rem; color: var(--accent); font-weight: 600; font-size: 0.9375rem; margin-bottom: 0.5rem; }
.kind svg { width: 1.375rem; height: 1.375rem; flex: none; }
.written { white-space: pre-wrap; }
.note { color: var(--soft); font-size: 0.9375rem; }
.note + .note { margin-top: 0.25rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.5rem; margin-top: 1rem; }
dl.overview { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; }
dl.overview dt, dl.facts dt { color: var(--soft); }
dl.overview dt { font-size: 0.875rem; }
dl.overview dd { font-weight: 600; }
dl.facts { display: grid; gap: 0.3rem; }
dl.facts > div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0 1.25rem; }
dd { min-width: 0; }
.pair { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); margin-top: 1rem; }
.pair section { margin-top: 0; }
ol.steps { list-style: none; padding: 0; counter-reset: step; display: grid; gap: 0.6rem; }
ol.steps > li { counter-increment: step; display: grid; grid-template-columns: 2rem 1fr; align-items: baseline; white-space: pre-wrap; }
ol.steps > li::before { content: counter(step) "."; color: var(--accent); font-weight: 700; font-variant-numeric: tabular-nums; }
ul.pictures, ul.files { list-style: none; padding: 0; display: grid; gap: 1.25rem; }
ul.files { gap: 0.5rem; }
ul.pictures + ul.files { margin-top: 1.25rem; }
figure img { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--well); }
figcaption, ul.files li { font-size: 0.9375rem; }
figcaption { margin-top: 0.4rem; }
.aside { color: var(--soft); }
.hash { display: block; color: var(--soft); font: 0.75rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.group { margin-top: 1.1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.wide { overflow-x: auto; }
.group .facts + .wide, .group .wide + .facts { margin-top: 0.75rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid var(--line); }
tr:last-child > * { border-bottom: 0; }
thead th { color: var(--soft); font-weight: 400; }
tbody th { font-weight: 600; }
footer { margin-top: 1.5rem; padding: 0 1.5rem; font-size: 0.875rem; color: var(--soft); }
@media (max-width: 34rem) {
  main { padding: 1.25rem 0.75rem 2rem; }
  section { padding: 1rem; }
  footer { padding: 0 1rem; }
  dl.facts { gap: 0.5rem; }
  dl.facts > div { grid-template-columns: 1fr; }
}
@page { size: A4; margin: 16mm 15mm 18mm; }
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --card: #fff; --text: #000; --soft: #444; --line: #bbb; --accent: #1d4f87; --tint: #fff; --well: #fff;
  }
  body { font-size: 10.5pt; line-height: 1.45; }
  main { max-width: none; padding: 0; }
  header { margin-bottom: 5mm; }
  section { border: 0; border-radius: 0; padding: 0; margin-top: 6mm; }
  .pair { gap: 8mm; margin-top: 6mm; }
  footer { padding: 3mm 0 0; margin-top: 7mm; border-top: 1px solid var(--line); }
  a { color: inherit; text-decoration: none; }
  h1, h2, h3, h4, h5, h6, .kind { break-after: avoid; }
  p.written { orphans: 3; widows: 3; }
  ol.steps > li, figure, ul.files > li, tr, dl.facts > div { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  figure img { max-height: 215mm; width: auto; border-radius: 0; }
  dl.facts > div { grid-template-columns: 48mm 1fr; }
}
`;
