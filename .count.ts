import { readFileSync } from 'node:fs'
import { compileEngine, special } from './src/guards/dlp/engine.ts'
import { builtInDetectors } from './src/guards/dlp/detectors.ts'
import { folded } from './src/text/fold.ts'
const e=compileEngine(builtInDetectors)
let seed=7;const rnd=()=>(seed=(seed*1103515245+12345)&0x7fffffff)/0x7fffffff
const src=readFileSync('node_modules/typescript/lib/typescript.js','utf8').slice(100000,100000+(1<<20))
const md=readFileSync('/work/shared/STYLE.md','utf8')+readFileSync('/work/shared/FEATURES.md','utf8')+readFileSync('/work/shared/PROTOCOL.md','utf8')
for(const [n,t] of [['ts',src],['md',md]] as const){const c=new Map<string,number>();let w=0,h=0;for(let i=0;i<t.length;i++){const u=t.charCodeAt(i);const k=u<128?folded[u]!:0;if(k===255)continue;w=((w<<6)|k)&0x3ffff;const g=e.gate[w]!;if(g){h++;const gr=e.groups[g]!;const name=(gr.special?'S'+gr.special:'')+gr.anchors.slice(0,4).map(a=>a.codes.map(x=>x<27?String.fromCharCode(96+x):x===27?'0':'_').join('')).join('|');c.set(name,(c.get(name)||0)+1)}}
console.log(n,t.length,'hits',h,(t.length/h).toFixed(1),'chars per hit','groups',e.groups.length);console.log([...c].sort((a,b)=>b[1]-a[1]).slice(0,40).map(x=>x.join(':')).join('  '))}
