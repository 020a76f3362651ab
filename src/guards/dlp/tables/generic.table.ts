/**
 * Secrets that belong to no vendor: private keys, JSON Web Tokens, authorization headers, connection strings, passwords
 * and keys by the name they are assigned to.
 *
 * @module
 */
import {
  isBasic,
  isBearer,
  isJwt,
  isKeyLike,
  isMixedWord,
  isPhrase,
  isRareWord,
  isSecretWord,
  isStrongWord,
} from '../checks/generic.ts'
import { assigns, opened, tokens, type Detector } from '../detector.ts'

const token = tokens('generic')
const block = tokens('private_key')
const database = tokens('database')
const payment = tokens('payment')
const blankWords = [
  'api key',
  'access key',
  'auth token',
  'access token',
  'refresh token',
  'private key',
  'encryption key',
  'signing key',
  'master key',
  'shared key',
  'license key',
  'subscription key',
]

// RFC 7468 and what OpenSSH, OpenPGP, PuTTY and ssh.com write. A block without its end runs to the end of the text or
// to 16 KiB.

/** Secrets without a vendor. */
export const genericDetectors: readonly Detector[] = [
  block(
    'private_key',
    '-BEGIN',
    /-{4,5} ?BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)? ?-{4,5}(?:(?:[^-]|-(?!-)){0,16384}?-{4,5} ?END (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)? ?-{4,5}|[A-Za-z0-9+/=\s\\]{0,16384})/,
    { solid: false, back: 4, confidence: 0.99 },
  ),
  block(
    'private_key',
    'PuTTY-User-Key-File',
    /PuTTY-User-Key-File-\d: [\w-]{3,40}(?:[^P]|P(?!uTTY)){0,8000}?Private-MAC: [a-f0-9]{40,64}/,
    { solid: false, confidence: 0.99 },
  ),
  block(
    'private_jwk',
    'kty":"',
    /kty"\s{0,3}:\s{0,3}"[A-Za-z]{2,4}"(?:[^{}k]|k(?!ty)){0,2000}?"d"\s{0,3}:\s{0,3}"([\w-]{22,700})/,
    { solid: false },
  ),
  token('jwt', 'eyJ', /eyJ[\w-]{6,2000}\.eyJ[\w-]{2,8000}\.[\w-]{0,2000}/, { check: isJwt }),
  token(
    'jwe',
    'eyJ',
    /eyJ[\w-]{16,2000}\.[\w-]{0,1000}\.[\w-]{12,40}\.[\w-]{10,8000}\.[\w-]{16,40}(?![\w-])/,
  ),
  token('bearer_token', 'bearer', /bearer[ \t:=]{1,4}["']?([\w.~+/-]{12,4000}={0,2})/i, {
    solid: false,
    check: isBearer,
  }),
  token('basic_auth', 'basic ', /basic[ \t]{1,4}([A-Z0-9+/]{8,400}={0,2})(?!\w)/i, {
    solid: false,
    check: isBasic,
  }),
  token(
    'authorization',
    'authorization',
    /authorization["']?\s{0,2}[:=]\s{0,2}["']?(?:token|apikey|api-key|digest|negotiate)[ =]{1,2}["']?([\w.~+/-]{12,2000}={0,2})/i,
    { solid: false },
  ),
  token('otp_secret', 'otpauth://', /otpauth:\/\/[^\s"'<>]{0,160}?secret=([A-Z2-7]{16,128})/i, {
    solid: false,
  }),
  token(
    'wifi_password',
    'WIFI:',
    /WIFI:(?:[TSHRAEI]:(?:[^;\n\\]|\\.){0,64};){0,5}P:((?:[\w!@#$%^&*.+~ -]|\\.){8,63})(?=;)/,
    { solid: false },
  ),
  token(
    'wifi_password',
    'psk= psk: wpa_passphrase wpa_psk wpapsk wifi_psk',
    /(?:wpa_passphrase|(?:wpa_?|wifi_)?psk)["']?\s{0,2}[:=]\s{0,2}["']?([\w!@#$%^&*.+~-]{8,63})(?![^\s"'<>,;})])/i,
    { solid: false, keyword: true, check: isMixedWord, confidence: 0.9 },
  ),
  token('wifi_password', 'keyMaterial', /<keyMaterial>([^<\n]{8,64})(?=<\/keyMaterial>)/i, {
    solid: false,
    confidence: 0.9,
  }),
  token('password_hash', '$2a$ $2b$ $2y$', /\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}(?!\w)/, {
    solid: false,
    confidence: 0.9,
  }),
  token(
    'password_hash',
    '$argon2',
    /\$argon2(?:id|i|d)\$v=\d{1,3}\$[a-z0-9=,]{5,40}\$[A-Za-z0-9+/]{10,100}\$[A-Za-z0-9+/]{16,200}/,
    { solid: false, confidence: 0.9 },
  ),
  token(
    'password_hash',
    '$6$ $5$ $1$ $apr1$',
    /(?:\$6\$|\$5\$|\$1\$|\$apr1\$)(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{22,86}(?!\w)/,
    { solid: false, confidence: 0.9 },
  ),
  token(
    'session_cookie',
    'set-cookie cookie',
    /(?:set-)?cookie["']?\s?[:=]\s?["']?[^\n]{0,80}?(?:sess(?:ion)?(?:_?id)?|sid|auth(?:_token)?|token|jsessionid|phpsessid|connect\.sid)=([\w%.+/=-]{16,600})/i,
    { solid: false, confidence: 0.8 },
  ),
  database(
    'connection_string',
    'password= pwd=',
    /(?:password|pwd)=(?!["'[<{$%]|(?:None|null|nil|undefined|(?:self\.|this\.)?_?(?:password|passwd|pwd|pass))(?:[),;\s]|$))([^;\s"'<>[\]]{1024}|[^;\s"'<>[\]]{3,1023}(?![^;"'\s]))/i,
    { solid: false, check: isSecretWord, confidence: 0.9 },
  ),
  // Braces hold what has a semicolon in it (ODBC).
  database('connection_string', 'pwd={ password={', /(?:password|pwd)=\{((?![{$%])[^{}\n]{4,128})(?=\})/i, {
    solid: false,
    check: isSecretWord,
    confidence: 0.9,
  }),
  database(
    'netrc_password',
    'machine ',
    /machine\s{1,3}[\w.-]{1,100}\s{1,3}login\s{1,3}\S{1,100}\s{1,3}password\s{1,3}(\S{3,100})/i,
    { solid: false },
  ),
  token(
    'command_line_password',
    '--password --passwd --token --api-key --secret',
    /--(?:password|passwd|token|api-key|secret(?:-key)?)[= ]["']?((?![$<{[-])[^\s"'`]{6,200})/i,
    { solid: false, check: isSecretWord, confidence: 0.8 },
  ),
  token(
    'command_line_password',
    'curl ',
    /curl (?:[^\n\\]|\\\r?\n|\\.){0,200}?(?:-u|--(?:proxy-)?user|-U)[ =]?["']?[\w.@+-]{0,64}:["']?((?![$<{[])[^\s"'`@]{6,128})(?=["'\s]|$)/,
    {
      solid: false,
      check: isSecretWord,
      confidence: 0.8,
    },
  ),
  token(
    'password',
    'password passwd passwort passphrase pass_word contrase mot kennwort senha',
    new RegExp(
      `(?:pass_?word|passwd|passwort|passphrase|kennwort|contrase(?:na|\u00f1a)|senha|mot de passe)[\\w.-]{0,24}(?: (?:for|of) [\\w' .@-]{1,40}?)?(?:(?:${assigns}|["'\`]?,(?= ?["'])[ ]?)\\\\?${opened}|["'\`]?'["'\`\\\\(<{*]{0,3})((?![\\s"'\`$<{[(*\\\\]|true\\b|false\\b|null\\b)(?:[^\\s"'\`,;<>{}()[\\]\\\\]{1024}|[^\\s"'\`,;<>{}()[\\]\\\\]{4,1023}(?![\\w(.[])))`,
      'i',
    ),
    { solid: false, keyword: true, compound: true, check: isSecretWord, confidence: 0.85 },
  ),
  token(
    'password',
    'password passwort passphrase kennwort contrase wachtwoord senha parola passcode',
    /(?:password|passwort|passphrase|kennwort|contrase(?:na|\u00f1a)|wachtwoord|senha|parola|passcode)(?:(?:[\w\u00c0-\u024f '()@-]|\.\b){1,60}?(?: is(?: now)?| was| lautet| ist| es| est| \u00e9| \u00e8| jest|:):?)? ["'`\u201e\u00ab]{0,2}([^\s"'`<>,;]{6,64}[^\s"'`<>,;.!?)])(?=[.,;!?)"'`]{0,3}(?:\s|$))/i,
    { solid: false, keyword: true, check: isStrongWord, confidence: 0.85 },
  ),
  token(
    'generic_secret',
    'key= key: key":',
    /(?<=[a-z]{2}[_-]?|\d_|[?&])(?<!(?:public|primary|foreign|cache|idempotency|partition|sort|object|row|group|index|lookup|unique|hash|range|s3|blob|file|image|i18n|query|route|page|next|cursor|site|publishable)[_-]?)key["'`\\]{0,3}[ \t]{0,3}(?:=>|:=|[=:])[ \t]{0,3}["'`\\]{0,3}([\w+/.~-]{20,256}={0,2})(?![\w(])/i,
    { solid: false, keyword: true, compound: true, check: isKeyLike, confidence: 0.75 },
  ),
  {
    ...token(
      'generic_secret',
      '',
      /key["'\\]{0,3}[,; ]{1,3}["'\\]{0,3}value["'\\]{0,3}\s?[=:]\s?["'\\]{1,3}([\w+/.~-]{20,256}={0,2})(?=["'\\])/i,
      { solid: false, keyword: true, compound: true, check: isKeyLike, confidence: 0.75 },
    ),
    anchors: ['key" value=', 'key","value'],
  },
  token(
    'password',
    'define(',
    /define\(\s?["']\w{0,24}(?:PASS(?:WORD)?|PASSWD|SECRET|_KEY|_SALT)["'],\s?["']([^"'\s]{6,128})(?=["'])/,
    { solid: false, check: isSecretWord, confidence: 0.85 },
  ),
  {
    ...token('password', '', /identified by ["']([^"'\s]{4,128})(?=["'])/i, {
      solid: false,
      check: isSecretWord,
      confidence: 0.85,
    }),
    anchors: ['identified by'],
  },
  {
    ...token('command_line_password', '', /sshpass -p ?["']?((?![$<{[])[^\s"'`]{4,128})/, {
      solid: false,
      check: isSecretWord,
      confidence: 0.85,
    }),
    anchors: ['sshpass -p'],
  },
  token('password', 'password', /password["'\\]{0,3}\s{0,2}[:=]\s{0,2}"([^"\n]{6,64})"/i, {
    solid: false,
    keyword: true,
    compound: true,
    check: isPhrase,
    confidence: 0.8,
  }),
  token('password', 'pw: pw= pwd:', /pwd?["']?\s?[:=]\s?["']?([^\s"'`,;<>{}()[\]\\]{6,64})/i, {
    solid: false,
    keyword: true,
    check: isMixedWord,
    confidence: 0.8,
  }),
  token(
    'command_line_password',
    'mysql mysqldump mysqladmin mariadb',
    /(?:mysql|mysqldump|mysqladmin|mariadb) [^\n]{0,80}?-p([^\s"'-][^\s"']{5,64})/,
    { solid: false, check: isMixedWord, confidence: 0.8 },
  ),
  // How clients of databases, brokers, directories and registries take one: a letter, and the password as a word of its own.
  token(
    'command_line_password',
    'redis-cli sqlcmd bcp mosquitto_ ldapsearch ldapmodify mongosh mongodump mongorestore smbclient keytool xfreerdp plink influx cqlsh',
    /(?:redis-cli|valkey-cli|sqlcmd|bcp|mosquitto_[a-z]{3}|ldap(?:search|modify|add|passwd|whoami)|mongo(?:sh|dump|restore|export|import)?|smbclient|keytool|xfreerdp|plink|influx|cqlsh)[ \t](?:[^\n\\|;]|\\\r?\n){0,160}?(?: -a| -P| -w| -p| -pw| --pass| -storepass| -keypass| \/p:| [\w.\\/]{1,40}%)[ =]?["']?((?![$<{[-])[^\s"'`]{6,128})(?=["'\s]|$)/,
    { solid: false, check: isMixedWord, confidence: 0.8 },
  ),
  token(
    'command_line_password',
    '-passin -passout requirepass masterauth sentinel',
    /(?:-pass(?:in|out) pass:|(?:requirepass|masterauth|sentinel auth-pass [\w.-]{1,40})[ \t]{1,4})["']?((?![$<{[-])[^\s"'`]{6,128})(?=["'\s]|$)/,
    { solid: false, check: isSecretWord, confidence: 0.85 },
  ),
  token(
    'command_line_password',
    'ConvertTo-SecureString',
    /ConvertTo-SecureString\s{1,3}(?:-String\s{1,3})?["']([^"'$\n]{4,128})["']/i,
    { solid: false, confidence: 0.85 },
  ),
  token(
    'password',
    ':5432: :5433: :6432:',
    /(?::5432:|:5433:|:6432:)[\w*-]{1,64}:[\w.-]{1,64}:([^\s:]{4,128})/,
    {
      solid: false,
      check: isSecretWord,
      confidence: 0.85,
    },
  ),
  token('private_key', 'RSAKeyValue>', /RSAKeyValue>[^\0]{0,3000}?<D>([A-Za-z0-9+/=\s]{40,1400})<\/D>/, {
    solid: false,
  }),
  // Laravel: 32 bytes, or 16.
  token('generic_secret', 'base64:', /base64:([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{22}==)(?![\w=])/, {
    solid: false,
    confidence: 0.9,
  }),
  // Personal access tokens, and what hashes are seasoned with.
  token(
    'generic_secret',
    'pat= pat: pat": salt= salt: salt":',
    /(?:(?<=[_-])pat|salt)["'`\\]{0,3}[ \t]{0,3}(?:=>|:=|[=:])[ \t]{0,3}["'`\\]{0,3}([\w+/.~-]{20,256}={0,2})(?![\w(])/i,
    { solid: false, keyword: true, compound: true, check: isKeyLike, confidence: 0.75 },
  ),
  token(
    'authorization',
    'authorization',
    /authorization["'\\]{0,3}\s{0,2}[:=,]\s{0,2}["'\\]{0,3}([\w.~+/-]{20,1000}={0,2})(?![\w(])/i,
    { solid: false, keyword: true, check: isKeyLike, confidence: 0.75 },
  ),
  // What goes as a password by another name: of SNMP, of LDAP clients and servers, in the light cipher of routers.
  {
    ...token(
      'password',
      '',
      /(?:snmp(?:-server)?[ _-]community(?:[ _-]string)?|bindpw|rootpw)(?: is |[ \t:="']{1,4})((?![$<{[])[^\s"'`<>,;]{6,64})/i,
      { solid: false, keyword: true, check: isMixedWord, confidence: 0.8 },
    ),
    anchors: ['snmp community', 'snmp-server community', 'snmp_community', 'bindpw', 'rootpw'],
  },
  {
    ...token('password', '', /(?:password|secret|key) 7 ([\dA-F]{8,64})\b/i, {
      solid: false,
      keyword: true,
      check: (value) => /[A-F]/i.test(value) || value.length > 11,
      confidence: 0.8,
    }),
    anchors: ['password 7 ', 'secret 7 ', 'key 7 '],
  },
  // `login: admin / ...`, `credentials are admin:...`
  token(
    'password',
    'credential creds login:',
    /(?:credentials?|creds|login)["'`*]{0,3}(?: (?:for [\w .-]{1,32}|are|is))? ?[:=]{0,2} {0,2}["'`]?[\w.@-]{2,64}["'`]? ?[:/|] ?["'`]?((?![$<{[])[^\s"'`<>,;]{8,64})(?=["'`.)]{0,2}(?:\s|$))/i,
    { solid: false, keyword: true, check: isStrongWord, confidence: 0.75 },
  ),
  // `use ... as the password`, `... is your new API key`
  {
    ...token(
      'password',
      '',
      /[^\n]{0,70}?(?<![^\s"'`(:=])([\w!@#$%^&*+~.?-]{10,64})(?=["'`)]{0,2} (?:is|as) (?:the |your |my |our |a )?(?:new |initial |temporary |admin |root |wifi |prod )?(?:password|passphrase|passcode|api key|access token|secret key)\b)/i,
      { solid: false, back: 72, check: isStrongWord, confidence: 0.75 },
    ),
    anchors: [
      'is the pass',
      'as the pass',
      'is your pass',
      'as your pass',
      'as pass',
      'is my pass',
      'is the api',
      'as the api',
      'is your api',
    ],
  },
  // Nostr (NIP-19): 32 bytes in bech32, with six characters of check.
  payment('wallet_private_key', 'nsec1', /nsec1[02-9ac-hj-np-z]{58}\b/),
  token('django_secret_key', 'django-insecure-', /django-insecure-[^\s"'`<>\\]{20,80}/, { solid: false }),
  {
    ...token(
      'password',
      '',
      /pass["'\]]{0,2}[ \t]{0,3}(?:=>|:=|[=:])[ \t]{0,3}["'`]?((?![\s"'`$<{[(*\\])[^\s"'`,;<>{}()[\]\\]{8,128})(?![\w(.[])/i,
      { solid: false, keyword: true, check: isMixedWord, confidence: 0.8 },
    ),
    anchors: ['pass=', 'pass =', 'pass:', 'pass":', "pass':"],
  },
  {
    ...token(
      'generic_secret',
      '',
      new RegExp(
        `(?:(?<!secretsmanager:[a-z\\d-]{4,20}:\\d{12}:)secret|(?:api|app|access|account|master|auth|shared|service|license|subscription|encryption|signing|private)[ ._-]?key|(?:auth|access|refresh)[ ._-]?token|session[ ._-]?id|credential|(?<!(?:next|page|sync|cursor|resume|continuation|csrf|xsrf)[_-]?)token)[\\w.-]{0,24}(?: (?:key|token|value))?(?: (?:for|of) [\\w' .-]{1,40}?)?(?:(?:${assigns}|["'\`]?,(?= ?["'])[ ]?)\\\\?${opened}|["'\`]?'["'\`\\\\(<{*]{0,3})((?![\\s"'\`$<{[(*\\\\])(?:[\\w.~+/=!@#%^&*?$-]{1024}|[\\w.~+/=!@#%^&*?$-]{10,1023}(?![\\w(])))`,
        'i',
      ),
      { solid: false, keyword: true, compound: true, check: isRareWord, confidence: 0.75 },
    ),
    anchors: [
      ...'secret signingkey encryptionkey refreshtoken api_key apikey api-key access_key accesskey access-key auth_token authtoken auth-token access_token accesstoken access-token private_key privatekey client_secret credential encryption_key signing_key refresh_token api_token apitoken x-api-key token= token: token": token] api.key access.key account_key accountkey account.key auth.token access.token session.id session_id sessionid'.split(
        ' ',
      ),
      ...blankWords,
      'token" value=',
      'token","value',
      'token>',
      'token, "',
      'token</t',
      'token value:',
      'private.key',
      ...'master_key masterkey shared_key sharedkey license_key subscription_key service_key auth_key app_key'.split(
        ' ',
      ),
    ],
  },
]
