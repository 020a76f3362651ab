import { createScanner } from './src/guards/dlp/scanner.ts'
const s=createScanner()
let seed=7;const rnd=()=>(seed=(seed*1103515245+12345)&0x7fffffff)/0x7fffffff
const words='the quick brown fox jumps over lazy dog while function return const value object array index and some other words about projects meeting tomorrow please review the document 2024-01-15 version 1.2.3 issue#42 https://example.com/path/to/page?id=77 user_name getElementById 10:45:22 item, list; total: 1,299.00 status=open using single patterns telling tables (see section 3.2) "quoted text" commit abc'.split(' ')
const text=(n:number)=>{const p:string[]=[];let l=0;while(l<n){const w=words[Math.floor(rnd()*words.length)]!;p.push(w);l+=w.length+1}return JSON.parse(JSON.stringify(p.join(' ').slice(0,n)))}
const v=text(1<<20);for(let i=0;i<60;i++)s.scan(v)
