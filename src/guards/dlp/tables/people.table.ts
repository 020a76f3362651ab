/**
 * Names, addresses and documents of persons by the words of many languages, in ASCII; those in other letters stand in
 * `scripts.table.ts`.
 *
 * @module
 */
import { isAddress, isDate, isPersonName, isPhone } from '../checks/personal.ts'
import { between, described, type Detector } from '../detector.ts'

const document = described('pii', 'document')
const personal = described('pii', 'personal')

// A word of a name: a capital, small letters, perhaps more behind a hyphen or an apostrophe.
const part = `[A-Z\\u00c0-\\u024f](?:[a-z\\u00df-\\u024f\\u2019']|-[A-Z\\u00c0-\\u024f]?){1,24}`
const particle = `(?: (?:van|von|de|den|der|del|della|di|da|do|dos|das|la|le|ter|ten|bin|binti|al|el|zu|af|av)){0,2}`
const fullName = `${part}(?: [A-Z]\\.)?(?:${particle} ${part}){1,3}`
const anyName = `${part}(?: [A-Z]\\.)?(?:${particle} ${part}){0,3}`
// What may stand between a label and a name.
const label = `["')*]{0,3}\\s{0,2}[:=]\\s{0,2}["'*]{0,3}(?:(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Sig|Sr|Sra|Mme)\\.? )?`
// A name that fills its field.
const end = `(?=[ \\t]{0,2}(?:[\\n,;|"'<)(.]|$))`
const small = (words: string): string =>
  words.replace(/\b[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)

const personName = {
  id: 'person_name',
  category: 'pii',
  family: 'personal',
  confidence: 0.75,
  keyword: true,
  check: isPersonName,
} as const

/** Labels in any case but all capitals, and the literals that they are found by. */
function names(words: string, value: string, tail: string): Detector {
  const labels = words.split('|')
  return {
    ...personName,
    // With a blank behind the sign a literal is not looked for where a quote stands before it: that costs too much of short words.
    anchors: labels.flatMap((word) => (word.length < 6 ? [`${word}: `, `${word}= `] : [word])),
    pattern: new RegExp(
      `(?:${labels.map((word) => `${small(word)}|${word.toUpperCase()}`).join('|')})${label}(${value})(?![\\w\\u00c0-\\u024f])${tail}`,
    ),
  }
}

/** Names behind a title or a salutation. */
function titled(anchors: readonly string[], titles: string): Detector {
  return {
    ...personName,
    anchors,
    pattern: new RegExp(
      `(?:${titles}) (?:(?:Dr|Prof|Ing|Dott|Mag)\\.? ){0,2}(${fullName})(?![\\w\\u00c0-\\u024f])`,
    ),
  }
}

const postcode = `(?:[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|\\d{5}-\\d{3}|\\d{4}-\\d{3}|\\d{2}-\\d{3}|\\d{3} \\d{2}|\\d{3}-\\d{4}|\\d{4} ?[A-Z]{2}|\\d{4,6})(?![\\w-])`
const place = `(?:,? [A-Z\\u00c0-\\u024f][\\w\\u00c0-\\u024f'.-]{1,24}){0,3}`
const inLine = `[^\\n"<>{}|;@=\\\\:\`[\\]]`

function address(
  anchors: readonly string[],
  pattern: string,
  options: Partial<Detector> = {},
  flags = '',
): Detector {
  return {
    id: 'postal_address',
    category: 'pii',
    family: 'personal',
    confidence: 0.75,
    keyword: true,
    check: isAddress,
    anchors,
    pattern: new RegExp(pattern, flags),
    ...options,
  }
}

// Parties that are none.
const noParty =
  /\b(?:Corporation|Limited|Foundation|Licensor|Licensee|Contributors?|Copyright|Institute|Association|Authority|Ministry|Council|Agreement|License)\b/

/** Persons, in the words of many languages. */
export const peopleDetectors: readonly Detector[] = [
  document(
    'passport',
    'passport|passeport|reisepass|passaporte|pasaporte|passaporto|paspoort|paszport|paszportu|passnummer|passnr|putovnica|passinumero|utlevel|cestovni pas|cestovny pas|ho chieu|pass-nr|passport book',
    /[A-Z]{0,3}\d{6,9}[A-Z]?|[A-Z]\d{2}[A-Z]{2}\d{4,5}|\d{2}[A-Z]{2}\d{5}|[CFGHJ-NPRTV-Z][CFGHJ-NPRTV-Z\d]{8}\d?|[A-Z]{2}[A-Z\d]{6}\d/i,
  ),
  document(
    'driver_license',
    "driver'?s? licen[cs]e|driving licen[cs]e|hrerscheinnummer|hrerschein|fuehrerschein|fuhrerschein|fahrerlaubnis|permis de conduire|patente di guida|patente guida|permiso de conducir|licencia de conducir|licencia de conduccion|carta de conducao|rijbewijs|rijbewijsnummer|korkort|rkort|forerkort|rerkort|ajokortti|prawo jazdy|prawa jazdy|permis de conducere|ehliyet|dl no|dl number|dln|driver number|dvla licence|ca dl|ny dl|fl dl|tx dl",
    /(?=(?:[A-Z]{0,8}\d){2})(?:[A-Z\d]{6,18}|[A-Z\d]{1,6}(?:[/-][A-Z\d]{1,8}){1,5}|\d{2} \d{2} \d{6}|[A-Z]{2}\d \d{6})/i,
  ),
  personal(
    'phone',
    'puh|puhelin|puhelinnumero|matkapuhelin|gsm|telemovel|mobil|mobiel|mobilni|mobiltelefon|mobilnummer|mobilnr|cellulare|komorka|tlf|tlfnr|natel|mobitel|handphone|telepon|nomor hp|no hp|sdt|dien thoai|telefonszam|telefonsz\u00e1m|telefonnr|telnr|rufnr|kontakttelefon|tlfno|telefone|mob no|festnetz|landline|recapito|selfoon|telefonas|telefoninumber|telefonska|tfno|contact no|reachable at|reach us at|no\\. hp|msisdn',
    /\+?\(?\d(?:[ ()./-]{0,2}\d){6,14}/,
    isPhone,
  ),
  personal(
    'date_of_birth',
    'nacimiento|geburtstag|datum rojstva|datum rodenja|gimimo data|tanggal lahir|tarikh lahir|bday|nasterii|dogum tarihi|fodselsdato|fodelsedatum|syntymaaika|narozeni',
    /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/,
    isDate,
  ),
  personal('phone', 'ph|hp|fon|cep|kom|cel', /\+?\(?\d(?:[ ()./-]{0,2}\d){6,14}/, isPhone, true),

  described('pii', 'network')(
    'mac_address',
    'mac addr|mac address|macaddress|hwaddr|hw address|physical address|ethernet address|bssid|lladdr',
    /[\dA-F]{4}\.[\dA-F]{4}\.[\dA-F]{4}|(?:[\dA-F]{2}[:-]){5}[\dA-F]{2}|[\dA-F]{12}/i,
    (value) => /[a-f]/i.test(value) && /\d/.test(value),
  ),
  {
    // A party of a contract: what it is called from there on follows.
    id: 'person_name',
    category: 'pii',
    family: 'personal',
    confidence: 0.75,
    back: 64,
    check: (value) => isPersonName(value) && !noParty.test(value),
    anchors: ['hereinafter', 'nachstehend', 'nachfolgend', 'en adelante', 'di seguito'],
    pattern: new RegExp(
      `[^\\n]{0,62}?(?<=(?:with|between|and|by|of|zwischen|und|entre|y|tra|et?) (?:(?:Mr|Mrs|Ms|Dr|Herrn?|Frau|Sr|Sra|Sig)\\.? )?)(${fullName})(?=,? ?\\(?["']?(?:hereinafter|nachstehend|nachfolgend|en adelante|di seguito))`,
    ),
  },
  described('pii', 'network')(
    'mac_address',
    'mac',
    /(?:[\dA-F]{2}[:-]){5}[\dA-F]{2}|[\dA-F]{12}|[\dA-F]{4}\.[\dA-F]{4}\.[\dA-F]{4}/i,
    (value) => /[a-f]/i.test(value) && /\d/.test(value),
    true,
  ),
  names(
    'cognome|apellidos|apellido|famille|prenom|nazwisko|prijmeni|priezvisko|prezime|priimek|soyad|soyadi|voornaam|achternaam|fornavn|etternavn|efternavn|fornamn|efternamn|etunimi|sukunimi|vezeteknev|keresztnev|prenume|lengkap|pavarde|familienname|geburtsname|rufname|sobrenome|perekonnanimi|eesnimi|uzvards|attn',
    anyName,
    end,
  ),
  names('imie|jmeno|insured', fullName, end),
  {
    ...names('leto', fullName, end),
    // In the middle of the word, which others begin like.
    pattern: new RegExp(`(?<=[Cc]omp)leto${label}(${anyName})${end}`),
    compound: true,
  },
  titled(
    ['sehr geehrte', 'geachte ', 'beste ', 'geehrte'],
    '(?:[Ss]ehr )?[Gg]eehrter? (?:Herr|Frau)|(?:[Gg]eachte|[Bb]este) (?:[Hh]eer|[Mm]evrouw|[Mm]eneer|[Dd]hr\\.?|[Mm]evr\\.?|[Mm]w\\.?)',
  ),
  titled(
    [
      'sig.',
      'signor',
      'sra.',
      'srta',
      'senhor',
      'dhr.',
      'mevr',
      'mevrouw',
      'meneer',
      'dott.',
      'mme ',
      'mlle',
      'pani ',
      'panie ',
      'egregio',
      'egregia',
      'gentile ',
      'prezad',
      'szanown',
    ],
    '(?:[Gg]entil[ei]|[Ee]gregi[oa]|[Ee]stimad[oa]|[Pp]rezad[oa]|[Cc]aro|[Cc]ara|[Ss]zanown[yae])(?: (?:[Ss]ig\\.?(?:r?a)?\\.?|[Ss]ignora?|[Ss]r\\.?|[Ss]ra\\.?|[Ss]enhora?|[Dd]ott\\.?(?:ssa)?|[Pp]an(?:ie|i)?|[Pp]ani))?|[Ss]ig\\.(?: ?ra)?\\.?|[Ss]ignora?|[Ss]ra\\.|[Ss]rta\\.?|[Ss]enhora?|[Dd]hr\\.?|[Mm]evr\\.?|[Mm]evrouw|[Mm]eneer|[Dd]ott\\.(?:ssa)?|Mme|Mlle|[Pp]ani',
  ),

  address(
    [
      'adres',
      'domicil',
      'direcci',
      'endere',
      'indirizzo',
      'osoite',
      'lakcim',
      'alamat',
      'anschrift',
      'wohnhaft',
      'resides',
      'residing',
      'lives at',
      'live at',
      'ship to',
      'ship_to',
      'shipto',
      'bill to',
      'bill_to',
      'billto',
      'sold to',
      'deliver to',
      'delivery',
      'morada',
      'zamieszka',
      'mieszka',
      'address',
    ],
    `(?:ad?dress?|domicil|direcci|endere|indirizzo|osoite|lakcim|alamat|anschrift|wohnhaft|residen|resides|residing|lives? at|ship[ _-]?to|bill[ _-]?to|sold[ _-]?to|deliver[ _-]?to|delivery|morada|z?zamieszka|mieszka|bostad)[a-z\\u00c0-\\u024f]{0,12}(?:(?:[ _-]?(?:line|street|field|[a-z\\u00c0-\\u024f]{2,16})[ _-]?1? ?){0,2}${between}| (?:at |in |to |is |en |w |v |na )?)((?=[^\\n,]{2,60},)[A-Z\\u00c0-\\u024f\\d]${inLine}{5,84}(?<![\\d-])${postcode}${place})`,
    { compound: true },
    'i',
  ),
  address(
    ['lakcim', 'cim: '],
    `(?:[Ll]akcim|[Aa]d?dress?e?|[Cc]im)["']{0,2} ?[:=]["'\\s]{0,3}(\\d{4} [A-Z\\u00c0-\\u024f][\\w\\u00c0-\\u024f-]{1,24}, [A-Z\\u00c0-\\u024f]${inLine}{3,40} \\d{1,4}(?:[./]{1,2}[\\w.]{1,6})?)`,
  ),
  address(
    ['ul. ', 'al. ', 'os. '],
    `(?:[Uu]l|[Aa]l|[Oo]s)\\. ([A-Z\\u00c0-\\u024f][^\\n,]{2,40} \\d{1,4}[a-zA-Z]?(?:/\\d{1,4}| ?m\\.? ?\\d{1,4})?,? \\d{2}-\\d{3} [A-Z\\u00c0-\\u024f][\\w\\u00c0-\\u024f'-]{1,24})`,
  ),
  address(
    ['rua ', 'avenida ', 'travessa ', 'alameda ', 'rodovia ', 'estrada '],
    `(?:[Rr]ua|[Aa]venida|[Tt]ravessa|[Aa]lameda|[Ll]argo|[Rr]odovia|[Ee]strada) [A-Za-z\\u00c0-\\u024f]${inLine}{3,74}(?<![\\d-])(?:\\d{5}-\\d{3}|\\d{4}-\\d{3} [A-Z\\u00c0-\\u024f][\\w\\u00c0-\\u024f'-]{1,24})(?![\\w-])`,
  ),
  address(
    ['road', 'lane', 'street', 'avenue', 'crescent', 'terrace'],
    `[^\\n]{0,46}?(?<![\\w.-])((?:(?:[Ff]lat|[Aa]pt|[Uu]nit) \\w{1,5},? )?\\d{1,4}[A-Z]?,? (?:[A-Z][\\w'.-]{1,20} ){1,4}(?:Road|Lane|Street|Avenue|Crescent|Terrace)(?:,? [A-Z][\\w'.-]{1,20}){1,4},? (?:[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \\d{4}|[A-Z]{2} [A-Z]\\d[A-Z] \\d[A-Z]\\d)(?![\\w-]))`,
    { back: 48 },
  ),
]
