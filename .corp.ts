import { createScanner } from './src/guards/dlp/scanner.ts'
import { builtInDetectors } from './src/guards/dlp/detectors.ts'
import { cleanCorpus, codedCorpus, nearMisses, tableCorpus } from './test/corpus/dlp/corpus.ts'
const s=createScanner()
const all=[...tableCorpus(1,4),...codedCorpus(2,40)]
const ids=new Set(builtInDetectors.map(d=>d.id));console.log('rows',builtInDetectors.length,'ids',ids.size,'secret ids',new Set(builtInDetectors.filter(d=>d.category==='secret').map(d=>d.id)).size)
const have=new Set(all.map(c=>c.detector));console.log('no positive:',[...ids].filter(i=>!have.has(i)).join(' '))
const stat:Record<string,[number,number]>={};const miss=new Map<string,string[]>();const other=new Map<string,number>()
for(const c of all){const r=s.scan(c.value);const st=stat[c.category]??=[0,0];st[1]++;const any=r.length>0;if(any)st[0]++;else{const l=miss.get(c.detector)??[];miss.set(c.detector,l);l.push(JSON.stringify(c.value).slice(0,150))}
 if(any&&!r.some(f=>f.detector===c.detector)){const k=c.detector+'->'+[...new Set(r.map(f=>f.detector))].join('+');other.set(k,(other.get(k)??0)+1)}}
console.log(stat);for(const [d,l] of miss)console.log('MISS',d,l.length,l[0])
console.log('named otherwise',[...other].map(x=>x.join(' ')).join(' | '))
let fp=0;const clean=cleanCorpus(3,3000);for(const v of clean){const r=s.scan(v);if(r.length){fp++;if(fp<15)console.log('FP',r.map(f=>f.detector+' '+f.path+' '+f.span+(f.decodedFrom??'')).join(';'),JSON.stringify(v).slice(0,160))}}
let nm=0;const near=nearMisses(4,100);for(const v of near){const r=s.scan(v);if(r.length){nm++;if(nm<10)console.log('NEAR',r.map(f=>f.detector+' '+f.confidence).join(';'),JSON.stringify(v).slice(0,120))}}
console.log('fp',fp,clean.length,'near',nm,near.length)
