import { createRequire } from 'node:module'
const require_=createRequire(import.meta.url)
import { createScanner } from './src/guards/dlp/scanner.ts'
const s=createScanner()
let seed=7;const rnd=()=>(seed=(seed*1103515245+12345)&0x7fffffff)/0x7fffffff
const words='the quick brown fox jumps over lazy dog while function return const value object array index and some other words about projects meeting tomorrow please review the document 2024-01-15 version 1.2.3 issue#42 https://example.com/path/to/page?id=77 user_name getElementById 10:45:22 item, list; total: 1,299.00 status=open using single patterns telling tables (see section 3.2) "quoted text" commit abc'.split(' ')
const text=(n:number)=>{const p:string[]=[];let l=0;while(l<n){const w=words[Math.floor(rnd()*words.length)]!;p.push(w);l+=w.length+1}return JSON.parse(JSON.stringify(p.join(' ').slice(0,n)))}
const time=(f:()=>void,n=15)=>{for(let i=0;i<4;i++)f();let b=1e9;for(let i=0;i<n;i++){const a=performance.now();f();b=Math.min(b,performance.now()-a)}return b}
const row=(name:string,v:unknown,n=15)=>{const reps=JSON.stringify(v).length<5000?300:1;const J=time(()=>{for(let i=0;i<reps;i++)JSON.parse(JSON.stringify(v))},n)/reps;const S=time(()=>{for(let i=0;i<reps;i++)s.scan(v)},n)/reps;const len=JSON.stringify(v).length;console.log(name.padEnd(22),'J',J.toFixed(4),'scan',S.toFixed(4),'ratio',(S/J).toFixed(1),'MB/s',(len/S/1000).toFixed(0),'ns/ch',(S*1e6/len).toFixed(1),'findings',s.scan(v).length)}
const small={owner:'acme',repo:'widgets',title:'Fix the flaky test in ci',body:text(700),labels:['bug','ci'],assignees:['octocat'],draft:false,number:42,meta:{a:'b',c:'ddd'}}
if(process.argv[2]!=='pump'){
row('small',small)
row('64K text',{content:[{type:'text',text:text(65536)}]})
row('1M text',{content:[{type:'text',text:text(1<<20)}]})
const rows=[] as unknown[];for(let i=0;i<25000;i++)rows.push({id:i,name:text(12),state:'open'});row('1M rows',{rows},8)
const src=require_('fs').readFileSync('node_modules/typescript/lib/typescript.js','utf8').slice(100000,100000+(1<<20));row('1M ts source',{src},8)
const dirty:string[]=[];for(let i=0;i<2000;i++)dirty.push('mail '+'john'+i+'@example.com card 4111 1111 1111 1111 key '+'ghp_'+(i+'abcdefghij0123456789abcdefghij0123456789').slice(0,36)+' ssn 123-45-6789 and AKIA'+'IOSFODNN7EXAMPLE');row('dirty',{dirty},8)
}else{
const pumps:Record<string,string>={digits:'0123456789',ones:'1',dots:'1.2.3.4.',dashes:'-',dd:'1-2-3-',hex:'0a1b2c3d4e5f',hexsp:'4a 4b 4c ',spaces:' ',digsp:'1 2 3 ',dig4:'4111 1111 1111 1112 ',at:'a@',ata:'a@a.',eyJ:'eyJ.',eyJb:'eyJhbGciOiJ9.',quotes:'"',qc:'":"',braces:'{[(',pct:'%41',pct25:'%25',bsl:'\\u0041',eq:'=41',sk:'sk-',ghp:'ghp_',akia:'AKIA',bearer:'bearer ',begin:'-----BEGIN ',pw:'password=',pwa:'password=a1 ',ssn:'ssn ',phone:'phone ',http:'http://a:b',colon:'://',mac:'aa:',zero:'0x',nl:'\n',b64:'QUtJ',b32:'IFFU',mixed:'a1-.@:%{"sk-ey',cookie:'cookie: ',secret:'secret: ',AA:':AA',zw:'\u200ba',cyr:'\u0430',name:'name: ',amp:'&#65;',addr:'address 1 A '}
for(const [n,p] of Object.entries(pumps)){ for(const size of [65536,1<<20]){const v=p.repeat(Math.ceil(size/p.length)).slice(0,size);const J=time(()=>JSON.parse(JSON.stringify(v)),5);const a=performance.now();s.scan(v);let S=performance.now()-a;if(S<500)S=Math.min(S,time(()=>s.scan(v),2));console.log(n.padEnd(8),size,'ratio',(S/J).toFixed(1),'ns/ch',(S*1e6/size).toFixed(1), S/J>20?'  <<<<':'');if(S>3000)break}}
}
