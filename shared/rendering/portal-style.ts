/**
 * The style of portal pages. Logical properties only, so that the same rules serve both directions. The page's content
 * security policy allows exactly this text by its digest: a test computes it anew.
 */
export const portalStyle = `
:root{color-scheme:light dark;--ink:#1b1f24;--quiet:#57606a;--paper:#fff;--line:#d0d7de;--soft:#f6f8fa;--link:#0a53a8;--label:#7a2e0e;--label-paper:#fdf0e6}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--quiet:#9da7b3;--paper:#0d1117;--line:#30363d;--soft:#161b22;--link:#79b8ff;--label:#ffc9a3;--label-paper:#3d2314}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
header,main,footer{max-inline-size:46rem;margin-inline:auto;padding-inline:1.25rem}
header{padding-block:1.5rem 0}
main{padding-block-end:2rem}
footer{padding-block:1rem 2rem;border-block-start:1px solid var(--line)}
h1{font-size:1.9rem;line-height:1.25;margin-block:.25rem 1rem}
h2{font-size:1.35rem;margin-block:2.25rem .5rem;padding-block-end:.25rem;border-block-end:1px solid var(--line)}
h3{font-size:1.1rem;margin-block:1.5rem .25rem}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.product{color:var(--quiet);margin:0}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{position:static}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin-block:1rem;padding:1rem;background:var(--soft);border:1px solid var(--line);border-radius:.5rem}
dt{grid-column:1;color:var(--quiet)}
dd{grid-column:2;margin:0}
ul,ol{padding-inline-start:1.5rem}
li{margin-block:.35rem}
small{color:var(--quiet);font-size:.875rem}
.label{display:inline-block;padding-inline:.45rem;border-radius:.3rem;background:var(--label-paper);color:var(--label);font-size:.8rem}
code{font-family:ui-monospace,monospace;font-size:.9em;background:var(--soft);padding-inline:.2em;border-radius:.2em}
pre{overflow-x:auto;padding:1rem;background:var(--soft);border:1px solid var(--line);border-radius:.5rem}
pre code{padding:0}
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:4px solid var(--line);color:var(--quiet)}
.table{overflow-x:auto}
table{border-collapse:collapse}
th,td{border:1px solid var(--line);padding:.4rem .7rem;text-align:start;vertical-align:top}
th{background:var(--soft)}
nav ul{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}
@media print{nav,.skip{display:none}}
`;

/** SHA-256 of the style as the policy wants it. */
export const portalStyleDigest = 'sha256-l7TLS3wbwyaAUg68pv3/Y9u92hriIAEd+qzBbKF+OvA=';
