/** The page's style. It names no colour twice and fetches nothing. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --paper: #fff; --soft: #59636e; --line: #d1d9e0; --panel: #f6f8fa; --good: #1a7f37; --bad: #cf222e; --warn: #9a6700; --accent: #0969da }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --soft: #9198a1; --line: #30363d; --panel: #161b22; --good: #3fb950; --bad: #f85149; --warn: #d29922; --accent: #4493f8 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1320px; padding: 24px; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
h1 { font-size: 26px; margin: 0 0 12px; padding-left: 14px; border-left: 6px solid var(--line) }
h1.good { border-color: var(--good) } h1.bad { border-color: var(--bad) } h1.warn { border-color: var(--warn) }
h2 { font-size: 19px; margin: 28px 0 8px } h3 { font-size: 16px; margin: 20px 0 6px }
p { margin: 4px 0 } ul { margin: 8px 0; padding-left: 22px } li { margin: 4px 0; overflow-wrap: anywhere }
code { font: 13px ui-monospace, monospace; background: var(--panel); border-radius: 4px; padding: 1px 4px; overflow-wrap: anywhere }
.scroll { overflow-x: auto; margin: 8px 0 }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: 4px 10px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
td { max-width: 560px } td code { white-space: nowrap } td code.long { white-space: normal }
th { color: var(--soft); font-weight: 600; white-space: nowrap; position: sticky; top: 0; background: var(--paper) }
th button { all: unset; cursor: pointer } th button:focus-visible { outline: 2px solid var(--accent) }
th[aria-sort=descending] button::after { content: " ↓" } th[aria-sort=ascending] button::after { content: " ↑" }
.right { text-align: right }
.mark { display: inline-block; min-width: 1em; font-weight: 700; text-align: center }
tbody tr:hover { background: var(--panel) } tfoot td { font-weight: 600 }
.good { color: var(--good) } .bad { color: var(--bad) } .warn { color: var(--warn) } .dim { color: var(--soft) } .strong { font-weight: 600 }
h1.good, h1.bad, h1.warn { color: inherit }
details { border: 1px solid var(--line); border-radius: 8px; margin: 14px 0; padding: 0 14px }
details[open] { padding-bottom: 12px }
summary { cursor: pointer; padding: 10px 0; font-weight: 600 }
.indent-1 { padding-left: 26px } .indent-2 { padding-left: 42px } .indent-3 { padding-left: 58px } .indent-4 { padding-left: 74px } .indent-5 { padding-left: 90px } .indent-6 { padding-left: 106px }
.treemap { width: 100%; height: auto; display: block; margin: 8px 0; border-radius: 6px }
.treemap rect { stroke: var(--paper); stroke-width: 1 } .treemap text { font: 11px system-ui, sans-serif; fill: #fff; pointer-events: none }
.switch { display: inline-flex; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; margin: 6px 0 }
.switch button { all: unset; cursor: pointer; padding: 3px 12px; color: var(--soft) } .switch button[aria-pressed=true] { background: var(--panel); color: var(--ink); font-weight: 600 } .switch button:focus-visible { outline: 2px solid var(--accent) }
[hidden] { display: none }
footer { margin-top: 36px; color: var(--soft); font-size: 13px }
`
