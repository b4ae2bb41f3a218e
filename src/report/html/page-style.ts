/** The style of the page. Colours have names, which the dark mode gives other values; no state is told by colour alone. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --sunk: #f0f2f5; --rule: #d9dde3;
  --text: #1b1f24; --faint: #57606a; --accent: #0b5cad;
  --delete: #b3261e; --deactivate: #8f4300; --held: #6a3ea1; --error: #b3261e;
  --create: #1a6b34; --update: #0b5cad; --warning: #7a5200;
  --gone: #fde3e1; --come: #d9f2e0; --hit: #ffe58a; --on-hit: #1b1f24;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --card: #1c2026; --sunk: #252a31; --rule: #3a414b;
    --text: #e6e9ed; --faint: #a3acb8; --accent: #7db7f5;
    --delete: #ff9a92; --deactivate: #f0a868; --held: #c9a8f5; --error: #ff9a92;
    --create: #7fd699; --update: #7db7f5; --warning: #e5be62;
    --gone: #552723; --come: #1d4429; --hit: #ffe58a; --on-hit: #1b1f24;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 5.5rem; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, p, dl, dd, ul, ol { margin: 0; padding: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; margin-bottom: 1rem; }
h1.stopped { color: var(--delete); }
h2 { font-size: 1.05rem; font-weight: 650; margin-bottom: .5rem; }
small { font-size: .8125rem; color: var(--faint); }
code { font: .875em/1.5 ui-monospace, SFMono-Regular, Consolas, 'Liberation Mono', monospace; }
.about { color: var(--faint); font-weight: 600; }
.faint { color: var(--faint); font-style: italic; }
.alert, .hold, .result { padding: .6rem .9rem; border-left: 4px solid var(--delete); background: var(--card); border-radius: 4px; }
.alert { margin-bottom: .75rem; font-weight: 600; }
.note { margin-bottom: .25rem; }

.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: .75rem; margin-bottom: 1rem; }
.panel { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: .9rem 1.1rem; }
.panel p { color: var(--faint); }
.facts { display: grid; gap: .3rem; }
.facts > div { display: grid; grid-template-columns: 6rem 1fr; gap: .75rem; align-items: baseline; }
dt { font-size: .8125rem; color: var(--faint); }
dd { overflow-wrap: anywhere; }
dd small { display: block; }
#digest {
  display: inline-block; max-width: 9.5em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  vertical-align: bottom; user-select: all;
}

button, input, select {
  font: inherit; color: inherit; background: var(--card); border: 1px solid var(--rule); border-radius: 6px;
  padding: .4rem .7rem; min-height: 2.4rem;
}
::placeholder { color: var(--faint); opacity: 1; }
button { cursor: pointer; }
button:hover:enabled { border-color: var(--accent); }
button.small { font-size: .8125rem; padding: 0 .5rem; min-height: 1.5rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }

.chips { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .5rem; margin: 1.25rem 0; }
.chip { text-align: left; padding: .55rem .8rem; border-left: 4px solid var(--kind); }
.chip:disabled { cursor: default; color: inherit; opacity: 1; }
.chip .number { display: block; font-size: 1.5rem; line-height: 1.2; font-weight: 650; color: var(--kind); font-variant-numeric: tabular-nums; }
.chip .name { font-size: .875rem; color: var(--faint); }
.chip.none { border-left-color: var(--rule); }
.chip.none .number { color: var(--faint); font-weight: 400; }
.chip[aria-pressed='true'] { background: var(--kind); border-color: var(--kind); }
.chip[aria-pressed='true'] > * { color: var(--card); }
.delete { --kind: var(--delete); } .deactivate { --kind: var(--deactivate); } .held { --kind: var(--held); }
.error { --kind: var(--error); } .create { --kind: var(--create); } .update { --kind: var(--update); }
.warning { --kind: var(--warning); } .done { --kind: var(--create); } .failed { --kind: var(--delete); }
.not-attempted { --kind: var(--deactivate); }

table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--rule); overflow-wrap: anywhere; }
thead th { border-top: 0; font-size: .8125rem; font-weight: 400; color: var(--faint); }
.calls { width: auto; margin-bottom: .5rem; font-variant-numeric: tabular-nums; }
.calls :is(th, td) { padding-right: 1.75rem; overflow-wrap: normal; }

.controls { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: end; gap: .5rem; padding: .6rem 0; background: var(--page); }
.controls label { display: grid; font-size: .8125rem; color: var(--faint); min-width: 0; }
.controls :is(input, select) { font-size: 1rem; color: var(--text); min-width: 0; max-width: 15rem; }
.controls .find { flex: 1 1 16rem; }
.controls .find input { width: 100%; max-width: none; }
.status { color: var(--faint); margin: .25rem 0 .5rem; }

#list { list-style: none; background: var(--card); border: 1px solid var(--rule); border-radius: 8px; }
#list:not(:has(li)) { display: none; }
#list > li { content-visibility: auto; contain-intrinsic-size: auto 2.5rem; }
#list > li + li { border-top: 1px solid var(--rule); }
summary {
  display: grid; grid-template-columns: 1rem 8rem minmax(10rem, 2fr) 3fr 6.5rem; gap: .75rem; align-items: baseline;
  padding: .5rem .9rem; cursor: pointer; list-style: none; overflow-wrap: anywhere; border-radius: 8px;
}
summary::-webkit-details-marker { display: none; }
summary::before { content: ''; width: .4rem; height: .4rem; border: solid var(--faint); border-width: 0 2px 2px 0; transform: rotate(-45deg); margin-top: .45rem; align-self: start; justify-self: center; }
details[open] > summary::before { transform: rotate(45deg); }
/* Rows are cut off at their edge, so the ring lies inside. */
summary:focus-visible { outline-offset: -3px; }
summary:hover { background: var(--sunk); }
.badge { font-size: .8125rem; font-weight: 650; color: var(--kind); }
.badge::before { content: ''; display: inline-block; width: .6rem; height: .6rem; border-radius: 2px; background: var(--kind); margin-right: .45rem; }
.key { font-weight: 600; }
.gist, .line { color: var(--faint); }
.line { font-size: .8125rem; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.body { padding: .25rem .9rem 1rem 2.65rem; display: grid; gap: .75rem; }
.body .hold { border-left-color: var(--held); background: var(--sunk); }
.body .result { border-left-color: var(--kind); background: var(--sunk); }

.fields { table-layout: fixed; }
.fields th:first-child { width: 14rem; max-width: 30%; font-weight: 400; color: var(--faint); }
.fields td { white-space: pre-wrap; }
.asked, .origin { display: block; }
.origin { color: var(--warning); }
.came, .left { display: block; font-weight: 650; }
.came { color: var(--create); }
.left { color: var(--delete); }
.long { max-height: 16rem; overflow: auto; }
.items { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem; margin-bottom: .25rem; }
.whole { font-size: .8125rem; color: var(--faint); }
del, ins { border-radius: 3px; padding: 0 .1em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
del { background: var(--gone); text-decoration-color: var(--delete); }
ins { background: var(--come); text-decoration: underline; text-decoration-color: var(--create); text-underline-offset: .2em; }
.items del, .items ins { text-decoration: none; padding: .05rem .4rem; display: inline-block; }
mark { background: var(--hit); color: var(--on-hit); border-radius: 2px; }
.unseen { color: var(--warning); font-size: .85em; }
#more { display: block; margin: 1rem auto 0; }

@media (max-width: 44rem) {
  main { padding: 1rem .75rem 3rem; }
  h1 { font-size: 1.4rem; }
  .chips { grid-template-columns: repeat(auto-fill, minmax(6.2rem, 1fr)); }
  .chip { padding: .4rem .6rem; }
  .chip .number { font-size: 1.2rem; }
  .chip .name { font-size: .8125rem; }
  .controls { position: static; }
  .controls label { flex: 1 1 40%; }
  .controls select { max-width: none; }
  .controls button { flex: 1; }
  .calls { font-size: .8125rem; }
  .calls :is(th, td) { padding-right: .6rem; }
  summary { grid-template-columns: 1rem 1fr auto; gap: 0 .6rem; padding: .6rem .75rem; }
  summary::before { grid-row: 1; }
  .badge { grid-area: 1 / 2; }
  .line { grid-area: 1 / 3; }
  .key, .gist { grid-column: 2 / -1; }
  .body { padding: .25rem .75rem 1rem; }
  .fields { font-size: .875rem; }
  .fields th:first-child { width: 30%; }
  .fields :is(th, td) { padding-right: .5rem; }
}
@media (prefers-reduced-motion: no-preference) {
  summary::before { transition: transform .12s; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --card: #ffffff; --sunk: #ffffff; --rule: #b8bec6; --text: #000000; --faint: #444444;
    --delete: #b3261e; --deactivate: #8f4300; --held: #6a3ea1; --error: #b3261e;
    --create: #1a6b34; --update: #0b5cad; --warning: #7a5200; --gone: #fde3e1; --come: #d9f2e0;
  }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  .controls, #more, #copy { display: none; }
  .chips { grid-template-columns: none; grid-auto-flow: column; grid-auto-columns: 1fr; }
  .chip, .fields, .badge { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  #digest { max-width: none; white-space: normal; }
  #list { border: 0; }
  summary::before { content: none; }
  summary { padding: .3rem 0; grid-template-columns: 8rem minmax(10rem, 2fr) 3fr auto; }
  .body { padding-left: 1rem; }
  .long { max-height: none; }
  #list > li, tr, .hold, .result { break-inside: avoid; }
}
`
