/**
 * What the schemes of destinations mean to us.
 *
 * @module
 */

/** What the recommended configuration lets through. */
export const defaultSchemes: readonly string[] = ['https', 'http', 'wss', 'ws']

/**
 * The ports of schemes that are often seen. Sources: the IANA Service Name and Port Number registry, and the drivers'
 * own documentation.
 */
export const schemePorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  ftp: 21,
  ssh: 22,
  sftp: 22,
  smb: 445,
  ldap: 389,
  ldaps: 636,
  redis: 6379,
  rediss: 6379,
  mongodb: 27017,
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  amqp: 5672,
  amqps: 5671,
}

/** Schemes that name no host: nothing is dialled, or it is dialled by other means than an address. */
export const hostlessSchemes: ReadonlySet<string> = new Set([
  ...[
    'about',
    'blob',
    'cid',
    'data',
    'expect',
    'geo',
    'javascript',
    'magnet',
    'mailto',
    'mid',
    'netdoc',
    'news',
    'npipe',
    'php',
  ],
  ...['sip', 'sips', 'sms', 'tel', 'unix', 'urn', 'vbscript', 'view-source', 'xmpp'],
])

/** Schemes whose first part names a store of one vendor, not a host. */
export const bucketSchemes: ReadonlySet<string> = new Set([
  's3',
  's3a',
  's3n',
  'gs',
  'gcs',
  'az',
  'abfs',
  'abfss',
  'wasb',
  'wasbs',
  'oss',
  'cos',
  'obs',
  'b2',
  'r2',
  'hf',
  'arn',
])

/**
 * Ports that no fetch connects to, because a server behind them would take the request for its own protocol: the "bad
 * ports" of the Fetch Standard, section 2.9 (port blocking), as of 2025-10. Extended by the unauthenticated control ports
 * that request forgery aims at: Docker, etcd, kubelet, Redis, Elasticsearch transport, memcached.
 */
export const blockedPorts: ReadonlySet<number> = new Set([
  ...[
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103,
    104, 109,
  ],
  ...[
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526,
    530,
  ],
  ...[
    531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045,
    4190,
  ],
  ...[5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080],
  ...[2375, 2376, 2379, 2380, 6379, 9300, 10250, 10255, 11211],
])

/**
 * Schemes by which programs reach the network or the machine, whatever parameter they stand in. A URL of any other scheme
 * (`note://`, `ui://`, `obsidian://`) is an identifier of its application, unless the parameter is one for URLs.
 */
const reachingSchemes: ReadonlySet<string> = new Set([
  ...[
    'http',
    'https',
    'ws',
    'wss',
    'ftp',
    'ftps',
    'sftp',
    'scp',
    'ssh',
    'git',
    'git+ssh',
    'git+https',
    'svn',
    'svn+ssh',
  ],
  ...[
    'ldap',
    'ldaps',
    'gopher',
    'dict',
    'tftp',
    'telnet',
    'smb',
    'cifs',
    'nfs',
    'afp',
    'file',
    'jar',
    'netdoc',
    'rsync',
  ],
  ...[
    'redis',
    'rediss',
    'mongodb',
    'mongodb+srv',
    'postgres',
    'postgresql',
    'mysql',
    'mariadb',
    'mssql',
    'sqlserver',
  ],
  ...[
    'oracle',
    'clickhouse',
    'cassandra',
    'couchbase',
    'neo4j',
    'bolt',
    'memcached',
    'elasticsearch',
    'kafka',
    'nats',
  ],
  ...[
    'amqp',
    'amqps',
    'mqtt',
    'mqtts',
    'stomp',
    'imap',
    'imaps',
    'pop3',
    'pop3s',
    'smtp',
    'smtps',
    'rtsp',
    'rtmp',
    'rmi',
  ],
  ...[
    'docker',
    'php',
    'phar',
    'expect',
    'tcp',
    'udp',
    'tls',
    'unix',
    'npipe',
    'vnc',
    'rdp',
    'socks',
    'socks4',
    'socks5',
    'jdbc',
    'odbc',
    'iiop',
  ],
  ...bucketSchemes,
])

/** Tells whether a scheme is one of them, or made of one and something else (`http+unix`, `git+file`). */
export function isReachingScheme(scheme: string): boolean {
  return (
    reachingSchemes.has(scheme) ||
    (scheme.includes('+') && scheme.split('+').some((part) => reachingSchemes.has(part)))
  )
}
