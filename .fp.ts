import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createScanner } from './src/guards/dlp/scanner.ts'
const s=createScanner()
const files:string[]=[];const walk=(d:string,depth=0)=>{for(const f of readdirSync(d)){const p=d+'/'+f;let st;try{st=statSync(p)}catch{continue};if(st.isDirectory()){if(depth<5)walk(p,depth+1)}else if(/\.(js|ts|md|json|mjs|cjs|css|txt|yml|map)$/.test(f)&&st.size<3e5&&st.size>200)files.push(p)}}
walk('/work/main/node_modules');walk('/work/shared')
let seed=11;const rnd=()=>(seed=(seed*1103515245+12345)&0x7fffffff)/0x7fffffff
const pick=files.filter(()=>rnd()<Number(process.argv[2]??0.08))
const by=new Map<string,string[]>();let flagged=0,bytes=0;const t0=performance.now()
for(const f of pick){const t=readFileSync(f,'utf8');bytes+=t.length;const fs=s.scan(t);if(fs.length)flagged++;for(const x of fs){const l=by.get(x.detector)??[];by.set(x.detector,l);const base=f.slice(-40);l.push(t.slice(Math.max(0,x.span[0]-30),x.span[1]+6).slice(0,110).replace(/\n/g,'\\n')+(x.decodedFrom?'<'+x.decodedFrom:'')+'  {'+base+'}')}}
console.log('files',pick.length,'flagged',flagged,'MB',(bytes/1e6).toFixed(1),'ms',(performance.now()-t0).toFixed(0))
for(const [d,l] of [...by].sort((a,b)=>b[1].length-a[1].length)){console.log('##',d,l.length);for(const x of l.filter((_,i)=>i%Math.ceil(l.length/5)===0))console.log('   ',x)}
