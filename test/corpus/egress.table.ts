/**
 * Destinations of our own with what becomes of them under the baseline, when every name resolves to a public address.
 *
 * @module
 */
import type { BuiltInReasonCode } from '../../src/decision/codes.ts'

/** Destinations that come out the same way for the same reason. */
export interface CorpusGroup {
  readonly why: string
  readonly code: BuiltInReasonCode
  readonly destinations: readonly string[]
}

const inWords = (line: string): string[] => line.split(' ')

/** The corpus. */
export const egressCorpus: readonly CorpusGroup[] = [
  { why: 'loopback in dotted form and around it', code: 'egress_private', destinations: [
    ...inWords('http://127.0.0.1 http://127.0.0.1/ https://127.0.0.1:8443/x http://127.255.255.254/ http://127.0.1.3/ http://127.0.0.1:80'),
    ...inWords('http://127.0.0.1. http://127.0.0.1./x 127.0.0.1 127.0.0.1:3000 127.0.0.1/path //127.0.0.1/x HTTP://127.0.0.1 hTtPs://127.0.0.1?x'),
    ...inWords('http://127.0.0.1#f ws://127.0.0.1/socket wss://127.0.0.1'), ' http://127.0.0.1/ '] },
  { why: 'loopback as one number', code: 'egress_private', destinations:
    inWords('http://2130706433 http://2130706433/ http://2130706434 http://0x7f000001 http://0X7F000001 http://0x7F000001/ http://017700000001 http://0017700000001/ 2130706433 0x7f000001 http://2130706433:8080/ http://2130706433./') },
  { why: 'loopback in short forms', code: 'egress_private', destinations:
    inWords('http://127.1 http://127.0.1 http://0x7f.1 http://0177.1 http://0x7f.0.1 http://127.0x1 http://0x7f.0x1 http://0177.0.0.01 http://127.65535 http://127.0.65535 127.1 127.1:80') },
  { why: 'loopback with octal, hexadecimal and mixed parts', code: 'egress_private', destinations:
    inWords('http://0177.0.0.1 http://0177.0.0.1:80/x http://0x7f.0.0.1 http://0x7f.0x0.0x0.0x1 http://0177.00.00.01 http://0x7f.0.0x0.1 http://0177.0x0.0.1 http://127.0.0.0x1 http://127.00000.0.1 http://0x7F.0X0.0x0.0X1 http://0000177.0.0.1') },
  { why: 'the unspecified address', code: 'egress_private', destinations:
    inWords('http://0 http://0/ http://0.0.0.0 http://0.0.0.0:8080 http://00 http://0x0 http://0.0 http://0.1 http://0.255.255.255 http://[::] http://[::]:80/ http://[0:0:0:0:0:0:0:0] http://[0::0]') },
  { why: 'private networks', code: 'egress_private', destinations:
    inWords('http://10.0.0.1 http://10.255.255.255 http://10.1 http://167772161 http://0xa000001 http://0xa.0.0.1 http://012.0.0.1 http://172.16.0.1 http://172.31.255.255 http://172.16.1 http://2886729729 http://0xac100001 http://192.168.0.1 http://192.168.1.1:8080/admin http://192.168.1 http://192.168.257 http://3232235521 http://0xc0a80001 http://0300.0250.0.1 http://0xc0.0xa8.0.1') },
  { why: 'link-local and carrier-grade NAT', code: 'egress_private', destinations:
    inWords('http://169.254.0.1 http://169.254.255.255 http://169.254.1 http://100.64.0.1 http://100.127.255.255 http://1681915905') },
  { why: 'reserved, test and multicast ranges', code: 'egress_private', destinations:
    inWords('http://192.0.0.1 http://192.0.0.170 http://192.0.2.1 http://198.51.100.7 http://203.0.113.9 http://198.18.0.1 http://198.19.255.255 http://192.88.99.1 http://192.31.196.1 http://192.52.193.1 http://192.175.48.1 http://224.0.0.1 http://239.255.255.255 http://240.0.0.1 http://250.1.2.3 http://255.255.255.255 http://4294967295 http://0xffffffff') },
  { why: 'metadata addresses in every spelling', code: 'egress_metadata', destinations: [
    ...inWords('http://169.254.169.254 http://169.254.169.254/latest/meta-data/ http://169.254.169.254:80/ http://2852039166 http://0xa9fea9fe http://0251.0376.0251.0376 http://0xa9.0xfe.0xa9.0xfe http://169.254.43518 http://169.16689662 http://0xa9.254.169.254 http://0251.254.169.254 http://025177524776 http://169.254.169.254. 169.254.169.254 //169.254.169.254/'),
    ...inWords('http://169.254.170.2/v2/credentials http://169.254.170.23 http://169.254.169.253 http://169.254.169.123 http://168.63.129.16/machine http://2822734096 http://0xa83f8110 http://100.100.100.200/latest http://1684301000 http://192.0.0.192/latest http://169.254.0.23 http://169.254.42.42'),
    ...inWords('http://[fd00:ec2::254]/latest http://[fd00:0ec2:0:0:0:0:0:0254]/ http://[FD00:EC2::254] http://[fd00:ec2::253] http://[fd00:ec2::23] http://[fd20:ce::254] http://[fd00:c1::a9fe:a9fe] http://[fd00:42::42] http://[fe80::a9fe:a9fe] http://[fe80::a9fe:a9fe%25eth0]')] },
  { why: 'metadata addresses inside IPv6 addresses', code: 'egress_metadata', destinations:
    inWords('http://[::ffff:169.254.169.254] http://[::ffff:a9fe:a9fe] http://[0:0:0:0:0:ffff:a9fe:a9fe] http://[::FFFF:A9FE:A9FE] http://[::169.254.169.254] http://[::a9fe:a9fe] http://[64:ff9b::169.254.169.254] http://[64:ff9b::a9fe:a9fe] http://[64:ff9b:1::a9fe:a9fe] http://[64:ff9b:1:a9fe:a9:fe00::] http://[2002:a9fe:a9fe::] http://[2002:a9fe:a9fe::1] http://[2001:0:0:0:0:0:5601:5601] http://[2001:0:a9fe:a9fe::1] http://[fe80::5efe:169.254.169.254] http://[2a00:1450:4001:81b:0:5efe:a9fe:a9fe] http://[2a00:1450:4001:81b:200:5efe:a9fe:a9fe] http://[::ffff:0:169.254.169.254] http://[::ffff:168.63.129.16] http://[::168.63.129.16] http://[64:ff9b::168.63.129.16] http://[2002:a83f:8110::]') },
  { why: 'private addresses inside IPv6 addresses', code: 'egress_private', destinations:
    inWords('http://[::ffff:127.0.0.1] http://[::ffff:7f00:1] http://[::ffff:10.0.0.1] http://[::ffff:c0a8:1] http://[::127.0.0.1] http://[::7f00:1] http://[::10.0.0.1] http://[::ffff:0:127.0.0.1] http://[::ffff:0:7f00:1] http://[64:ff9b::127.0.0.1] http://[64:ff9b::10.0.0.1] http://[64:ff9b:1::10.0.0.1] http://[2002:7f00:1::] http://[2002:a00:1::1] http://[2002:c0a8:101::] http://[2001:0:0:0:0:0:80ff:fffe] http://[2001:0:7f00:1::] http://[2a00:1450:4001:81b:0:5efe:7f00:1] http://[2a00:1450:4001:81b:200:5efe:10.0.0.1] http://[fe80::5efe:c0a8:101] [::ffff:127.0.0.1]:80 ::ffff:127.0.0.1') },
  { why: 'public addresses behind a transition mechanism', code: 'egress_private', destinations:
    inWords('http://[::8.8.8.8] http://[::808:808] http://[64:ff9b::8.8.8.8] http://[64:ff9b:1::808:808] http://[2002:808:808::] http://[2001:0:808:808::] http://[::ffff:0:8.8.8.8]') },
  { why: 'special IPv6 ranges', code: 'egress_private', destinations: [
    ...inWords('http://[::1] http://[::1]/ http://[::1]:3000 http://[0:0:0:0:0:0:0:1] http://[0000:0000:0000:0000:0000:0000:0000:0001] http://[::0001] ::1 [::1] [::1]:80 //[::1]/x http://[::1%25lo] http://[::1%lo]/ http://[fe80::1] http://[fe80::1%25eth0]/ fe80::1 http://[febf::1] http://[fc00::1] http://[fd12:3456:789a::1] http://[fdff::] http://[fec0::1] http://[feff::1]'),
    ...inWords('http://[ff02::1] http://[ff0e::1] http://[100::1] http://[100:0:0:1::1] http://[2001:db8::1] http://[2001:2::1] http://[2001:3::1] http://[2001:4:112::1] http://[2001:10::1] http://[2001:20::1] http://[2001:30::1] http://[2001:100::1] http://[2001:1::1] http://[2620:4f:8000::1] http://[3fff::1] http://[5f00::1]')] },
  { why: 'unallocated IPv6 space', code: 'egress_private', destinations:
    inWords('http://[4000::1] http://[200::1] http://[8000::1] http://[1::1] http://[1234:5678::1] http://[e000::1] http://[100:0:0:2::1] http://[64:ff9b:2::1]') },
  { why: 'digits, letters and dots of other scripts', code: 'egress_private', destinations: [
    'http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460', 'http://\uff11\uff12\uff17.\uff10.\uff10.\uff11', 'http://127\u30020\u30020\u30021',
    'http://127\uff0e0\uff0e0\uff0e1', 'http://127\uff610\uff610\uff611', 'http://\u{1d7cf}\u{1d7d0}\u{1d7d5}.0.0.1',
    'http://\u00b9\u00b2\u2077.\u2070.\u2070.\u00b9', 'http://\u2081\u2082\u2087.0.0.1', 'http://\uff10\uff58\uff17\uff46.1',
    'http://\uff12\uff11\uff13\uff10\uff17\uff10\uff16\uff14\uff13\uff13', 'http://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3',
    'http://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54/'] },
  { why: 'metadata in other scripts', code: 'egress_metadata', destinations: [
    'http://\uff11\uff16\uff19.\uff12\uff15\uff14.\uff11\uff16\uff19.\uff12\uff15\uff14', 'http://\u2460\u2465\u2468.\u2461\u2464\u2463.\u2460\u2465\u2468.\u2461\u2464\u2463',
    'http://169\u3002254\u3002169\u3002254/', 'http://metadata\u3002google\u3002internal/'] },
  { why: 'percent-encoded hosts', code: 'egress_private', destinations:
    inWords('http://%31%32%37.0.0.1 http://%31%32%37%2E%30%2E%30%2E%31 http://127%2e0%2e0%2e1/ http://127.0.0.%31 http://%6c%6f%63%61%6c%68%6f%73%74 http://l%6fcalhost http://%6C%6F%43alhost http://0x7f%2e1 http://%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1') },
  { why: 'local names', code: 'egress_private', destinations:
    inWords('http://localhost http://LOCALHOST http://localhost:3000/x http://localhost. http://LocalHost./ http://a.localhost http://a.b.localhost. http://localhost.localdomain http://localhost6 http://ip6-localhost http://ip6-loopback http://broadcasthost http://printer.local http://nas.local. http://api.internal http://db.corp http://router.home http://fritz.lan http://x.home.arpa http://wiki.intranet http://host.docker.internal:8080 http://gateway.docker.internal http://host.containers.internal http://svc.ns.svc http://svc.ns.svc.cluster.local http://x.private localhost localhost:5432 //localhost ws://localhost:9229 http://app.localhost:8080') },
  { why: 'public names of the loopback address', code: 'egress_private', destinations:
    inWords('http://localtest.me http://a.localtest.me http://lvh.me:3000 http://x.lvh.me http://vcap.me http://a.vcap.me http://lacolhost.com http://a.lacolhost.com http://fuf.me http://local.gd http://x.localho.st') },
  { why: 'names that embed an address', code: 'egress_private', destinations:
    inWords('http://127.0.0.1.nip.io http://10.0.0.1.nip.io http://app.10.0.0.1.nip.io http://app-10-0-0-1.nip.io http://10-0-0-1.nip.io/ http://7f000001.nip.io http://app-7f000001.nip.io http://192-168-1-1.sslip.io http://www-192-168-1-1.sslip.io http://a.192.168.1.1.sslip.io http://--1.sslip.io http://fe80--1.sslip.io http://0-0-0-0-0-0-0-1.sslip.io http://127.0.0.1.xip.io http://192.168.0.5.XIP.IO. http://127-0-0-1.traefik.me http://192-168-1-2.abcdef.plex.direct http://7f000001.c0a80001.rbndr.us http://08080808.7f000001.rbndr.us http://1.10.0.0.1.nip.io') },
  { why: 'names that embed a metadata address', code: 'egress_metadata', destinations:
    inWords('http://169.254.169.254.nip.io http://169-254-169-254.nip.io http://a9fea9fe.nip.io http://x-169-254-169-254.sslip.io http://168.63.129.16.nip.io http://fd00-ec2--254.sslip.io') },
  { why: 'metadata names', code: 'egress_metadata', destinations:
    inWords('http://metadata.google.internal http://metadata.google.internal/computeMetadata/v1/ http://METADATA.google.internal. http://metadata.goog http://metadata/ http://instance-data/latest http://instance-data.ec2.internal http://metadata.azure.internal http://metadata.azure.com http://metadata.tencentyun.com/latest http://api.metadata.cloud.ibm.com http://metadata.packet.net http://metadata.platformequinix.com http://kubernetes https://kubernetes.default https://kubernetes.default.svc https://api.kubernetes.default http://rancher-metadata/ metadata.google.internal:80') },
  { why: 'schemes that are not for the web', code: 'egress_scheme', destinations: [
    ...inWords('file:///etc/passwd file://localhost/etc/passwd file:/etc/passwd FILE:///c:/windows gopher://example.com/_x dict://example.com:11211/stat ldap://example.com/x ldaps://example.com ftp://example.com/x sftp://example.com tftp://example.com/x telnet://example.com ssh://git@example.com/x git://example.com/x smb://example.com/x nfs://example.com/x jar:http://example.com/x!/ javascript:alert(1) JaVaScRiPt:alert(1) data:text/html,x data:text/plain;base64,AAAA vbscript:x about:blank blob:https://example.com/x view-source:http://example.com'),
    ...inWords('mailto:a@example.com tel:+15551234567 urn:isbn:0451450523 php://filter/x expect://id netdoc:///etc/passwd redis://example.com:6379 mongodb://example.com postgres://u:p@example.com/db mysql://example.com amqp://example.com mqtt://example.com kafka://example.com unix:///var/run/docker.sock npipe:////./pipe/docker tcp://example.com:2375 docker://example.com jdbc:postgresql://example.com/x jdbc:oracle:thin:@example.com:1521:x jdbc:h2:mem:x'),
    ...inWords('s3://bucket/key gs://bucket/key az://container/x abfss://a@b.dfs.core.windows.net/x arn:aws:s3:::bucket git@github.com:org/repo.git chrome://settings vscode://file/x x-unknown:y'),
    '\\\\example.com\\share', '\\\\?\\UNC\\example.com\\share', '\\\\10.0.0.1@80\\dav', 'c:\\windows\\system32'] },
  { why: 'ports of other protocols', code: 'egress_port', destinations:
    inWords('https://example.com:22 http://example.com:25/ http://example.com:6379 http://example.com:11211 http://example.com:2375 http://example.com:10250 http://example.com:0 https://example.com:587 http://example.com:6667 https://example.com:993 http://8.8.8.8:53 ws://example.com:21') },
  { why: 'backslashes', code: 'ambiguous_url', destinations: [
    'http://evil.com\\@example.com', 'http://example.com\\.evil.com/', 'http://example.com\\path', 'https:\\\\example.com', 'https:/\\example.com', 'http:\\/example.com',
    '/\\example.com', '\\/example.com', 'http://example.com:80\\@evil.com/', 'http:\\\\\\example.com/', 'http://user\\@example.com:80@evil.com', '//example.com\\@evil.com'] },
  { why: 'too few or too many slashes', code: 'ambiguous_url', destinations:
    inWords('http:example.com http:/example.com https:///example.com https:////example.com http:///////example.com http:user@example.com ///example.com ////example.com/x') },
  { why: 'more than one @', code: 'ambiguous_url', destinations:
    inWords('http://a@b@example.com http://example.com@evil.com@good.com/ http://a:b@c:d@example.com http://@@example.com //a@b@example.com') },
  { why: 'white space before the path', code: 'ambiguous_url', destinations: [
    'http://user @example.com', 'http://a b@example.com/', 'http://1.1.1.1 &@2.2.2.2# @3.3.3.3/', 'http://us\u00a0er@example.com'] },
  { why: 'octal for some readers', code: 'ambiguous_url', destinations:
    inWords('http://010.8.8.8 http://011.8.8.8 http://8.8.010.8 http://0101.0.0.1 http://8.8.8.010') },
  { why: 'invisible characters, and letters that readers map differently', code: 'ambiguous_url', destinations: [
    'http://exa\u00admple.com', 'http://exam\u200bple.com', 'http://exa\u2060mple.com', 'http://example\ufeff.com', 'http://exa\ufe0fmple.com', 'http://fa\u00df.de',
    'http://stra\u00dfe.example', 'http://\u03b2\u03cc\u03bb\u03bf\u03c2.com', 'http://exa%C2%ADmple.com'] },
  { why: 'characters at which some readers end the host', code: 'ambiguous_url', destinations: [
    ...inWords('http://example.com,evil.com http://example.com;evil.com/ http://example.com!evil.com http://exa$mple.com http://example.com&evil.com http://(example).com http://example.com* http://*.example.com http://exa+mple.com http://exa=mple.com http://{host}.com http://exa`mple.com http://exa"mple.com http://~example.com'),
    "http://example.com'evil.com"] },
  { why: 'percent-encoding that readers decode differently', code: 'ambiguous_url', destinations:
    inWords('http://example.com%2f http://a%2fb.com http://example.com%23.evil.com http://example.com%3a80 http://example.com%40evil.com http://example.com%5c.evil.com http://%2531%2532%2537.0.0.1 http://exa%20mple.com http://exa%zzmple.com http://%80.com http://example.com%3f.evil.com') },
  { why: 'control characters', code: 'control_char', destinations: [
    'http://exa\tmple.com', 'http://example.com\n', '\nhttp://example.com', 'http://example.com/\r\nHost: x', 'http://127.0.0.1\t', 'http://example.com\u0000.evil.com',
    'http://example.com/\u0000', 'java\nscript:alert(1)', 'http://example.com/\u007f', 'http://exam\u0085ple.com', 'http://example.com/a\u2028b', 'http://\u001fexample.com'] },
  { why: 'encoded line ends and NULs', code: 'control_char', destinations:
    inWords('http://example.com/%0d%0aSET%20x http://example.com/%0D%0AHost:%20evil http://example.com/x%0ay http://example.com/%00 http://example.com%00.evil.com http://example.com%0d%0a.evil.com http://user%0d%0a@example.com/ http://example.com/?x=1%0d%0aHost:%20evil http://example.com/?x=1%0d%0aX-Injected%3a1 http://example.com/?file=a%00.png http://127.0.0.1:6379/%0d%0aFLUSHALL') },
  { why: 'no destination at all', code: 'egress_invalid', destinations: [
    '', '   ', 'not a url', 'two words', 'http://exa mple.com', 'http://xn--\u00e9.com', 'http://a\ud800b.com', 'http://\udfff',
    ...inWords('http:// https:// http:/// http://?x http://# http://:80 http://@ http://user@ http://user@:80 /path / // ?x #x'),
    ...inWords('http://256.256.256.256 http://1.2.3.4.5 http://999.1.1.1 http://0x1ffffffff http://4294967296 http://08.1.1.1 http://1.2.3.08 http://127.0.0.0x100'),
    ...inWords('http://[ http://[] http://[::1 http://::g http://[:::1] http://[1:2:3] http://[::1]] http://[1::2::3] http://[::ffff:256.0.0.1] http://[::127.1] http://[v1.fe80::1] http://[127.0.0.1] http://2001:db8::zz'),
    ...inWords('http://example.com:99999 http://example.com:65536 http://example.com:port http://example.com:-1 http://example.com:8O http://example.com:80:80'),
    ...inWords('http://.. http://. http://example..com http://.example.com http://example.com.. http://xn-- http://xn--a.com http://exa<mple.com http://exa|mple.com http://exa^mple.com')] },
  { why: 'overlong names', code: 'egress_invalid', destinations: [
    `http://${'a'.repeat(64)}.com`, `http://${'a'.repeat(64)}.com/x`, `http://${`${'a'.repeat(60)}.`.repeat(5)}com`, `http://${'a.'.repeat(200)}com`, `http://${'\u00e9'.repeat(64)}.com`] },
  { why: 'ordinary addresses in one spelling or another', code: 'egress_allowed', destinations: [
    ...inWords('http://8.8.8.8 https://1.1.1.1/dns-query http://134744072 http://0x08080808 http://8.8.2056 http://8.526344 http://93.184.216.34:8080 https://[2606:4700:4700::1111]/ https://[2001:4860:4860::8888] https://[2a00:1450:4001:81b::200e]:8443 [2606:4700:4700::1111] 2606:4700:4700::1111 8.8.8.8 8.8.8.8:443 //8.8.8.8/x http://[::ffff:8.8.8.8]'),
    ...inWords('http://172.32.0.1 http://172.15.255.255 http://11.0.0.1 http://9.255.255.255 http://100.63.255.255 http://100.128.0.1 http://126.255.255.255 http://128.0.0.1 http://169.253.255.255 http://169.255.0.1 http://192.167.255.255 http://192.169.0.1 http://198.17.255.255 http://198.20.0.1 http://223.255.255.255 http://168.63.129.15 http://168.63.129.17 http://[2003::1] http://[2001:200::1] http://[2000::1] http://[3ffe::1]'),
    'http://\uff18.8.8.8'] },
  { why: 'benign spellings of a public name', code: 'egress_allowed', destinations: [
    ...inWords('https://example.com https://EXAMPLE.COM https://Example.Com/ HTTPS://example.com https://example.com. https://example.com:443 https://example.com: https://example.com:8443/x https://example.com:00443 example.com example.com/path example.com:443 example.com. //example.com //example.com/path?q https://ex%61mple.com https://example%2ecom https://example.com/%20'),
    ...inWords('https://example.com?x=http://127.0.0.1 https://example.com/http://169.254.169.254/ https://example.com/#@localhost http://attacker.com#@localhost/ https://example.com?@localhost https://example.com/@localhost https://example.com/..//x https://xn--bcher-kva.example https://a_b.example.com https://a-b--c.example.com https://1.example.com https://1password.com https://127.0.0.1.example.com https://10.0.0.1.example.org https://localhost.example.com https://localhost1 https://notlocalhost'),
    ...inWords('https://nip.io https://www.sslip.io http://93-184-216-34.nip.io http://8.8.8.8.nip.io https://metadata.example.com https://evilinternal https://internal.example.com https://example.com/?text=line1%0D%0Aline2 https://example.com/?a=%0a ws://example.com/socket wss://example.com:8443 https://xn--80ak6aa92e.com'),
    ' https://example.com ', 'https://example.com/?q=a b', 'https://example.com/a b', 'https://example.com/a\\b', 'https://\uff45xample.com', 'https://example\u3002com', 'https://b\u00fccher.example',
    'https://\u4f8b\u3048.jp', 'https://\u0440\u0444.\u0440\u0444', `https://example.com/${'a'.repeat(5000)}`] },
  { why: 'a user name or password', code: 'url_credentials', destinations:
    inWords('http://127.0.0.1@evil.com/ http://user:pass@example.com https://token@example.com/x http://localhost:80@example.com/ http://google.com:80@evil.com http://169.254.169.254@example.com http://:pw@example.com user@example.com //user@example.com/x http://user%40x@example.com/ http://%31%32%37.0.0.1@example.com/') },
  { why: 'a private host behind a user name', code: 'egress_private', destinations:
    inWords('http://example.com@127.0.0.1/ http://example.com:80@10.0.0.1 http://user:pw@localhost http://a@[::1]/ https://example.com%2f@127.0.0.1') },
  { why: 'a bare name that only its addresses can speak for', code: 'egress_allowed', destinations:
    inWords('http://intranet http://db:5432 https://wiki/ redis-master:8379') },
]
