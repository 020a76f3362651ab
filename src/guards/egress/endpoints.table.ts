/**
 * Cloud metadata services, container hosts and names that never leave the local network: what an attacker asks a
 * fetching tool for first.
 *
 * Sources, as of 2025-10: the vendors' own documentation pages on instance metadata (named at each line), the IANA
 * Special-Use Domain Names registry (`iana.org/assignments/special-use-domain-names`), and the documentation of the
 * wildcard DNS services.
 *
 * @module
 */

/** An address or a name of a metadata or control service. */
export interface MetadataEndpoint {
  /** One address, or one host name (which covers the names below it when it starts with `*.`). */
  readonly at: string
  /** Whose it is. */
  readonly vendor: string
}

/** Addresses of metadata and control services. Several of them are not in any special-purpose range. */
export const metadataAddresses: readonly MetadataEndpoint[] = [
  { at: '169.254.169.254', vendor: 'most clouds: instance metadata' },
  { at: '169.254.170.2', vendor: 'AWS ECS: task credentials' },
  { at: '169.254.170.23', vendor: 'AWS EKS: pod identity' },
  { at: '169.254.169.253', vendor: 'AWS: VPC resolver' },
  { at: '169.254.169.123', vendor: 'AWS: time service' },
  { at: 'fd00:ec2::254', vendor: 'AWS EC2: instance metadata' },
  { at: 'fd00:ec2::253', vendor: 'AWS: VPC resolver' },
  { at: 'fd00:ec2::23', vendor: 'AWS EKS: pod identity' },
  { at: 'fd20:ce::254', vendor: 'Google Cloud: instance metadata' },
  { at: '168.63.129.16', vendor: 'Azure: wire server' },
  { at: '100.100.100.200', vendor: 'Alibaba Cloud: instance metadata' },
  { at: '192.0.0.192', vendor: 'Oracle Cloud Classic: instance metadata' },
  { at: 'fd00:c1::a9fe:a9fe', vendor: 'Oracle Cloud: instance metadata' },
  { at: '169.254.0.23', vendor: 'Tencent Cloud: instance metadata' },
  { at: '169.254.42.42', vendor: 'Scaleway: instance metadata' },
  { at: 'fd00:42::42', vendor: 'Scaleway: instance metadata' },
  { at: 'fd00:a9fe:a9fe::1', vendor: 'Akamai (Linode): instance metadata' },
  { at: 'fe80::a9fe:a9fe', vendor: 'OpenStack: instance metadata' },
]

/** Names of metadata and control services. */
export const metadataNames: readonly MetadataEndpoint[] = [
  { at: 'metadata.google.internal', vendor: 'Google Cloud: instance metadata' },
  { at: 'metadata.goog', vendor: 'Google Cloud: instance metadata' },
  { at: 'metadata', vendor: 'Google Cloud: instance metadata' },
  { at: 'instance-data', vendor: 'AWS EC2: instance metadata' },
  { at: 'instance-data.ec2.internal', vendor: 'AWS EC2: instance metadata' },
  { at: 'metadata.azure.internal', vendor: 'Azure: instance metadata' },
  { at: 'metadata.azure.com', vendor: 'Azure: instance metadata' },
  { at: 'metadata.tencentyun.com', vendor: 'Tencent Cloud: instance metadata' },
  { at: 'api.metadata.cloud.ibm.com', vendor: 'IBM Cloud: instance metadata' },
  { at: 'metadata.packet.net', vendor: 'Equinix Metal: instance metadata' },
  { at: 'metadata.platformequinix.com', vendor: 'Equinix Metal: instance metadata' },
  { at: 'kubernetes', vendor: 'Kubernetes: API server' },
  { at: 'kubernetes.default', vendor: 'Kubernetes: API server' },
  { at: '*.kubernetes.default', vendor: 'Kubernetes: API server' },
  { at: 'kubernetes.default.svc', vendor: 'Kubernetes: API server' },
  { at: 'rancher-metadata', vendor: 'Rancher: container metadata' },
]

/**
 * Names that lead to this machine or this network by definition: special-use names (RFC 6761, 6762 with its appendix G,
 * 8375), ICANN's `.internal`, the `hosts` files of common systems, container engines, and public names that are known to
 * resolve to the loopback address. `*.` in front covers every name below.
 */
export const localNames: readonly string[] = [
  ...[
    'localhost',
    '*.localhost',
    'localhost.localdomain',
    'localhost6',
    'localhost6.localdomain6',
    'loopback',
  ],
  ...['ip6-localhost', 'ip6-loopback', 'ip6-localnet', 'ip6-allnodes', 'ip6-allrouters', 'broadcasthost'],
  ...[
    '*.local',
    '*.localdomain',
    '*.internal',
    '*.home.arpa',
    'home.arpa',
    '*.lan',
    '*.intranet',
    '*.corp',
    '*.home',
  ],
  ...['*.private', '*.svc', '*.cluster.local'],
  ...['localtest.me', '*.localtest.me', 'lvh.me', '*.lvh.me', 'vcap.me', '*.vcap.me', 'lacolhost.com'],
  ...['*.lacolhost.com', 'fuf.me', '*.fuf.me', 'local.gd', '*.local.gd', 'localho.st', '*.localho.st'],
]

/** DNS services that answer with an address that is part of the name asked for: `10.0.0.1.nip.io` is `10.0.0.1`. */
export const addressEmbeddingDomains: readonly string[] = [
  ...['nip.io', 'sslip.io', 'xip.io', 'backname.io', 'traefik.me', 'plex.direct'],
  ...['my.local-ip.co', 'local-ip.sh', '1u.ms', 'rbndr.us'],
]
