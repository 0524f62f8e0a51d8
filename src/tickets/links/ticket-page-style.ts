/** Of the pages of tickets. It is in the page, so that a saved or printed one needs nothing else. */
export const STYLE = `
:root { --text: light-dark(#221a15, #f6ede2); --muted: light-dark(#66594d, #b8aa9c); --page: light-dark(#fbf6ee, #15110f);
  --surface: light-dark(#fff, #1f1a17); --line: light-dark(#e2d6c4, #3a322c); --accent: light-dark(#b3261e, #ff8a73);
  --warning: light-dark(#fdeecf, #38290c); color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.15; }
p { margin: 0 0 .75rem; }
a { color: var(--accent); text-underline-offset: .2em; }
ul { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: 1rem; }
article { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 1rem; padding: 1.25rem; background: var(--surface);
  border: 1px solid var(--line); border-radius: .75rem; break-inside: avoid; }
article p { margin: .75rem 0 0; }
dl { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 0; }
dt { color: var(--muted); font-size: .8125rem; }
dd { margin: 0; font-size: 1.75rem; font-weight: 650; line-height: 1.1; }
figure { margin: 0; }
figure svg { display: block; width: 11rem; border-radius: .5rem; }
.muted { color: var(--muted); }
.state, .notice { padding: .5rem .75rem; background: var(--warning); border-radius: .5rem; }
[data-status="VOID"] dd { text-decoration: line-through; }
[data-status="USED"] figure { opacity: .5; }
.actions { display: flex; flex-wrap: wrap; gap: 1.5rem; }
@media (max-width: 30rem) { article { grid-template-columns: 1fr; } figure svg { width: 14rem; } }
@media print { :root { color-scheme: light; --page: #fff; } .actions { display: none; } article { border-color: #000; } main { padding: 0; } }
`;
