/**
 * Words in other scripts, and with accents, that give away what follows them. The anchor pass reads ASCII; these are looked for
 * only in texts with anything else in them.
 *
 * @module
 */
import { isMixedWord } from '../checks/generic.ts'
import * as accounts from '../checks/accounts.ts'
import * as elsewhere from '../checks/nationalElsewhere.ts'
import * as europe from '../checks/nationalEurope.ts'
import { isAddress, isPersonName, isPhone } from '../checks/personal.ts'
import * as vat from '../checks/vat.ts'
import type { Check } from '../detector.ts'
import { named, type DetectorName } from '../hit.ts'

/** What a word announces. */
export interface Announced {
  readonly detector: DetectorName
  /** Sticky: tried where the value may begin. */
  readonly value: RegExp
  readonly check: Check | undefined
  /** What must stand between the word and the value, for words that other words have in them. */
  readonly lead?: RegExp
}

type Row = (id: string, value: RegExp, check?: Check) => Announced

const pii: Row = (id, value, check) => ({ detector: named(id, 'pii', 'national'), value, check })
const person: Row = (id, value, check) => ({ detector: named(id, 'pii', 'personal'), value, check })
const document: Row = (id, value, check) => ({ detector: named(id, 'pii', 'document'), value, check })
const secret: Row = (id, value, check) => ({ detector: named(id, 'secret', 'generic'), value, check })
const financial: Row = (id, value, check) => ({ detector: named(id, 'financial', 'tax'), value, check })

// Words of a name: a capital and small letters, in whatever alphabet has them.
const anyName = /\p{Lu}[\p{Ll}\p{M}'-]{1,24}(?:[ -]\p{Lu}[\p{Ll}\p{M}'-]{1,24}){0,4}(?!\p{L})/uy
const fullName = /\p{Lu}[\p{Ll}\p{M}'-]{1,24}(?:[ -]\p{Lu}[\p{Ll}\p{M}'-]{1,24}){1,4}(?!\p{L})/uy

// A sign, and no more than quotes and blanks around it.
const labelled = /^["'*)\uff09]{0,3} ?[:=\uff1a]\s{0,2}["'*]{0,3}$/
const addressed = /^[: \uff1a]{0,2}$/
const name = (value: RegExp, check: Check = () => true): Announced => ({
  ...person('person_name', value, check),
  lead: labelled,
})
const salutation = (value: RegExp, check: Check = () => true): Announced => ({
  ...person('person_name', value, check),
  lead: addressed,
})
const placed = (value: RegExp, check: Check = () => true): Announced => ({
  ...person('postal_address', value, check),
  lead: labelled,
})

// What forms show where a name will be, in Chinese, Japanese and Korean: required, enter, not set, and the like.
const prompt =
  /[\u5fc5\u672a\u8bf7\u8acb\u5b57\u9519]|\u4efb\u610f|\u5165\u529b|\u5909\u66f4|\u4e0d\u80fd|\u9009\u62e9|\u9078\u629e|\u786e\u8ba4|\u78ba\u8a8d|\u9ed8\u8ba4|\u70ba\u7a7a|\u4e3a\u7a7a|\u4fe1\u606f|\u540d\u79f0|\u7f16\u8f91|\u91cd\u590d|\u4e00\u81f4|\u767b\u9332|\ud544\uc218|\uc785\ub825|\uc5c6\uc74c|\uc120\ud0dd|\ubbf8\uc815|\ubcc0\uacbd|\ud655\uc778|\uc911\ubcf5|\uc815\ubcf4|\ubaa9\ub85d|\ud45c\uc2dc|\uac80\uc0c9/
const isSurelyName: Check = (value) => !prompt.test(value)
const digits = (count: number): RegExp => new RegExp(`\\d{${count}}`, 'y')

// The words for an identity card are the same in China, Taiwan, Hong Kong and Macau; the numbers differ.
const identityCard =
  '\u8eab\u4efd\u8bc1|\u8eab\u4efd\u8b49|\u8eab\u5206\u8b49|\u5c45\u6c11\u8eab\u4efd|\u7edf\u4e00\u7f16\u53f7|\u7d71\u4e00\u7de8\u865f'

/** Words, in small letters where there are any, separated by bars, with what they announce. */
export const announcements: readonly (readonly [words: string, announced: Announced])[] = [
  ['\u0435\u0433\u043d', pii('bg_egn', digits(10), europe.bulgariaEgn)],
  ['\u0438\u043d\u043d', pii('ru_inn', /\d{12}|\d{10}/y, europe.russiaInn)],
  ['\u0441\u043d\u0438\u043b\u0441', pii('ru_snils', /\d{3}-?\d{3}-?\d{3}[- ]?\d{2}/y, europe.russiaSnils)],
  ['\u0440\u043d\u043e\u043a\u043f\u043f|\u0456\u043f\u043d', pii('ua_tax_id', digits(10))],
  [
    '\u30de\u30a4\u30ca\u30f3\u30d0\u30fc|\u500b\u4eba\u756a\u53f7',
    pii('jp_my_number', /\d{4}[- ]?\d{4}[- ]?\d{4}/y, elsewhere.japanNumber),
  ],
  [identityCard, pii('cn_resident_id', /\d{17}[\dX]/iy, elsewhere.chinaId)],
  [identityCard, pii('tw_id', /[A-Z][1289]\d{8}/iy, elsewhere.taiwanId)],
  [identityCard, pii('hk_id', /[A-Z]{1,2}\d{6} ?\(?[\dA]\)?/iy, elsewhere.hongKongId)],
  [
    '\uc8fc\ubbfc\ub4f1\ub85d\ubc88\ud638|\uc8fc\ubbfc\ubc88\ud638',
    pii('kr_rrn', /\d{6}-?\d{7}/y, elsewhere.koreaRrn),
  ],
  ['\u03b1\u03bc\u03ba\u03b1', pii('gr_amka', digits(11), europe.greeceAmka)],
  ['\u03b1\u03c6\u03bc', pii('tax_id', digits(9))],
  [
    '\u05ea\u05e2\u05d5\u05d3\u05ea \u05d6\u05d4\u05d5\u05ea|\u05ea.\u05d6|\u05ea"\u05d6|\u05de\u05e1\u05e4\u05e8 \u05d6\u05d4\u05d5\u05ea',
    pii('il_id', digits(9), elsewhere.israelId),
  ],
  ['\u0906\u0927\u093e\u0930', pii('in_aadhaar', /[2-9]\d{3}[- ]?\d{4}[- ]?\d{4}/y, elsewhere.indiaAadhaar)],
  [
    '\u0e40\u0e25\u0e02\u0e1b\u0e23\u0e30\u0e08\u0e33\u0e15\u0e31\u0e27\u0e1b\u0e23\u0e30\u0e0a\u0e32\u0e0a\u0e19|\u0e1a\u0e31\u0e15\u0e23\u0e1b\u0e23\u0e30\u0e0a\u0e32\u0e0a\u0e19',
    pii('th_id', /\d[- ]?\d{4}[- ]?\d{5}[- ]?\d{2}[- ]?\d/y, elsewhere.thailandId),
  ],
  [
    '\u0631\u0642\u0645 \u0627\u0644\u0647\u0648\u064a\u0629|\u0627\u0644\u0631\u0642\u0645 \u0627\u0644\u0642\u0648\u0645\u064a|\u06a9\u062f \u0645\u0644\u06cc',
    pii('national_id', /\d{8,14}/y),
  ],
  [
    '\u0442\u0435\u043b\u0435\u0444\u043e\u043d|\u0442\u0435\u043b.|\u96fb\u8a71\u756a\u53f7|\u96fb\u8a71|\u643a\u5e2f|\u624b\u673a|\u624b\u6a5f|\u7535\u8bdd|\uc804\ud654\ubc88\ud638|\ud734\ub300\ud3f0|\uc5f0\ub77d\ucc98|\u03c4\u03b7\u03bb\u03ad\u03c6\u03c9\u03bd\u03bf|\u03ba\u03b9\u03bd\u03b7\u03c4\u03cc|\u05d8\u05dc\u05e4\u05d5\u05df|\u05e0\u05d9\u05d9\u05d3|\u0647\u0627\u062a\u0641|\u0627\u0644\u062c\u0648\u0627\u0644|t\u00e9l\u00e9phone|t\u00e9l.|tel\u00e9fono|telef\u00f3n|\u092b\u093c\u094b\u0928|\u092b\u094b\u0928|\u0e42\u0e17\u0e23\u0e28\u0e31\u0e1e\u0e17\u0e4c|\u0111i\u1ec7n tho\u1ea1i',
    person('phone', /\+?\(?\d(?:[ ()./-]{0,2}\d){6,14}/y, isPhone),
  ],
  [
    'data na\u0219terii|datum ro\u0111enja|dzim\u0161anas datums|d\u00e1tum narodenia|datum narozen\u00ed|d\u00e1tum narozen\u00ed|sz\u00fclet\u00e9si|s\u00fcnniaeg|\u0434.\u0440.|\u0434\u0430\u0442\u0430 \u043d\u0430 \u0440\u0430\u0436\u0434\u0430\u043d\u0435|\u091c\u0928\u094d\u092e \u0924\u093f\u0925\u093f|\u091c\u0928\u094d\u092e\u0924\u093f\u0925\u093f|\u0e27\u0e31\u0e19\u0e40\u0e01\u0e34\u0e14|syntym\u00e4aika|\u751f\u65e5|\u0434\u0430\u0442\u0430 \u0440\u043e\u0436\u0434\u0435\u043d\u0438\u044f|\u0434\u0430\u0442\u0430 \u043d\u0430\u0440\u043e\u0434\u0436\u0435\u043d\u043d\u044f|\u0440\u043e\u0434\u0438\u043b\u0441\u044f|\u0440\u043e\u0434\u0438\u043b\u0430\u0441\u044c|\u751f\u5e74\u6708\u65e5|\u51fa\u751f\u65e5\u671f|\uc0dd\ub144\uc6d4\uc77c|n\u00e9 le|n\u00e9e le|\u03b7\u03bc\u03b5\u03c1\u03bf\u03bc\u03b7\u03bd\u03af\u03b1 \u03b3\u03ad\u03bd\u03bd\u03b7\u03c3\u03b7\u03c2|\u05ea\u05d0\u05e8\u05d9\u05da \u05dc\u05d9\u05d3\u05d4|\u062a\u0627\u0631\u064a\u062e \u0627\u0644\u0645\u064a\u0644\u0627\u062f|ng\u00e0y sinh|narozen|f\u00f6dd|f\u00f6delsedatum|f\u00f8dt|f\u00f8dselsdato|do\u011fum tarihi|n\u0103scut|sz\u00fcletett',
    person(
      'date_of_birth',
      /\d{1,4}[-/.\u5e74\ub144] ?\d{1,2}[-/.\u6708\uc6d4] ?\d{1,4}|\d{1,2}\.? [a-z\u00e0-\u024f\u0430-\u044f]{3,10} \d{4}/y,
    ),
  ],
  [
    '\u092a\u093e\u0938\u092a\u094b\u0930\u094d\u091f|\u0e2b\u0e19\u0e31\u0e07\u0e2a\u0e37\u0e2d\u0e40\u0e14\u0e34\u0e19\u0e17\u0e32\u0e07|\u043f\u0430\u0441\u043f\u043e\u0440\u0442|\u62a4\u7167|\u8b77\u7167|\u30d1\u30b9\u30dd\u30fc\u30c8|\u65c5\u5238|\uc5ec\uad8c|\u03b4\u03b9\u03b1\u03b2\u03b1\u03c4\u03ae\u03c1\u03b9\u03bf|\u05d3\u05e8\u05db\u05d5\u05df|\u062c\u0648\u0627\u0632',
    document('passport', /[A-Z]{0,2} ?\d{2} ?\d{2} ?\d{3,6}/iy),
  ],
  [
    'c\u0103n c\u01b0\u1edbc|s\u1ed1 cccd|cmnd|ch\u1ee9ng minh nh\u00e2n d\u00e2n',
    pii('vn_cccd', digits(12), elsewhere.vietnamId),
  ],
  ['c\u00e9dula|c.i.', pii('cedula', /\d{1,3}(?:\.\d{3}){2,3}(?:-\d)?|\d{6,10}(?:-\d)?/y)],
  [
    '\u7edf\u4e00\u793e\u4f1a\u4fe1\u7528\u4ee3\u7801|\u793e\u4f1a\u4fe1\u7528\u4ee3\u7801|\u7eb3\u7a0e\u4eba\u8bc6\u522b\u53f7',
    pii('cn_credit_code', /[1-9A-HJ-NPQRTUWXY]{2}\d{6}[\dA-HJ-NPQRTUWXY]{10}/iy, elsewhere.chinaCredit),
  ],
  [
    '\uc0ac\uc5c5\uc790\ub4f1\ub85d\ubc88\ud638|\uc0ac\uc5c5\uc790\ubc88\ud638',
    pii('kr_business_number', /\d{3}-?\d{2}-?\d{5}/y, elsewhere.koreaBusiness),
  ],
  [
    "carte d'identit\u00e9|carte nationale d'identit\u00e9|n\u00b0 cni",
    pii('fr_id_card', /\d{12}|(?=(?:[A-Z]{0,4}\d){3})[A-Z\d]{9}/iy),
  ],
  ["carta d'identit\u00e0", pii('it_id_card', /[A-Z]{2} ?\d{5} ?[A-Z]{2}|[A-Z]{2} ?\d{7}/iy)],
  [
    "\u0444\u0438\u043e|\u0444.\u0438.\u043e.|\u0444\u0430\u043c\u0438\u043b\u0438\u044f|\u043f\u043e\u043b\u043d\u043e\u0435 \u0438\u043c\u044f|\u043f\u0440\u0456\u0437\u0432\u0438\u0449\u0435|\u043f\u0456\u0431|\u043f\u043e\u0432\u043d\u0435 \u0456\u043c'\u044f|\u043f\u0440\u0435\u0437\u0438\u043c\u0435|\u03bf\u03bd\u03bf\u03bc\u03b1\u03c4\u03b5\u03c0\u03ce\u03bd\u03c5\u03bc\u03bf|\u03b5\u03c0\u03ce\u03bd\u03c5\u03bc\u03bf|imi\u0119 i nazwisko|p\u0159\u00edjmen\u00ed|ad\u0131 soyad\u0131|soyad\u0131|pr\u00e9nom|teljes n\u00e9v|vezet\u00e9kn\u00e9v|keresztn\u00e9v|nume \u0219i prenume|f\u00f6rnamn|fullst\u00e4ndigt namn|uzv\u0101rds|pavard\u0117|h\u1ecd v\u00e0 t\u00ean|h\u1ecd t\u00ean|vollst\u00e4ndiger name",
    name(anyName, isPersonName),
  ],
  [
    "\u0438\u043c\u044f|\u0456\u043c'\u044f|imi\u0119|jm\u00e9no|ad\u0131|v\u0101rds",
    name(fullName, isPersonName),
  ],
  [
    '\u0443\u0432\u0430\u0436\u0430\u0435\u043c\u044b\u0439|\u0443\u0432\u0430\u0436\u0430\u0435\u043c\u0430\u044f|\u0448\u0430\u043d\u043e\u0432\u043d\u0438\u0439|\u0448\u0430\u043d\u043e\u0432\u043d\u0430|\u0433\u043e\u0441\u043f\u043e\u0434\u0438\u043d|\u0433\u043e\u0441\u043f\u043e\u0436\u0430|se\u00f1or|se\u00f1ora|do\u00f1a|say\u0131n|v\u00e1\u017een\u00fd pane|ch\u00e8re madame|b\u00e4ste|b\u00e4sta|kj\u00e6re|k\u00e6re',
    salutation(fullName, isPersonName),
  ],
  [
    '\u6c0f\u540d|\u304a\u540d\u524d|\u59d3\u540d|\u30d5\u30ea\u30ac\u30ca|\u8054\u7cfb\u4eba|\u806f\u7d61\u4eba|\u6536\u4ef6\u4eba|\u6536\u8d27\u4eba|\u6301\u5361\u4eba|\uc131\uba85|\uc131\ud568|\uc608\uae08\uc8fc|\uc218\ucde8\uc778',
    name(
      /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u30fc]{2,8}(?:[ \u3000]\p{Lo}{1,6})?(?!\p{L})/uy,
      isSurelyName,
    ),
  ],
  [
    '\uc774\ub984',
    name(
      /[\uae40\uc774\ubc15\ucd5c\uc815\uac15\uc870\uc724\uc7a5\uc784\ud55c\uc624\uc11c\uc2e0\uad8c\ud669\uc548\uc1a1]\p{sc=Hang}{2}(?!\p{L})/uy,
      isSurelyName,
    ),
  ],
  [
    '\u5c0a\u656c\u7684',
    salutation(/\p{sc=Han}{2,4}(?=\u5148\u751f|\u5973\u58eb|\u5c0f\u59d0)/uy, isSurelyName),
  ],
  [
    '\u0627\u0644\u0627\u0633\u0645 \u0627\u0644\u0643\u0627\u0645\u0644|\u0627\u0633\u0645 \u0627\u0644\u0645\u0631\u064a\u0636|\u0627\u0633\u0645 \u0627\u0644\u0639\u0645\u064a\u0644|\u0646\u0627\u0645 \u0648 \u0646\u0627\u0645 \u062e\u0627\u0646\u0648\u0627\u062f\u06af\u06cc|\u05e9\u05dd \u05de\u05dc\u05d0|\u05e9\u05dd \u05de\u05e9\u05e4\u05d7\u05d4|\u05e9\u05dd \u05e4\u05e8\u05d8\u05d9|\u0e0a\u0e37\u0e48\u0e2d-\u0e19\u0e32\u0e21\u0e2a\u0e01\u0e38\u0e25|\u092a\u0942\u0930\u093e \u0928\u093e\u092e',
    name(/[\p{Lo}\p{M}]{2,24}(?: [\p{Lo}\p{M}]{2,24}){1,4}/uy),
  ],
  [
    '\u062c\u0648\u0627\u0644|\u0e42\u0e17\u0e23|\u0e21\u0e37\u0e2d\u0e16\u0e37\u0e2d|telefonn\u00ed|\u0442\u0435\u043b:|\u03c4\u03b7\u03bb|telem\u00f3vel|m\u00f3vil|mobiln\u00ed|mobiln\u00fd|s\u00edmi|telefonsz\u00e1m|mobilsz\u00e1m|kom\u00f3rka|s\u1ed1 \u0111i\u1ec7n tho\u1ea1i|s\u0111t|\u043c\u043e\u0431.|\u043c\u043e\u0431\u0438\u043b\u044c\u043d\u044b\u0439|\u043c\u043e\u0431\u0456\u043b\u044c\u043d\u0438\u0439|\u624b\u673a\u53f7|\u624b\u6a5f\u865f\u78bc|\u8054\u7cfb\u7535\u8bdd|\u643a\u5e2f\u96fb\u8a71|\uc5f0\ub77d\ucc98|\ud578\ub4dc\ud3f0|\u0631\u0642\u0645 \u0627\u0644\u0647\u0627\u062a\u0641|\u0631\u0642\u0645 \u0627\u0644\u062c\u0648\u0627\u0644|\u0645\u0648\u0628\u0627\u064a\u0644|\u062a\u0644\u0641\u0646|telefon numaras\u0131',
    person('phone', /\+?\(?\d(?:[ ()./-]{0,2}\d){6,14}/y, isPhone),
  ],
  [
    '\u00fatlev\u00e9l|\u00fatlev\u00e9lsz\u00e1m|cestovn\u00ed pas|cestovn\u00fd pas|h\u1ed9 chi\u1ebfu|pa\u0219aport|\u65c5\u5238\u756a\u53f7|\u62a4\u7167\u53f7|\uc5ec\uad8c\ubc88\ud638|\u0631\u0642\u0645 \u0627\u0644\u062c\u0648\u0627\u0632|\u062c\u0648\u0627\u0632 \u0627\u0644\u0633\u0641\u0631',
    document('passport', /[A-Z]{1,3} ?\d{6,8}|[A-Z]\d{2}[A-Z]{2}\d{4}|\d{8,9}/iy),
  ],
  [
    '\u0432\u043e\u0434\u0438\u0442\u0435\u043b\u044c\u0441\u043a\u043e\u0435 \u0443\u0434\u043e\u0441\u0442\u043e\u0432\u0435\u0440\u0435\u043d\u0438\u0435|\u0432\u043e\u0434\u0438\u0442\u0435\u043b\u044c\u0441\u043a\u0438\u0435 \u043f\u0440\u0430\u0432\u0430|\u043f\u043e\u0441\u0432\u0456\u0434\u0447\u0435\u043d\u043d\u044f \u0432\u043e\u0434\u0456\u044f|carta de condu\u00e7\u00e3o|habilita\u00e7\u00e3o|\u514d\u8a31\u8a3c\u756a\u53f7|\u9a7e\u9a76\u8bc1|\u9a7e\u7167|\uc6b4\uc804\uba74\ud5c8|\u05e8\u05d9\u05e9\u05d9\u05d5\u05df \u05e0\u05d4\u05d9\u05d2\u05d4|\u0631\u062e\u0635\u0629 \u0627\u0644\u0642\u064a\u0627\u062f\u0629|\u0159idi\u010dsk\u00fd pr\u016fkaz|k\u00f6rkort|f\u00f8rerkort|jogos\u00edtv\u00e1ny|gi\u1ea5y ph\u00e9p l\u00e1i xe',
    document(
      'driver_license',
      /\d{2} ?[\d\u0410-\u042f]{2} ?\d{6}|\d{2}-\d{2}-\d{6}-\d{2}|[A-Z]{0,3} ?\d{5,18}[A-Z]?/iy,
    ),
  ],
  [
    '\u0627\u0644\u0631\u0642\u0645 \u0627\u0644\u0648\u0637\u0646\u064a|\u0627\u0644\u0625\u0642\u0627\u0645\u0629|\u0627\u0644\u0631\u0642\u0645 \u0627\u0644\u0645\u062f\u0646\u064a',
    pii('national_id', /\d{9,15}/y),
  ],
  ['dow\u00f3d osobisty|dowodu osobistego', pii('pl_id_card', /[A-Z]{3} ?\d{6}/iy, europe.polandCard)],
  ['di\u010d|i\u010d dph', financial('vat_number', /(?:CZ|SK)?\d{8,10}/iy)],
  ['i\u010do', financial('cz_ico', digits(8), vat.czechVat)],
  [
    '\u4f4f\u6240|\u914d\u9001\u5148|\u304a\u5c4a\u3051\u5148',
    placed(
      /(?:\u3012?\d{3}-\d{4} ?)?[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u30fc]{2,24}[\p{Lo}\p{N}\u30fc-]{0,24}\p{N}[\p{Lo}\p{N}-]{0,20}/uy,
    ),
  ],
  [
    '\u5730\u5740|\u4f4f\u5740|\uc8fc\uc18c|\ubc30\uc1a1\uc9c0',
    placed(/(?=\p{Lo}{2})[\p{Lo}\p{N} -]{5,50}\p{N}[\p{Lo}\p{N} -]{0,20}/uy),
  ],
  [
    '\u0430\u0434\u0440\u0435\u0441|\u0430\u0434\u0440\u0435\u0441\u0430|\u043c\u0435\u0441\u0442\u043e \u0436\u0438\u0442\u0435\u043b\u044c\u0441\u0442\u0432\u0430|\u03b4\u03b9\u03b5\u03cd\u03b8\u03c5\u03bd\u03c3\u03b7',
    placed(/(?:\d{5,6},? )?\p{L}[\p{L}\d .,/-]{6,70}\d[\p{L}\d/-]{0,4}/uy, isAddress),
  ],
  [
    '\u0627\u0644\u0639\u0646\u0648\u0627\u0646|\u05db\u05ea\u05d5\u05d1\u05ea|\u0e17\u0e35\u0e48\u0e2d\u0e22\u0e39\u0e48',
    placed(/[\p{Lo}\p{N}](?=[^\n]{0,60}\p{N})[\p{Lo}\p{M}\p{N} ,.\u060c/-]{8,80}/uy),
  ],
  ['\u0111\u1ecba ch\u1ec9', placed(/[^\n"<>{}|;\d]{0,4}\d{1,4}[A-Za-z\d/]{0,8} \p{Lu}[^\n"<>{}|;]{6,80}/uy)],
  [
    'lakc\u00edm|c\u00edm|c\u00edme|bydli\u0161t\u011b|adres\u0103|endere\u00e7o|domic\u00edlio|direcci\u00f3n',
    placed(
      /[\p{Lu}\d][^\n"<>{}|;@=\\:]{5,84}(?:\d{5}-\d{3}|\d{4}-\d{3}|\d{3} \d{2}|\d{4,6})(?:,? \p{Lu}[\p{L}'.-]{1,24}){0,4}(?:, [^\n"<>{}|;]{3,30} \d{1,4}\.?)?/uy,
      isAddress,
    ),
  ],
  [
    'stra\u00dfe ',
    person(
      'postal_address',
      /\d{1,4} ?[a-z]?(?:,? |,?\n)(?:D-|A-|CH-)?\d{4,5} [A-Z\u00c0-\u00de][\w\u00c0-\u024f'-]{1,24}/y,
    ),
  ],
  [
    '\u0440/\u0441|\u0440\u0430\u0441\u0447\u0435\u0442\u043d\u044b\u0439 \u0441\u0447\u0435\u0442|\u0440\u0430\u0441\u0447\u0451\u0442\u043d\u044b\u0439 \u0441\u0447\u0451\u0442|\u043a/\u0441',
    { detector: named('bank_account', 'financial', 'bank'), value: /[34]\d{19}/y, check: undefined },
  ],
  [
    'ag\u00eancia',
    { detector: named('br_branch', 'financial', 'bank'), value: /\d{4}(?:-[\dX])?/iy, check: undefined },
  ],
  [
    '\u010d\u00edslo \u00fa\u010dtu|\u00fa\u010det',
    {
      detector: named('cz_account', 'financial', 'bank'),
      value: /(?:\d{1,6}-)?\d{2,10}\/\d{4}/y,
      check: accounts.czechAccount,
    },
  ],
  [
    'num\u00e9ro national|registre national',
    pii('be_national_number', /\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}/y, europe.belgiumNational),
  ],
  [
    '\u0435\u0434\u0438\u043d\u0435\u043d \u0433\u0440\u0430\u0436\u0434\u0430\u043d\u0441\u043a\u0438',
    pii('bg_egn', digits(10), europe.bulgariaEgn),
  ],
  ['r\u010d|r.\u010d.', pii('cz_birth_number', /\d{6}\/?\d{4}/y, europe.czechBirth)],
  [
    'jedinstveni mati\u010dni|enotna mati\u010dna|\u0458\u0435\u0434\u0438\u043d\u0441\u0442\u0432\u0435\u043d\u0438 \u043c\u0430\u0442\u0438\u0447\u043d\u0438',
    pii('si_emso', digits(13), europe.sloveniaEmso),
  ],
  [
    '\u0456\u043d\u0434\u0438\u0432\u0456\u0434\u0443\u0430\u043b\u044c\u043d\u0438\u0439 \u043f\u043e\u0434\u0430\u0442\u043a\u043e\u0432\u0438\u0439',
    pii('ua_tax_id', digits(10), europe.ukraineTax),
  ],
  ['em\u0161o', pii('si_emso', digits(13), europe.sloveniaEmso)],
  ['\u0458\u043c\u0431\u0433', pii('si_emso', digits(13), europe.sloveniaEmso)],
  [
    't\u00e9l|\uc804\ud654|\u092e\u094b\u092c\u093e\u0907\u0932|\u0e40\u0e1a\u0e2d\u0e23\u0e4c\u0e42\u0e17\u0e23|t\u0101lrunis|\u03c4\u03b7\u03bb.|\u0442\u0435\u043b',
    person('phone', /\+?\(?\d(?:[ ()./-]{0,2}\d){6,14}/y, isPhone),
  ],
  [
    '\u53e3\u5ea7\u756a\u53f7|\u8d26\u53f7|\u94f6\u884c\u5361\u53f7|\u8cec\u865f|\uacc4\uc88c\ubc88\ud638|s\u1ed1 t\u00e0i kho\u1ea3n|\u0e40\u0e25\u0e02\u0e17\u0e35\u0e48\u0e1a\u0e31\u0e0d\u0e0a\u0e35|\u05de\u05e1\u05e4\u05e8 \u05d7\u05e9\u05d1\u05d5\u05df|\u0631\u0642\u0645 \u0627\u0644\u062d\u0633\u0627\u0628|\u03b1\u03c1\u03b9\u03b8\u03bc\u03cc\u03c2 \u03bb\u03bf\u03b3\u03b1\u03c1\u03b9\u03b1\u03c3\u03bc\u03bf\u03cd|\u043d\u043e\u043c\u0435\u0440 \u0441\u0447\u0435\u0442\u0430|\u043d\u043e\u043c\u0435\u0440 \u0441\u0447\u0451\u0442\u0430|\u043d\u043e\u043c\u0435\u0440 \u0440\u0430\u0445\u0443\u043d\u043a\u0443|\u0916\u093e\u0924\u093e \u0938\u0902\u0916\u094d\u092f\u093e|\u0916\u093e\u0924\u093e \u0928\u0902\u092c\u0930|hesap numaras\u0131|\u94f6\u884c\u8d26\u53f7|\u53e3\u5ea7|\uacc4\uc88c',
    { detector: named('bank_account', 'financial', 'bank'), value: /\d[\d -]{4,20}\d/y, check: undefined },
  ],
  [
    '\u043f\u0430\u0440\u043e\u043b\u044c|\u5bc6\u7801|\u5bc6\u78bc|\u30d1\u30b9\u30ef\u30fc\u30c9|\ube44\ubc00\ubc88\ud638|\u05e1\u05d9\u05e1\u05de\u05d4|\u03ba\u03c9\u03b4\u03b9\u03ba\u03cc\u03c2|\u015fifre|parol\u0103|has\u0142o|heslo je|\u043f\u0430\u0441\u0432\u043e\u0440\u0434|\u0643\u0644\u0645\u0629 \u0627\u0644\u0645\u0631\u0648\u0631|\u0643\u0644\u0645\u0629 \u0627\u0644\u0633\u0631|\u092a\u093e\u0938\u0935\u0930\u094d\u0921|\u0e23\u0e2b\u0e31\u0e2a\u0e1c\u0e48\u0e32\u0e19|m\u1eadt kh\u1ea9u',
    secret('password', /[^\s"'<>\u3001\u3002\uff0c]{6,64}/y, isMixedWord),
  ],
]
