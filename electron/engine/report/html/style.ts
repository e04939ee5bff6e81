/** How a report looks in a browser. Contrasts: text on its ground at least 4.5, in the light, in the dark and on paper. */
export const STYLE = `
:root { --ground: #ffffff; --text: #15181d; --muted: #4b535d; --rule: #c5ccd3; --pale: #f3f4f6; --link: #3b45c4; color-scheme: light dark; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ground: #171b20; --text: #e6e9ed; --muted: #aab3bd; --rule: #3c444e; --pale: #1f242a; --link: #a9b0ff; }
}
body { max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem 4rem 5.5rem; background: var(--ground); color: var(--text);
  font: 1rem/1.55 Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
header p { margin: 0.2rem 0; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 3rem; }
a { color: var(--link); }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; }
nav { margin-top: 2rem; }
p, figcaption, caption, nav { max-width: 46rem; overflow-wrap: anywhere; }
.task { float: left; width: 4.5rem; margin-left: -5rem; color: var(--muted); font-size: 0.8rem; line-height: 1.9; }
figure { margin: 1.5rem 0; }
figure svg { display: block; width: 100%; height: auto; }
figcaption, caption { color: var(--muted); font-size: 0.9rem; }
.in-dark { display: none; }
@media screen and (prefers-color-scheme: dark) {
  .in-dark { display: block; }
  .in-light { display: none; }
}
.wide { overflow-x: auto; margin: 1.5rem 0; }
table { border-collapse: collapse; font-size: 0.9rem; }
caption { text-align: left; padding-bottom: 0.4rem; }
th { text-align: left; vertical-align: bottom; border-block: 1px solid var(--rule); }
td { vertical-align: top; border-bottom: 1px solid var(--rule); }
th, td { padding: 0.25rem 0.6rem; }
.number { text-align: right; white-space: nowrap; }
small { display: block; color: var(--muted); }
pre { overflow-x: auto; padding: 0.8rem; background: var(--pale); font-size: 0.85rem; }
@media (max-width: 48rem) {
  body { padding: 1rem; }
  .task { float: none; margin: 0; display: block; }
}
@media print {
  @page { margin: 18mm; }
  body { padding: 0 0 0 4.5rem; font-size: 9.5pt; max-width: none; }
  .skip { display: none; }
  h2, h3, caption { break-after: avoid; }
  figure, tr, pre { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
}
`;
