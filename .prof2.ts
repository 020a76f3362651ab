import { readFileSync } from 'node:fs'
import { createScanner } from './src/guards/dlp/scanner.ts'
const s=createScanner()
const v=readFileSync('node_modules/typescript/lib/typescript.js','utf8').slice(100000,100000+(1<<20))
for(let i=0;i<60;i++)s.scan(v)
