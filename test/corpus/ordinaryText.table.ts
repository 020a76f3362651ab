/**
 * Ordinary texts that are no destinations, and ordinary URLs: nothing of this may be denied.
 *
 * @module
 */

/** Texts that look a little like destinations and are none. */
export const ordinaryTexts: readonly string[] = [
  ...['1.2.3.4', '10.0.0.1', '0.9.8.1', '10.0.19041.1', '1.2.3', 'v2.13.0-rc.1', '2026.8.31', '^1.20.0', '~5.4', '>=20.19 <25', '1.2.3.4-beta+5', '4.18.0.0'],
  ...['12:30', '12:30:59', '00:00', '2026-11-21T10:11:12Z', '2026-11-21T10:11:12.123+01:00', '10:15-11:45', 'T12:30', '1:2', '16:9', '3:1 ratio', '1:1:1', 'P1DT2H'],
  ...['a.b.c', 'report.final.pdf', 'archive.tar.gz', 'index.d.ts', '.env.local', 'src/main.rs', './build/out.js', '../shared/util.py', '/etc/hosts', '/usr/local/bin', 'C:\\Users\\kim\\file.txt', 'D:/data/set.csv', '~/notes.md', 'file:../shared', 'file.name.with.dots'],
  ...['kim@example.com wrote to sam@example.org', 'Kim <kim@example.com>', 'mail me at kim@example.com', 'kim@example.com', '@scope/pkg', '@scope/pkg@1.2.3', 'npm:@scope/pkg@^1', '@user', 'user@host', 'left-pad@1.0.0'],
  ...['foo:bar', 'foo:bar:baz', 'priority:high', 'is:open label:bug', 'status:4xx', 'key: value', 'http:status', 'https', 'http', 'http: the protocol', 'error: no such file', 'note:this', 'urn:isbn:0451450523', 'tag:yaml.org,2002:str', 'sha256:9f86d081884c7d65', 'mailto', 'TODO: fix', 'docker:latest', 'ubuntu:22.04', 'ghcr.io/owner/image:1.2.3', 'std::vector<int>', 'a::b', 'Foo::Bar', 'crate::module', '::before', 'ab::cd', 'dead::beef'],
  ...['[1:2]', '[::2]', '[::-1]', 'x[1:]', '[a:b]', '00:1a:2b:3c:4d:5e', '00-1a-2b-3c-4d-5e', 'aa:bb:cc:dd:ee:ff:00:11', '0x7f', '0xdeadbeef', '2130706433', '65535', '3.14', '1e10', '$1,234.56', '50%'],
  ...['^https?:\\/\\/', '/^[a-z]+:\\/\\/x$/i', '\\d+\\.\\d+', '(?:a|b):c', '.*@.*\\..*', '[^/]+//[^/]+', 's/foo/bar/g', '*.example.com', '**/*.ts', 'a//b', '// a comment', '//', '///', '/* http */', '# heading', '-- sql comment', "it's", '<b>bold</b>', '<http>', '{{ value }}', '${name}', '%s:%d'],
  ...['10.0.0.0/8', '192.168.0.0/16', '10.0.0.1/24', 'fe80', 'fc00', 'std::fc', 'localhost', 'port 8080', ':8080', ':80', '8080:80', '22/tcp', 'eth0', 'a=b&c=d', '?q=1', '#anchor', 'section 10.1.2.3', 'OID 1.3.6.1.4.1', '1.3.6.1.4.1', '§ 12.3.4.5', 'Genesis 1:1', 'x.y', 'e.g.', 'i.e.', 'etc.', 'Hello. World', 'and/or', 'N/A', '24/7', '1/2', '\\n', '\\\\', 'a\\b', '\\alpha', 'C:\\', '\ud83d\ude00', '\u65e5\u672c\u8a9e\uff1a\u30c6\u30b9\u30c8', '\u6bd4\u7387\uff11\uff1a\uff12', '\u53c2\u7167\uff1a\uff0f\u30d1\u30b9'],
]

const hosts = ['example.com', 'www.wikipedia.org', 'api.github.com', 'docs.python.org', 'registry.npmjs.org', 'storage.googleapis.com', 'my-bucket.s3.eu-central-1.amazonaws.com', 'login.microsoftonline.com', 'b\u00fccher.example', 'xn--bcher-kva.example', 'a.b.c.d.e.example.net', '8.8.8.8', '[2606:4700:4700::1111]', 'sub_domain.example.com', 'example.co.uk', 'deno.land', 'x.com', '1.1.1.1.example.com', 'localhostess.example', 'metadata.example.com']
const rests = ['', '/', ':8443/', '/path/to/page.html', '/search?q=a+b%20c&lang=en', '/a//b', '/wiki/%E6%97%A5%E6%9C%AC', '/#section-2.1', '?utm_source=x&next=https://other.example/y', '/web/2020/http://archived.example/']

/** URLs as they occur every day. */
export const ordinaryUrls: readonly string[] = hosts.flatMap((host) => rests.map((rest) => `https://${host}${rest}`))
