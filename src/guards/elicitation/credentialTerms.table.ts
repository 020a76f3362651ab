/**
 * Words for what nobody may be asked to type into a form: passwords, keys, tokens, one-time codes, payment cards. Lower
 * case, without diacritics, words separated by one blank.
 *
 * @module
 */

/** Phrases, found as whole words; of six letters and more also as the end of a word (`Benutzerpasswort`). */
export const credentialPhrases: readonly string[] = [
  // English
  'password', 'passwd', 'pwd', 'passphrase', 'passcode', 'pass word', 'pass phrase', 'pass code', 'api key', 'apikey', 'secret key', 'private key',
  'access key', 'signing key', 'encryption key', 'ssh key', 'service account key', 'client secret', 'api secret', 'app secret',
  'shared secret', 'webhook secret', 'access token', 'refresh token', 'api token', 'auth token', 'authentication token',
  'authorization token', 'bearer token', 'session token', 'id token', 'security token', 'personal access token', 'jwt', 'session cookie',
  'otp', 'totp', 'one time code', 'one time password', 'one time passcode', 'verification code', 'authentication code',
  'authenticator code', 'security code', 'login code', 'sms code', '2fa code', 'mfa code', 'two factor code', 'two factor',
  '2fa', 'recovery code', 'backup code', 'card number', 'credit card', 'debit card', 'cvv', 'cvv2', 'cvc', 'cvc2',
  'card pin', 'pin number', 'seed phrase', 'recovery phrase', 'mnemonic phrase', 'secret phrase', 'login credentials', 'credentials',
  // German
  'passwort', 'kennwort', 'zugangsdaten', 'geheimzahl', 'api schlussel', 'geheimer schlussel', 'privater schlussel', 'zugriffsschlussel',
  'zugriffstoken', 'zugangstoken', 'einmalcode', 'einmalpasswort', 'bestatigungscode', 'sicherheitscode', 'kartennummer', 'kreditkarte',
  'prufziffer',
  // French
  'mot de passe', 'cle api', 'cle secrete', 'cle privee', 'jeton d acces', 'code a usage unique', 'code de verification', 'code de securite',
  'numero de carte', 'carte bancaire', 'identifiants', 'cryptogramme',
  // Spanish
  'contrasena', 'clave de acceso', 'clave secreta', 'clave privada', 'clave api', 'token de acceso', 'codigo de verificacion',
  'codigo de seguridad', 'codigo de un solo uso', 'numero de tarjeta', 'tarjeta de credito', 'credenciales',
  // Portuguese
  'senha', 'palavra passe', 'chave de api', 'chave secreta', 'chave privada', 'codigo de verificacao', 'codigo de seguranca',
  'numero do cartao', 'cartao de credito', 'credenciais',
  // Italian
  'parola d ordine', 'chiave api', 'chiave segreta', 'chiave privata', 'codice di verifica', 'codice di sicurezza', 'numero di carta',
  'carta di credito', 'credenziali',
  // Dutch, Swedish, Danish, Norwegian, Finnish
  'wachtwoord', 'toegangscode', 'verificatiecode', 'creditcardnummer', 'losenord', 'engangskod', 'kortnummer', 'adgangskode',
  'engangskode', 'passord', 'salasana', 'kertakayttokoodi',
  // Polish, Czech, Hungarian, Romanian, Turkish
  'haslo', 'klucz api', 'kod weryfikacyjny', 'numer karty', 'heslo', 'overovaci kod', 'cislo karty', 'jelszo', 'ellenorzo kod', 'parola',
  'cod de verificare', 'sifre', 'dogrulama kodu', 'kart numarasi',
  // Russian, Ukrainian, Greek
  '\u043f\u0430\u0440\u043e\u043b\u044c', '\u043a\u043b\u044e\u0447 api', '\u043a\u043e\u0434 \u043f\u043e\u0434\u0442\u0432\u0435\u0440\u0436\u0434\u0435\u043d\u0438\u044f', '\u043d\u043e\u043c\u0435\u0440 \u043a\u0430\u0440\u0442\u044b',
  '\u043a\u043e\u0434 \u043f\u0456\u0434\u0442\u0432\u0435\u0440\u0434\u0436\u0435\u043d\u043d\u044f', '\u03ba\u03c9\u03b4\u03b9\u03ba\u03bf\u03c2 \u03c0\u03c1\u03bf\u03c3\u03b2\u03b1\u03c3\u03b7\u03c2',
  // Vietnamese, Indonesian
  'mat khau', 'kata sandi', 'kode verifikasi',
] // prettier-ignore

/** The same in scripts that put no blanks between words: found anywhere. Chinese, Japanese, Korean, Thai, Arabic, Hebrew, Hindi. */
export const credentialPhrasesUnspaced: readonly string[] = [
  '\u5bc6\u7801', '\u5bc6\u78bc', '\u53e3\u4ee4', '\u9a8c\u8bc1\u7801', '\u9a57\u8b49\u78bc', '\u79c1\u94a5', '\u5bc6\u94a5', '\u4fe1\u7528\u5361', '\u94f6\u884c\u5361\u53f7',
  '\u30d1\u30b9\u30ef\u30fc\u30c9', '\u6697\u8a3c\u756a\u53f7', '\u8a8d\u8a3c\u30b3\u30fc\u30c9', '\u78ba\u8a8d\u30b3\u30fc\u30c9', '\u30af\u30ec\u30b8\u30c3\u30c8\u30ab\u30fc\u30c9', '\u79d8\u5bc6\u9375',
  '\ube44\ubc00\ubc88\ud638', '\uc778\uc99d\ubc88\ud638', '\uc778\uc99d \ucf54\ub4dc', '\uce74\ub4dc\ubc88\ud638', '\uce74\ub4dc \ubc88\ud638',
  '\u0e23\u0e2b\u0e31\u0e2a\u0e1c\u0e48\u0e32\u0e19', '\u0643\u0644\u0645\u0629 \u0627\u0644\u0645\u0631\u0648\u0631', '\u0643\u0644\u0645\u0629 \u0627\u0644\u0633\u0631', '\u05e1\u05d9\u05e1\u05de\u05d4', '\u05e1\u05d9\u05e1\u05de\u05d0', '\u092a\u093e\u0938\u0935\u0930\u094d\u0921',
] // prettier-ignore

/** What is a credential only as the whole name or title of a field. */
export const credentialNames: readonly string[] = ['token', 'secret', 'pin', 'pass', 'key', 'bearer', 'authorization', 'cookie', 'pw', 'mnemonic'] // prettier-ignore

/** The last words of names of fields that hold credentials; `max_tokens` and `sort_key` are none. */
export const credentialEndings: readonly string[] = ['token', 'secret', 'pin', 'cookie'] // prettier-ignore

/** Words with which an English sentence asks for what comes next; a sentence may speak of a password without asking. */
export const askingWords: readonly string[] = [
  'enter', 'provide', 'type', 'paste', 'give', 'supply', 'input', 'submit', 'share', 'send', 'tell', 'confirm', 'need', 'needs',
  'require', 'requires', 'insert', 'put', 'fill', 'reenter', 'what is', 'what s',
] // prettier-ignore
