/**
 * How the page looks: light and dark, on paper, on a narrow screen. Colours are chosen for a contrast of at least
 * 4.5 to 1 on every ground that they stand on; a test measures it.
 */

const light = `
--ground:#f7f6f3;--card:#ffffff;--inset:#f5f4f0;
--text:#1d1c1a;--soft:#5b5850;--line:#dedbd3;--strong-line:#8b877c;
--link:#0b5394;--focus:#0b5394;--mark:#ffe3d9;--mark-line:#b3261e;
--blocked:#a31616;--at-risk:#7f4a00;--undetermined:#5a3a96;--clear:#0d5f45;
--blocked-tint:#fdeeec;--at-risk-tint:#fcf2df;--undetermined-tint:#f2edfb;--clear-tint:#e8f5ef;
--c-comment:#626864;--c-keyword:#7a1f6b;--c-meta:#6b4a00;--c-number:#0b5394;--c-string:#0d5f45;--c-title:#1d3f8a;
`;

const dark = `
--ground:#16181b;--card:#1e2125;--inset:#17191c;
--text:#e9e7e2;--soft:#b0ada5;--line:#363a40;--strong-line:#81868e;
--link:#8ec7ff;--focus:#8ec7ff;--mark:#5a2420;--mark-line:#ff9d92;
--blocked:#ff9d92;--at-risk:#f2c063;--undetermined:#cbb5ff;--clear:#7fd9b6;
--blocked-tint:#35201f;--at-risk-tint:#332a19;--undetermined-tint:#2a2438;--clear-tint:#1b2e27;
--c-comment:#a3aaa5;--c-keyword:#ec9fdc;--c-meta:#e0bd76;--c-number:#8ec7ff;--c-string:#92d9ae;--c-title:#a9c2ff;
`;

const ground = `
*{box-sizing:border-box}
[hidden]{display:none!important}
html{font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
  scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:76rem;padding:0 1.5rem 4rem;background:var(--ground);color:var(--text);
  overflow-wrap:anywhere}
h1,h2,h3,h4,h5{line-height:1.25;margin:0;text-wrap:balance}
h1{font-size:clamp(1.7rem,1.2rem + 2vw,2.5rem);letter-spacing:-.015em;margin:.1rem 0 1.4rem}
h2{font-size:1.5rem;margin:3.2rem 0 .5rem;letter-spacing:-.01em}
h3{font-size:1.15rem;margin:2rem 0 .3rem}
h4{font-size:1.05rem}
h5{font-size:1.02rem;margin-bottom:.9rem;display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:center}
h3:has(.answer){display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .5rem}
p{margin:.4rem 0}
ul,ol{margin:.4rem 0;padding:0;list-style:none}
a{color:var(--link);text-underline-offset:.15em}
code,pre,.place,.source,kbd{
  font-family:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;
  font-size:.875em}
code{overflow-wrap:anywhere}
.place{color:var(--soft);overflow-wrap:anywhere}
a.place{color:var(--link)}
.intro{color:var(--soft);max-width:46rem;margin:0 0 .9rem}
.cut{max-width:46rem;padding:.5rem .8rem;border-left:3px solid var(--strong-line);background:var(--inset)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:3px}
main:focus{outline:none}
.skip{position:absolute;left:-100vw;top:0;padding:.6rem 1rem;background:var(--card);z-index:2}
.skip:focus{left:1rem;top:.5rem}
`;

const head = `
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 1.5rem;padding:1rem 0;
  border-bottom:1px solid var(--line);margin-bottom:2rem}
.brand{font-weight:700}
nav{flex:1}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0}
.target{color:var(--soft);margin:0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.8rem;margin:0 0 1rem}
.tile{display:grid;grid-template-columns:auto 1fr;gap:.1rem .8rem;align-items:center;align-content:start;
  height:100%;padding:.9rem 1rem;border:1px solid var(--line);border-top:4px solid var(--tone);
  border-radius:8px;background:var(--card);color:var(--text);text-decoration:none}
a.tile:hover{border-color:var(--tone)}
.tile .symbol{width:1.6rem;height:1.6rem}
.tile .number{font-size:1.9rem;font-weight:700;line-height:1;font-variant-numeric:tabular-nums}
.tile .words{grid-column:1/-1}
.tile.none{background:none;border-color:var(--line);color:var(--soft)}
.tile.none .number{font-weight:400}
.tile.none .symbol{opacity:.5}
.sums{color:var(--soft)}
.a-blocked{--tone:var(--blocked)}.a-at-risk{--tone:var(--at-risk)}
.a-undetermined{--tone:var(--undetermined)}.a-clear{--tone:var(--clear)}
.symbol{width:1.15em;height:1.15em;flex:none;fill:var(--tone);stroke:none;vertical-align:-.2em}
.symbol .on,symbol .on{fill:none;stroke:var(--card);stroke-width:2.2;stroke-linecap:round;
  stroke-linejoin:round}
.answer{display:inline-flex;align-items:center;gap:.4rem;color:var(--tone);font-weight:600}
`;

const filter = `
form{display:flex;flex-wrap:wrap;gap:.8rem;align-items:end;margin:1.5rem 0 0;padding:1rem;
  border:1px solid var(--line);border-radius:8px;background:var(--card)}
.field{display:flex;flex-direction:column;gap:.2rem;flex:1 1 10rem;min-width:0}
.field.wide{flex:2 1 14rem}
label{font-size:.85rem;color:var(--soft)}
kbd{padding:0 .35em;border:1px solid var(--strong-line);border-radius:4px;background:var(--inset)}
input,select,button{font:inherit;font-size:.95rem;color:var(--text);background:var(--ground);
  border:1px solid var(--strong-line);border-radius:6px;padding:.4rem .6rem;min-height:2.5rem;width:100%}
button{width:auto;background:var(--card);cursor:pointer}
button:hover{border-color:var(--text)}
#theme{font-size:.85rem;min-height:2.1rem;padding:.2rem .7rem}
#count{flex-basis:100%;margin:0;color:var(--soft);font-size:.9rem}
`;

const cards = `
.programs>li,.findings>li{border:1px solid var(--line);border-radius:8px;background:var(--card);
  margin:.4rem 0}
.programs summary,.programs .short{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .9rem;
  padding:.75rem 1rem}
.programs .short{padding-left:2.2rem}
summary{cursor:pointer;list-style:none;border-radius:8px}
summary::-webkit-details-marker{display:none}
summary::before{content:"";flex:none;display:inline-block;width:.5em;height:.5em;margin-right:.35em;
  border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(-45deg);transition:transform .12s}
details[open]>summary::before{transform:rotate(45deg)}
summary:hover .program-name,.findings summary:hover .place{text-decoration:underline}
.programs summary .place,.programs .short .place{margin-left:auto}
.body{padding:0 1rem 1rem;border-top:1px solid var(--line)}
.freeing{margin:.9rem 0;font-weight:600}
.reason{margin:1rem 0;padding:1rem;border:1px solid var(--line);border-left:4px solid var(--strong-line);
  border-radius:6px}
.badges,.words{display:inline-flex;flex-wrap:wrap;gap:.3rem;font-weight:400}
.badge{display:inline-block;padding:0 .5em;border:1px solid var(--line);border-radius:1em;font-size:.8rem;
  line-height:1.5;color:var(--soft);background:var(--card);font-weight:400;white-space:nowrap}
.b-error,.b-certain{color:var(--blocked);border-color:var(--blocked);background:var(--blocked-tint)}
.b-warning,.b-possible{color:var(--at-risk);border-color:var(--at-risk);background:var(--at-risk-tint)}
.b-error,.b-warning{font-weight:600}
.findings .b-certain,.findings .b-possible{color:var(--soft);border-color:var(--line);background:var(--card)}
.b-word{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;color:var(--text);
  background:var(--inset)}
.count{color:var(--soft);font-weight:400;font-size:.9rem;margin-left:.3rem}
.label{font-size:.8rem;letter-spacing:.04em;text-transform:uppercase;color:var(--soft);margin:0 0 .5rem}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:1.2rem 2rem;
  align-items:start}
.two>div{min-width:0}
.facts{margin:.8rem 0 0;display:grid;gap:.35rem}
.facts>div{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:0 1rem}
dt{color:var(--soft);font-size:.9rem;line-height:1.7}
dd{margin:0;max-width:52rem;overflow-wrap:anywhere}
.seen{border-top:1px solid var(--line);padding-top:.8rem}
.links{display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:0}
.links li{overflow-wrap:anywhere}
.id{color:var(--soft);margin:0;font-size:.9rem}
.rule{margin-bottom:2.4rem}
.rule>.facts{padding-bottom:.3rem}
.evidence{margin:.6rem 0;font-size:.92rem}
.evidence li{margin:.4rem 0 .4rem 1.2rem;max-width:52rem}
.source{color:var(--soft)}
.findings summary{display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:baseline;padding:.55rem 1rem}
.findings summary .badges{margin-left:auto}
.findings .place{color:var(--text)}
.findings details>:not(summary){margin-left:1rem;margin-right:1rem}
.findings details[open]{padding-bottom:.9rem}
.within{color:var(--soft)}
.others{margin:.8rem 0}
.others ul,.unseen{columns:22rem auto;column-gap:2rem;font-size:.95rem}
.others li,.unseen li{break-inside:avoid;padding:.1rem 0}
.work>li{counter-increment:step;position:relative;border:1px solid var(--line);border-radius:8px;
  background:var(--card);padding:.9rem 1rem .9rem 3.6rem;margin:.7rem 0}
.work>li::before{content:counter(step);position:absolute;left:1rem;top:.85rem;width:1.8rem;height:1.8rem;
  border-radius:50%;background:var(--inset);border:1px solid var(--strong-line);display:grid;
  place-items:center;font-weight:600;font-size:.95rem}
.step-head{display:flex;flex-wrap:wrap;gap:.2rem 1rem;justify-content:space-between;margin:0;
  font-size:1.05rem}
.effort{color:var(--soft)}
.frees{color:var(--soft);margin:0 0 .5rem;overflow-wrap:anywhere}
.work ul>li{margin:.55rem 0}
.work ul p{margin:.1rem 0;max-width:52rem}
.notices li{margin:.3rem 0;max-width:60rem}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.92rem;
  max-width:60rem}
`;

const picture = `
.path{margin:0}
.path li{position:relative;padding:0 0 1rem 2.1rem}
.path li::before{content:"";position:absolute;left:0;top:.2rem;width:1.15rem;height:1.15rem;
  border-radius:50%;border:2px solid var(--strong-line);background:var(--card);z-index:1}
.path li:not(:last-child)::after{content:"";position:absolute;left:.5rem;top:1.5rem;bottom:-.1rem;width:0;
  border-left:2px solid var(--strong-line)}
.path .entry::before{background:var(--text);border-color:var(--text);box-shadow:inset 0 0 0 3px var(--card)}
.path .api::before{border-radius:2px;background:var(--blocked);border-color:var(--blocked);
  transform:rotate(45deg) scale(.85)}
.path .api:has(.possible)::before{background:var(--card);border-color:var(--at-risk);border-width:3px}
.path .doubtful::before{border-style:dashed}
.path li:has(+ .doubtful)::after{border-left-style:dashed}
.path li:last-child{padding-bottom:.2rem}
.hop-name code{font-weight:700;font-size:.95em}
.hop-how{color:var(--soft);font-size:.88rem;margin-left:.3rem}
.hop-place{display:block;color:var(--soft);
  font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.82em;
  overflow-wrap:anywhere}
.hop-stay{display:block;color:var(--blocked);font-weight:600;font-size:.92rem}
.hop-stay.possible{color:var(--at-risk)}
code.line{display:block;margin-top:.2rem;padding:.15rem .5rem;background:var(--inset);border-radius:4px;
  white-space:pre-wrap;font-size:.8em}
.frame{margin:.4rem 0;border:1px solid var(--line);border-radius:6px;overflow:hidden;background:var(--inset)}
.frame figcaption{padding:.25rem .7rem;border-bottom:1px solid var(--line);color:var(--soft);
  font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.8rem;
  overflow-wrap:anywhere}
.frame pre{margin:0;padding:.4rem 0;tab-size:4;font-size:.84rem;line-height:1.5}
.row{display:grid;grid-template-columns:4.2em minmax(0,1fr)}
.no{text-align:right;padding-right:1em;color:var(--soft);user-select:none}
.src{white-space:pre-wrap;overflow-wrap:anywhere;padding-right:.6rem}
.here{background:var(--card)}
.here .no{color:var(--mark-line);font-weight:700}
.here .no::before{content:"▸ " / ""}
mark{color:inherit;background:var(--mark);border-bottom:2px solid var(--mark-line);border-radius:2px 2px 0 0}
.through li{overflow-wrap:anywhere}
.c-comment{color:var(--c-comment);font-style:italic}.c-keyword{color:var(--c-keyword)}.c-meta{color:var(--c-meta)}
.c-number{color:var(--c-number)}.c-string{color:var(--c-string)}.c-title{color:var(--c-title)}
mark span{color:inherit}
`;

const elsewhere = `
@media (max-width:40rem){
nav{order:1;flex-basis:100%}
.bar{justify-content:space-between}
body{padding:0 .9rem 3rem}
.facts>div{grid-template-columns:1fr;margin-bottom:.3rem}
.programs summary .place,.programs .short .place,.findings summary .badges{margin-left:0}
.reason{padding:.8rem}
.work>li{padding-left:1rem}
.work>li::before{position:static;margin-bottom:.5rem}
.tiles{grid-template-columns:1fr 1fr}
}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media (forced-colors:active){.symbol{fill:CanvasText}.symbol .on{stroke:Canvas}mark{outline:2px solid}}
@media print{
:root,:root[data-theme]{${light}--ground:#fff;color-scheme:light}
html{font-size:10pt}
body{max-width:none;padding:0}
nav,form,#theme,.skip,summary::before{display:none!important}
details::details-content{content-visibility:visible;display:block;height:auto}
.programs>li,.findings>li,.work>li{border-color:#999}
.findings>li,.work>li,.frame,.path li,.reason h5,.tile{break-inside:avoid}
h2,h3,h4,h5,summary{break-after:avoid}
a{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
@page{margin:16mm}
}
`;

export const pageStyle = `:root{color-scheme:light;${light}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}
:root[data-theme=dark]{color-scheme:dark;${dark}}
${ground}${head}${filter}${cards}${picture}${elsewhere}`;
