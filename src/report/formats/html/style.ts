/** The look of the report: no font, picture or sheet from elsewhere; light, dark and paper. */
export const style = `
:root{color-scheme:light dark;--bg:#fff;--card:#f7f8f9;--line:#dcdfe4;--text:#172b4d;--soft:#505f79;--link:#0c66e4;
--blocked:#1d7afc;--open:#d97008;--unknown:#8270db;--error:#c9372c;--warning:#a54800;--note:#44546f;
--error-bg:#ffeceb;--warning-bg:#fff3eb;--note-bg:#f1f2f4}
@media (prefers-color-scheme:dark){:root{--bg:#161a1d;--card:#1d2125;--line:#38414a;--text:#dee4ea;--soft:#9fadbc;--link:#579dff;
--blocked:#579dff;--open:#fca700;--unknown:#b8acf6;--error:#fd9891;--warning:#fbc828;--note:#b3bcc5;
--error-bg:#42221f;--warning-bg:#332e1b;--note-bg:#282e33}}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1.5rem 4rem;max-width:76rem;background:var(--bg);color:var(--text);
font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.25rem;margin:2.5rem 0 .75rem}h3{font-size:1rem;margin:0 0 .5rem}
a{color:var(--link)}code,pre{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
pre{margin:.5rem 0 0;padding:.5rem .75rem;background:var(--bg);border:1px solid var(--line);border-radius:4px;white-space:pre-wrap}
small,.soft{color:var(--soft)}small{display:block;font-size:12px}small a{color:inherit}li details{font-size:13px}.small{font-size:13px}p{margin:.25rem 0}
.premise{margin:1.25rem 0;padding:.75rem 1rem;border-left:4px solid var(--unknown);background:var(--card);border-radius:0 4px 4px 0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1rem 0}
.tile{padding:.75rem 1rem;background:var(--card);border:1px solid var(--line);border-top:3px solid var(--line);border-radius:6px}
.tile b{display:block;font-size:1.6rem;line-height:1.2;font-variant-numeric:tabular-nums}
.tile.blocked{border-top-color:var(--blocked)}.tile.open{border-top-color:var(--open)}.tile.unknown{border-top-color:var(--unknown)}
.tile.error{border-top-color:var(--error)}.tile.warning{border-top-color:var(--warning)}.tile.note{border-top-color:var(--note)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}
th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{font-size:12px;font-weight:600;color:var(--soft);white-space:nowrap;position:sticky;top:0;background:var(--bg)}
th button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}
th[aria-sort=ascending] button::after{content:" \\2191"}th[aria-sort=descending] button::after{content:" \\2193"}
td.n{text-align:right;font-variant-numeric:tabular-nums}th.n{text-align:right}td.key{overflow-wrap:anywhere;min-width:14rem}
.bar{display:flex;width:7rem;height:.6rem;margin-top:.4rem;border-radius:3px;overflow:hidden;background:var(--line)}
.bar i{display:block}.bar .blocked{background:var(--blocked)}.bar .open{background:var(--open)}
.bar .unknown{background:repeating-linear-gradient(45deg,var(--unknown) 0 3px,transparent 3px 5px)}
.tag{display:inline-block;padding:0 .4rem;border-radius:3px;font-size:12px;font-weight:600;white-space:nowrap;background:var(--note-bg);color:var(--note)}
.tag.error{background:var(--error-bg);color:var(--error)}.tag.warning{background:var(--warning-bg);color:var(--warning)}
.dot{display:inline-block;width:.7em;height:.7em;margin-right:.4em;border-radius:2px}
.dot.blocked{background:var(--blocked)}.dot.open{background:var(--open)}.dot.unknown{background:var(--unknown)}
.tools{display:flex;gap:.75rem;align-items:center;margin:.5rem 0}
input{font:inherit;width:22rem;max-width:100%;padding:.35rem .6rem;color:inherit;background:var(--bg);border:1px solid var(--soft);border-radius:4px}
details.app{margin:.5rem 0;border:1px solid var(--line);border-radius:6px;content-visibility:auto;contain-intrinsic-size:auto 3rem}
details.app>summary{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline;padding:.6rem 1rem;cursor:pointer;background:var(--card);border-radius:6px}
details.app>summary b{font-size:1rem}details.app>div{padding:1rem}
summary{cursor:pointer}:focus-visible{outline:2px solid var(--link);outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:0 0 1rem;font-size:14px}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1rem;margin-bottom:1rem}
.columns>section{padding:.75rem 1rem;background:var(--card);border-radius:6px;border-top:3px solid var(--line)}
.loses{border-top-color:var(--blocked)!important}.keeps{border-top-color:var(--open)!important}.hidden{border-top-color:var(--unknown)!important}
ul.findings{list-style:none;margin:0;padding:0}ul.findings>li{padding:.5rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
ul.findings>li:first-child{border-top:0}li:target{outline:2px solid var(--link);outline-offset:2px}
.legend{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:1rem}.legend dl{grid-template-columns:1fr}.legend dd{margin-bottom:.4rem}
@media print{body{max-width:none;padding:0;font-size:11px}.tools{display:none}details.app{break-inside:auto}
ul.findings>li,tr,.tile{break-inside:avoid}details::details-content{content-visibility:visible;display:block;height:auto;block-size:auto}
details.app{content-visibility:visible}th{position:static}a{color:inherit;text-decoration:none}}
`;
