import { createScanner } from '/tmp/wt/dlp/src/guards/dlp/scanner.ts'
const s = createScanner()
const A='AKIA'+'IOSFODNN7EXAMPLE'
const b64=(t:string)=>Buffer.from(t).toString('base64')
const cases:[string,unknown][]=[
['aws',A],['aws short','AKIA123'],['openai','key sk-'+'a'.repeat(40)],['anthropic','sk-ant-'+'a1B2'.repeat(11)],['proj','sk-proj-'+'abcDEF123'.repeat(5)],
['bearer','Authorization: Bearer abcdefghijklmnop'],['card','4111 1111 1111 1111'],['card bad','4111 1111 1111 1112'],['ssn','123-45-6789'],['nossn','2023-45-6789x'],['mail','a@b.co'],
['num',{card:4111111111111111}],['key',{['sk-'+'b'.repeat(40)]:1}],['secret40','wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],['41','wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEYa'],['sha','da39a3ee5e6b4b0d3255bfef95601890afd80709'],
['pem','-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----'],['jwt','eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x'],['db','postgres://u:p@h/db'],
['row100','email a@b.co ssn 123-45-6789'],['b64',{x:b64(A)}],['b64x2',b64(b64(A+' more text'))],['pct','%41KIAIOSFODNN7EXAMPLE'],['url',encodeURIComponent('postgres://user:pass@host/db')],['uni','\\u0041KIAIOSFODNN7EXAMPLE'],
['hex',Buffer.from(A).toString('hex')],['hexsp',Buffer.from(A).toString('hex').replace(/../g,'$& ')],['ent',[...A].map(c=>`&#${c.charCodeAt(0)};`).join('')],['zw',[...A].join('\u200b')],['fw',[...A].map(c=>String.fromCharCode(c.charCodeAt(0)+0xfee0)).join('')],
['tag',[...A].map(c=>String.fromCodePoint(c.charCodeAt(0)+0xe0000)).join('')],['ws','AKIA IOSF ODNN 7EXA MPLE'],['ws2','A K I A I O S F O D N N 7 E X A M P L E'],['concat','"AKIA" + "IOSFODNN7EXAMPLE"'],['arr',['AKIAIOSF','ODNN7EXAMPLE']],['arr2',['AK','IAIOSF','ODNN7EXAMPLE']],['fields',{part1:'AKIAIOSF',part2:'ODNN7EXAMPLE'}],
['pw',{password:'hunter2'}],['pw2',{userPassword:'x1!abc',pass_word:'zz9$a',apiToken:'abc123def456'}],['pwtext','password=hunter2 and more'],['iban','DE89 3704 0044 0532 0130 00'],['iban2','GB29NWBK60161331926819'],['cpf','529.982.247-25'],['nhs','My NHS number is 943 476 5919'],['phone','call +1 (415) 555-2671 now'],['dob','DOB: 1985-03-12'],['dash','\u2014 nothing'],['b32','IFFUSQKJJ5JUMT2EJZHDORKYIFGVATCF'],['qp','=41=4B=49=41IOSFODNN7EXAMPLE'],
['cfg','{\\"password\\": \\"hunter2\\"}'],['split','ghp_'+'abcdefghij0123456789'+'\n'+'ABCDEFGHIJ012345'],
]
for(const [n,v] of cases){const r=s.redact(v as never);console.log(n.padEnd(9),JSON.stringify(r.value).slice(0,110),'|',r.findings.map(f=>`${f.detector}@${f.path}[${f.span}]${f.confidence}${f.decodedFrom?'<'+f.decodedFrom:''}${f.inKey?' key':''}`).join(' ')) }
