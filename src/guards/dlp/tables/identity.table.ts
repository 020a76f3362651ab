/**
 * Numbers of persons by country, and of those whom they insure, beyond the most common ones: by the word in front, and by check
 * digits where a country has them. What has none follows its word closely.
 *
 * @module
 */
import * as americas from '../checks/nationalAmericas.ts'
import * as elsewhere from '../checks/nationalElsewhere.ts'
import * as europe from '../checks/nationalEurope.ts'
import { described, type Detector } from '../detector.ts'

const pii = described('pii', 'national')
const health = described('pii', 'health')

/** Identity by context, country by country. */
export const identityDetectors: readonly Detector[] = [
  pii('cz_birth_number', 'rodne|rodn\u00e9|birth number', /\d{6}\/\d{3,4}/),
  pii('ee_isikukood', 'isikukood|asmens kodas', /[1-6]\d{10}/, europe.balticCode),
  pii(
    'es_social_security',
    'seguridad social|nuss|afiliaci\u00f3n|afiliacion',
    /\d{2}[ /-]?\d{8}[ /-]?\d{2}/,
    europe.spainSocial,
  ),
  pii('hu_taj', 'taj', /\d{3}[ -]?\d{3}[ -]?\d{3}/, europe.hungaryTaj),
  pii('is_kennitala', 'kennitala', /\d{6}-?\d{4}/, europe.icelandKennitala),
  pii('is_kennitala', 'kt', /\d{6}-?\d{4}/, europe.icelandKennitala, true),
  pii(
    'lv_personas_kods',
    'personas kods|personas kodu|latvian|pers\\. kods',
    /\d{6}-?\d{5}/,
    europe.latviaPerson,
  ),
  pii(
    'lu_matricule',
    'luxembourg',
    /(?:19|20)\d{2} ?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|30) ?\d{3} ?\d{2}/,
    europe.luxembourgPerson,
  ),
  pii('pl_id_card', 'dowod osobisty|d osobisty|id card', /[A-Z]{3} ?\d{6}/i, europe.polandCard),
  pii('pt_niss', 'niss|seguran\u00e7a social|seguranca social', /[12]\d{10}/, europe.portugalNiss),
  pii('se_personnummer', 'swedish personal|personnr|pnr', /(?:19|20)?\d{6}[-+]?\d{4}/, europe.swedenPersonal),
  pii('si_emso', 'emso|em\u0161o|jmbg|umcn', /\d{13}/, europe.sloveniaEmso),
  pii('ua_tax_id', 'rnokpp|ipn|ukrainian', /\d{10}/, europe.ukraineTax),

  pii('cedula', 'cedula|dula', /\d\.?\d{3}\.?\d{3}-?\d/, americas.uruguayId),
  pii('cedula', 'cedula|dula|ecuador', /\d{9}-?\d/, americas.ecuadorId),
  pii('cedula', 'cedula|dula|dominican', /\d{3}-?\d{7}-?\d/, americas.dominicanId),
  pii(
    'cedula',
    'cedula|dula|cedula de ciudadania|dula de ciudadan\u00eda|cedula de identidad|dula de identidad',
    /[VE]-?\d{1,2}\.?\d{3}\.?\d{3}|\d{1,3}(?:\.\d{3}){2,3}(?:-\d)?|\d{1,2}-\d{3,4}-\d{4,6}|\d{6,10}(?:-\d)?/i,
  ),
  pii('cedula', 'c\\.i\\.', /\d\.\d{3}\.\d{3}-\d/, americas.uruguayId),
  pii('latin_dni', 'dni', /\d{1,2}\.\d{3}\.\d{3}|\d{8}(?:-\d)?/),
  pii('sv_dui', 'dui', /\d{8}-?\d/, americas.salvadorDui),
  pii('br_pis', 'pasep', /\d{3}\.?\d{5}\.?\d{2}-?\d/, americas.brazilPis),
  pii(
    'mx_nss',
    'nss|imss|numero de seguro social|seguro social',
    /\d{11}|\d{2}-\d{2}-\d{2}-\d{4}-\d/,
    americas.mexicoSocial,
  ),

  // Longer names of numbers above, and shorter ones.
  pii(
    'be_national_number',
    'rrn|nationaal nummer',
    /\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}/,
    europe.belgiumNational,
  ),
  pii('at_svnr', 'sv-nr', /\d{4} ?\d{6}/, europe.austriaSocial),
  pii('br_cpf', 'cadastro de pessoas', /\d{3}\.?\d{3}\.?\d{3}[-/]?\d{2}/, americas.brazilCpf),
  pii('cl_rut', 'r\\.u\\.t\\.|rol unico', /\d{1,2}\.?\d{3}\.?\d{3}-?[\dK]/i, americas.chileRut),
  pii('cedula', 'c\\.i\\.', /\d{9}-?\d/, americas.ecuadorId),
  pii('cedula', 'c\\.c\\.|carnet de identidad', /\d{1,3}(?:\.\d{3}){2,3}|\d{6,10}/),
  pii('es_dni', 'mero de identidad', /(?:\d{8}|[XYZ]-?\d{7})[- ]?[A-Z]/i, europe.spainDni),
  pii('uk_nino', 'nat ins|nat\\. ins|ni num', /[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]?/i, europe.ukNino),
  pii('hr_oib', 'osobni identifikacijski', /\d{11}/, europe.croatiaOib),
  pii('id_nik', 'nomor induk', /\d{16}/, elsewhere.indonesiaNik),
  pii('my_nric', 'ic no|no kp|no\\. kp|kp no|kad pengenalan', /\d{6}-?\d{2}-?\d{4}/, elsewhere.malaysiaNric),
  pii(
    'latin_dni',
    'documento nacional de identidad|documento de identidad',
    /\d{1,2}\.\d{3}\.\d{3}|\d{8}(?:-\d)?/,
  ),
  pii('pt_nif', 'n\\.i\\.f\\.', /\d{3} ?\d{3} ?\d{3}/, europe.portugalNif),
  health('de_kvnr', 'kv-nummer|kv-nr', /[A-Z] ?\d{3} ?\d{3} ?\d{3}/i, europe.germanyHealth),

  pii('ae_emirates_id', 'emirates id|eid|emirati', /784-?\d{4}-?\d{7}-?\d/, elsewhere.emiratesId),
  pii('sa_national_id', 'national id', /[12]\d{9}/, elsewhere.saudiId),
  pii('kw_civil_id', 'civil id', /[23]\d{11}/, elsewhere.kuwaitId),
  pii('eg_national_id', 'egyptian|national id|raqam qawmi', /[23]\d{13}/, elsewhere.egyptId),
  pii('ir_national_code', 'melli|kode melli|iranian', /\d{3}-?\d{6}-?\d/, elsewhere.iranId),
  pii('pk_cnic', 'cnic|nadra|nicop', /\d{5}-?\d{7}-?\d/),
  pii('vn_cccd', 'cccd|can cuoc|cmnd|cccd/cmnd|chung minh', /0\d{11}/, elsewhere.vietnamId),
  pii('vn_cccd', 'cmnd|chung minh', /\d{9}/),
  pii('ng_nin', 'nin', /\d{11}/, undefined, true),
  pii('ng_nin', 'nigerian|bvn|bank verification', /\d{11}/),

  health(
    'de_kvnr',
    'krankenversicherten|krankenversicherung|versichertennummer|kvnr|gesundheitskarte|egk|krankenkasse',
    /[A-Z] ?\d{3} ?\d{3} ?\d{3}/i,
    europe.germanyHealth,
  ),
  health(
    'ca_health_card',
    'ohip|health card|ontario health|health insurance',
    /[1-9]\d{3}[ -]?\d{3}[ -]?\d{3}(?:[ -]?[A-Z]{2})?/i,
    americas.ontarioHealth,
  ),
  health('ca_health_card', 'ohip|health card', /\d{4}[ -]?\d{3}[ -]?\d{3}(?:[ -]?[A-Z]{2})?/i),
  health(
    'ca_health_card',
    'phn|personal health|bc services|msp|carecard',
    /9\d{3}[ -]?\d{3}[ -]?\d{3}/,
    americas.columbiaHealth,
  ),
  health('ca_health_card', 'phn|personal health|ahcip|mhsc|health card', /\d{5}-?\d{4}|\d{3} \d{3} \d{3}/),
  health('ca_health_card', 'assurance maladie|health card', /[A-Z]{4} ?\d{4} ?\d{4}/i),
  health('au_ihi', 'ihi|healthcare identifier', /8003 ?\d{4} ?\d{4} ?\d{4}/, elsewhere.australiaIhi),
  health(
    'nz_nhi',
    'nhi|national health index',
    /[A-HJ-NP-Z]{3}\d{4}|[A-HJ-NP-Z]{3}\d{2}[A-HJ-NP-Z]{2}/i,
    elsewhere.newZealandNhi,
  ),
  health('uk_chi', 'chi', /\d{6} ?\d{4}/, europe.ukNhs, true),
  health('br_cns', 'cns', /\d{3} ?\d{4} ?\d{4} ?\d{4}/, americas.brazilHealth),
]
