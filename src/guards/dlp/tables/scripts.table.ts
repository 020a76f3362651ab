/**
 * Words in other scripts, and with accents, that give away what follows them. The anchor pass reads ASCII; these are looked for
 * only in texts with anything else in them.
 *
 * @module
 */
import { isMixedWord } from '../checks/generic.ts'
import * as elsewhere from '../checks/nationalElsewhere.ts'
import * as europe from '../checks/nationalEurope.ts'
import { isPhone } from '../checks/personal.ts'
import type { Check } from '../detector.ts'
import { named, type DetectorName } from '../hit.ts'

/** What a word announces. */
export interface Announced {
  readonly detector: DetectorName
  /** Sticky: tried where the value may begin. */
  readonly value: RegExp
  readonly check: Check | undefined
}

type Row = (id: string, value: RegExp, check?: Check) => Announced

const pii: Row = (id, value, check) => ({ detector: named(id, 'pii', 'national'), value, check })
const person: Row = (id, value, check) => ({ detector: named(id, 'pii', 'personal'), value, check })
const document: Row = (id, value, check) => ({ detector: named(id, 'pii', 'document'), value, check })
const secret: Row = (id, value, check) => ({ detector: named(id, 'secret', 'generic'), value, check })
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
    '\u0434\u0430\u0442\u0430 \u0440\u043e\u0436\u0434\u0435\u043d\u0438\u044f|\u0434\u0430\u0442\u0430 \u043d\u0430\u0440\u043e\u0434\u0436\u0435\u043d\u043d\u044f|\u0440\u043e\u0434\u0438\u043b\u0441\u044f|\u0440\u043e\u0434\u0438\u043b\u0430\u0441\u044c|\u751f\u5e74\u6708\u65e5|\u51fa\u751f\u65e5\u671f|\uc0dd\ub144\uc6d4\uc77c|n\u00e9 le|n\u00e9e le|\u03b7\u03bc\u03b5\u03c1\u03bf\u03bc\u03b7\u03bd\u03af\u03b1 \u03b3\u03ad\u03bd\u03bd\u03b7\u03c3\u03b7\u03c2|\u05ea\u05d0\u05e8\u05d9\u05da \u05dc\u05d9\u05d3\u05d4|\u062a\u0627\u0631\u064a\u062e \u0627\u0644\u0645\u064a\u0644\u0627\u062f|ng\u00e0y sinh|narozen|f\u00f6dd|f\u00f6delsedatum|f\u00f8dt|f\u00f8dselsdato|do\u011fum tarihi|n\u0103scut|sz\u00fcletett',
    person(
      'date_of_birth',
      /\d{1,4}[-/.\u5e74\ub144] ?\d{1,2}[-/.\u6708\uc6d4] ?\d{1,4}|\d{1,2}\.? [a-z\u00e0-\u024f\u0430-\u044f]{3,10} \d{4}/y,
    ),
  ],
  [
    '\u043f\u0430\u0441\u043f\u043e\u0440\u0442|\u62a4\u7167|\u8b77\u7167|\u30d1\u30b9\u30dd\u30fc\u30c8|\u65c5\u5238|\uc5ec\uad8c|\u03b4\u03b9\u03b1\u03b2\u03b1\u03c4\u03ae\u03c1\u03b9\u03bf|\u05d3\u05e8\u05db\u05d5\u05df|\u062c\u0648\u0627\u0632',
    document('passport', /[A-Z]{0,2} ?\d{2} ?\d{2} ?\d{3,6}/iy),
  ],
  [
    'stra\u00dfe ',
    person(
      'postal_address',
      /\d{1,4} ?[a-z]?(?:,? |,?\n)(?:D-|A-|CH-)?\d{4,5} [A-Z\u00c0-\u00de][\w\u00c0-\u024f'-]{1,24}/y,
    ),
  ],
  [
    '\u53e3\u5ea7\u756a\u53f7|\u8d26\u53f7|\u94f6\u884c\u5361\u53f7|\u8cec\u865f|\uacc4\uc88c\ubc88\ud638',
    { detector: named('bank_account', 'financial', 'bank'), value: /\d[\d -]{4,20}\d/y, check: undefined },
  ],
  [
    '\u043f\u0430\u0440\u043e\u043b\u044c|\u5bc6\u7801|\u5bc6\u78bc|\u30d1\u30b9\u30ef\u30fc\u30c9|\ube44\ubc00\ubc88\ud638|\u05e1\u05d9\u05e1\u05de\u05d4|\u03ba\u03c9\u03b4\u03b9\u03ba\u03cc\u03c2|\u015fifre|parol\u0103|has\u0142o|heslo je|\u043f\u0430\u0441\u0432\u043e\u0440\u0434|\u0643\u0644\u0645\u0629 \u0627\u0644\u0645\u0631\u0648\u0631|\u0643\u0644\u0645\u0629 \u0627\u0644\u0633\u0631|\u092a\u093e\u0938\u0935\u0930\u094d\u0921|\u0e23\u0e2b\u0e31\u0e2a\u0e1c\u0e48\u0e32\u0e19|m\u1eadt kh\u1ea9u',
    secret('password', /[^\s"'<>\u3001\u3002\uff0c]{6,64}/y, isMixedWord),
  ],
]
