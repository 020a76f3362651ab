/**
 * What the name of a parameter tells, where the kinds of parameters know nothing of it. Own lexicon, drawn from the
 * argument names of public MCP servers.
 *
 * @module
 */
import type { ThreatKind } from '../threat.ts'

function words(kind: ThreatKind, list: string): readonly (readonly [string, ThreatKind])[] {
  return list.split(' ').map((word) => [word, kind] as const)
}

/** By the last word of the name. */
export const kindByWord: ReadonlyMap<string, ThreatKind> = new Map([
  ...words(
    'identifier',
    'branch ref refs id ids uid uuid sha commit commits revision rev remote package packages pkg dependency module version release container image pod ' +
      'namespace service services deployment cluster bucket table tables column columns field fields schema database db collection index indices ' +
      'user users username login account group groups role port device interface queue stream repo repository owner org organization project ' +
      'workspace environment region zone locale lang format extension encoding mode sort order orderby by direction status state method ' +
      'protocol algorithm currency country timezone unit symbol ticker job pid process email mail node slug sku code_id handle identifier engine ' +
      'driver shell_name variable var property attribute setting function_name class classname plugin theme mount volume network',
  ),
  ...words(
    'name',
    'name names label labels tag tags category customer author artist album company city street address person product item items type ' +
      'target key keys',
  ),
  ...words('pattern', 'pattern patterns regex regexp regexes re'),
  ...words('query', 'filter filters where selector criteria condition conditions match'),
  ...words(
    'header',
    'to from cc bcc subject sender recipient recipients header referer cookie useragent agent',
  ),
  ...words(
    'serialized',
    'json xml svg soap dtd xslt xsl config configuration settings yml toml data payload blob object serialized viewstate pickled marshal profile preferences session',
  ),
  ...words('command', 'args argv flags opts'),
  ...words('path', 'entry entries member glob'),
])

/** By the last word of the name together with a word of the server's or the tool's name. */
export const kindByContext: readonly {
  readonly names: ReadonlySet<string>
  readonly tools: ReadonlySet<string>
  readonly kind: ThreatKind
}[] = [
  {
    names: new Set(['members', 'names', 'contents', 'items']),
    tools: new Set('zip unzip tar untar archive unarchive unpack extract'.split(' ')),
    kind: 'path',
  },
  {
    names: new Set(['query', 'q', 'base', 'dn']),
    tools: new Set(
      'ldap directory mongo mongodb elastic elasticsearch couchdb nosql firestore dynamodb'.split(' '),
    ),
    kind: 'query',
  },
]
