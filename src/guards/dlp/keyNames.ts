/**
 * What a member's name says about its value: `userPassword`, `pass_word`, `PASSWORD` and `db.passwd` are one name.
 *
 * @module
 */
import { isVersion } from './checks/generic.ts'
import { named, type DetectorName } from './hit.ts'

/** What a name says. */
export interface KeyKind {
  /** The detector for the whole value, for names of secrets. */
  readonly secret?: DetectorName
  /** `true` when the value must also look random, since the name has innocent uses. */
  readonly rare?: boolean
  /** `true` when it must look like nothing but a key, since most names of this kind are innocent. */
  readonly strict?: boolean
  /** What to write before the items of a list under this name. */
  readonly alias?: string
}

const password: KeyKind = { secret: named('password', 'secret', 'generic') }
const secret: KeyKind = { secret: named('generic_secret', 'secret', 'generic'), rare: true }

const key: KeyKind = { ...secret, strict: true }
const keyName = /[a-z\d]{2}key$/
const keyInnocent =
  /(?:public|primary|foreign|cache|idempotency|idempotent|partition|sort|object|row|group|index|map|lookup|composite|unique|hash|range|s3|blob|file|image|translation|message|i18n|locale|query|route|page|next|cursor|dedup|deduplication|correlation|integrity|site|publishable|hot|short|tur|mon|don|jo)key$/

const passwordName =
  /password|passwd|passwort|passphrase|kennwort|contrasena|motdepasse|senha|userpass|dbpass|rootpass|adminpass|^pass$|^pwd$|^pw$|pwd$|^passcode$|^otp$|^pin$|^pincode$|secretanswer/
const passwordInnocent =
  /(?:hint|reset|policy|strength|length|expires?|expiry|expiration|changed|updated|lastset|field|label|url|link|required|enabled|min|max|rules?|count|date|at|attempts|manager|placeholder|help|type)$/
const secretName =
  /secret|apikey|accesskey|privatekey|encryptionkey|signingkey|authkey|masterkey|sharedkey|authtoken|accesstoken|apitoken|refreshtoken|bearertoken|sessiontoken|idtoken|securitytoken|credential|^token$|usertoken|bottoken|deploytoken|personaltoken|clienttoken|servicetoken|admintoken|^auth$|^authorization$|^xapikey$|^cookie$|^sessionid$|^session$|connectionstring|webhookkey/
const secretInnocent =
  /(?:name|names|id|ids|type|url|uri|endpoint|path|file|expires?|expiry|expiration|expiresin|ttl|count|limit|usage|length|field|scope|scopes|version|status|enabled|required|manager|arn|ref|reference|label|date|at|hint|secretary)$/
const pagination = /next|page|cursor|continuation|sync|resume|progress/
const personal =
  /ssn|socialsecurity|phone|mobile|telephone|fax|birth|dob|passport|licen[cs]e|iban|swift|bic|routing|accountn|bankaccount|taxid|tin$|nationalid|cvv|cvc|zip|postal|postcode|address|firstname|lastname|fullname|surname|cpf|cnpj|pesel|aadhaar|nhs|nino|dni|nie|bsn|curp|nric|tfn|sin$|imei|vin$|mrn|patient|cardholder|^nif$|^cnp$|^egn$|^fnr$|^ird|hetu|isikukood|tckn|kimlik|personnummer|steuerid|^idnr|hkid|zaid$|twid$|thaiid$|residentid|^rrn$|mynumber|^pan$|^rut$|cuil$|cuit$|^nir$|insee|codicefiscale|^oib$|amka$|emso$|jmbg$|^npi$|^ein$|^itin$|^pps|cardnumber|creditcard|cardno$/

/** What a name says about its value; `undefined` for nothing. O(length), and reads 64 characters at most. */
function keyKindOf(name: string): KeyKind | undefined {
  // Most names are over with here: nothing below is shorter, and few names are long.
  if (name.length < 2 || name.length > 64) return undefined
  if (!mayMatter.test(name)) return undefined
  const plain = name.toLowerCase().replace(/[^a-z\d]/g, '')
  if (passwordName.test(plain) && !passwordInnocent.test(plain)) return password
  if (secretName.test(plain) && !secretInnocent.test(plain) && !pagination.test(plain)) return secret
  if (keyName.test(plain) && !keyInnocent.test(plain)) return key
  if (personal.test(plain)) return { alias: `${name}: ` }
  return undefined
}

// One look for what all the names above have in them.
const mayMatter =
  /p.?a.?s.?s|p.?w|t.?o.?k.?e.?n|s.?e.?c|k.?e.?y|a.?u.?t.?h|c.?r.?e.?d|kennwort|contrase|senha|pin|otp|cookie|session|connection|ssn|social|phone|mobile|fax|birth|dob|licen|iban|swift|bic|routing|account|tax|tin|national|cv[vc]|zip|post|address|name|cpf|cnpj|pesel|aadh|nhs|nino|dni|nie|bsn|curp|nric|tfn|sin|imei|vin|mrn|patient|card|nif|cnp|egn|fnr|ird|hetu|isiku|tckn|kimlik|nummer|steuer|idnr|hkid|.a_?id|.w_?id|resident|rrn|number|pan|rut|cui[lt]|thai|nir|insee|codice|oib|amka|emso|jmbg|npi|ein|pps/i

// The word for a password in the languages that user interfaces are written in, and how sentences about one begin.
const passwordWords: ReadonlySet<string> = new Set(
  'password|passwords|pass word|passphrase|pass phrase|passcode|passwort|kennwort|wachtwoord|contrase\u00f1a|contrasenya|mot de passe|senha|palavra-passe|has\u0142o|heslo|l\u00f6senord|passord|adgangskode|salasana|parola|\u015fifre|jelsz\u00f3|\u043f\u0430\u0440\u043e\u043b\u044c|\u5bc6\u7801|\u5bc6\u78bc|\u30d1\u30b9\u30ef\u30fc\u30c9|\ube44\ubc00\ubc88\ud638|sandi|pin'.split(
    '|',
  ),
)
const sentence = /^(?:your|the|new|old|enter|forgot|current|confirm|repeat|change) /i

/** Tells whether a text under the name of a password is what a form shows: the word for it, or a sentence about it. */
export function isLabel(name: string, value: string): boolean {
  if (sentence.test(value) || isVersion(value)) return true
  if (passwordWords.has(value.toLowerCase().replace(/[.:*?\u2026]{1,3}$/, ''))) return true
  // `login.password` names a message of a user interface.
  return /\w\.\w/.test(name) && /^[A-Z\u00c0-\u00de]\D*$/.test(value)
}

/** What is known about a name. */
interface NameFacts {
  readonly kind: KeyKind | undefined
  /** `true` when no detector can take an interest in the name itself. */
  readonly plain: boolean
}

/** Reads a name. */
export type NameReader = (name: string) => NameFacts

const mostNames = 4096
const longestKept = 64

/**
 * Makes a reader that remembers the names it has seen, some thousands of them: the same few come in every message.
 *
 * @param isPlain - Tells whether no detector can take an interest in a text.
 */
export function nameReader(isPlain: (text: string) => boolean): NameReader {
  const seen = new Map<string, NameFacts>()
  return (name) => {
    const known = seen.get(name)
    if (known !== undefined) return known
    const facts = { kind: keyKindOf(name), plain: isPlain(name) }
    if (name.length <= longestKept && seen.size < mostNames) seen.set(name, facts)
    return facts
  }
}
