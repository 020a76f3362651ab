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
  pii('al_nid', 'numri personal|letternjoftim', /[A-Z]\d{8}[A-Z]/i),
  pii('at_id_card', 'personalausweis|ausweisnummer', /[A-Z]{1,2}\d{7}/i),
  pii('be_id_card', 'identiteitskaart', /\d{3}-?\d{7}-?\d{2}/),
  pii('by_personal_number', 'identifikacionnyi|lichnyi nomer|passport', /\d{7}[ABCEHKM]\d{3}(?:PB|BA|BI)\d/i),
  pii('cz_birth_number', 'rodne|rodn\u00e9|birth number', /\d{6}\/\d{3,4}/),
  pii('ee_isikukood', 'isikukood|asmens kodas', /[1-6]\d{10}/, europe.balticCode),
  pii(
    'es_social_security',
    'seguridad social|nuss|afiliaci\u00f3n|afiliacion',
    /\d{2}[ /-]?\d{8}[ /-]?\d{2}/,
    europe.spainSocial,
  ),
  pii('fr_id_card', 'cni|carte nationale', /\d{12}|[A-Z\d]{9}/i, mixedDigits),
  pii('gr_id_card', 'adt', /[A-Z]{1,2}[- ]?\d{6}/i),
  pii('hu_taj', 'taj', /\d{3}[ -]?\d{3}[ -]?\d{3}/, europe.hungaryTaj),
  pii('hu_tax_id', 'adoazonosito|azonos\u00edt\u00f3 jel', /8\d{9}/, europe.hungaryTax),
  pii(
    'hu_personal_id',
    'szemelyi azonosito|szem\u00e9lyi azonos\u00edt\u00f3|szem\u00e9lyi sz\u00e1m',
    /[1-8]-?\d{6}-?\d{4}/,
  ),
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
  pii('md_idnp', 'idnp|cod personal', /\d{13}/),
  pii('mt_id_card', 'karta tal|maltese|id card', /\d{1,7}[MGAPLHBZ]/i),
  pii('pl_id_card', 'dowod osobisty|d osobisty|id card', /[A-Z]{3} ?\d{6}/i, europe.polandCard),
  pii('pt_niss', 'niss|seguran\u00e7a social|seguranca social', /[12]\d{10}/, europe.portugalNiss),
  pii('pt_citizen_card', 'cidad\u00e3o|cidadao', /\d{8} ?\d ?[A-Z\d]{2}\d/i),
  pii('ro_id_card', 'buletin', /[A-Z]{2} ?\d{6}/i),
  pii('se_personnummer', 'swedish personal|personnr|pnr', /(?:19|20)?\d{6}[-+]?\d{4}/, europe.swedenPersonal),
  pii('si_emso', 'emso|em\u0161o|jmbg|umcn', /\d{13}/, europe.sloveniaEmso),
  pii('sk_birth_number', 'rodne cislo|rodn\u00e9 \u010d\u00edslo', /\d{6}\/?\d{3,4}/),
  pii('ua_tax_id', 'rnokpp|ipn|ukrainian', /\d{10}/, europe.ukraineTax),
  pii('uk_passport_reference', 'brp|biometric residence', /[A-Z]{2}[X\d]\d{6}/i),
  pii('uz_pinfl', 'pinfl|jshshir', /[1-6]\d{13}/, europe.uzbekistanPinfl),

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
  pii('gt_cui', 'cui|dpi', /\d{4} ?\d{5} ?\d{4}/, americas.guatemalaCui),
  pii('sv_dui', 'dui', /\d{8}-?\d/, americas.salvadorDui),
  pii('hn_identity', 'dni|identidad', /\d{4}-\d{4}-\d{5}/),
  pii('ni_cedula', 'cedula|dula', /\d{3}-\d{6}-\d{4}[A-Z]/i),
  pii('cu_identity', 'carne de identidad|carn\u00e9 de identidad', /\d{11}/),
  pii('br_rg', 'registro geral|carteira de identidade|identidade', /\d{1,2}\.\d{3}\.\d{3}-[\dX]/i),
  pii('br_rg', 'rg', /\d{1,2}\.?\d{3}\.?\d{3}-?[\dX]/i, undefined, true),
  pii('br_pis', 'pasep', /\d{3}\.?\d{5}\.?\d{2}-?\d/, americas.brazilPis),
  pii('br_voter_id', 'titulo de eleitor|tulo de eleitor', /\d{4} ?\d{4} ?\d{4}/),
  pii('br_driver_license', 'cnh|habilitacao|habilita\u00e7\u00e3o', /\d{11}/),
  pii(
    'mx_nss',
    'nss|imss|numero de seguro social|seguro social',
    /\d{11}|\d{2}-\d{2}-\d{2}-\d{4}-\d/,
    americas.mexicoSocial,
  ),
  pii('mx_voter_key', 'clave de elector', /[A-Z]{6}\d{8}[HM]\d{3}/i),
  pii('us_alien_number', 'uscis', /A-?\d{8,9}|\d{3}-\d{3}-\d{3}/i),
  pii('us_passport_card', 'passport card', /C\d{8}/i),

  pii('ae_emirates_id', 'emirates id|eid|emirati', /784-?\d{4}-?\d{7}-?\d/, elsewhere.emiratesId),
  pii('sa_national_id', 'national id', /[12]\d{9}/, elsewhere.saudiId),
  pii('kw_civil_id', 'civil id', /[23]\d{11}/, elsewhere.kuwaitId),
  pii('qa_qid', 'qatar id', /[23]\d{10}/),
  pii('bh_cpr', 'cpr', /\d{9}/),
  pii('eg_national_id', 'egyptian|national id|raqam qawmi', /[23]\d{13}/, elsewhere.egyptId),
  pii('ir_national_code', 'melli|kode melli|iranian', /\d{3}-?\d{6}-?\d/, elsewhere.iranId),
  pii('kz_iin', 'iin', /\d{12}/, elsewhere.kazakhstanId, true),
  pii('pk_cnic', 'cnic|nadra|nicop', /\d{5}-?\d{7}-?\d/),
  pii('bd_nid', 'nid', /\d{17}|\d{13}|\d{10}/, undefined, true),
  pii('lk_nic', 'nic', /\d{9}[VX]|(?:19|20)\d{10}/i, undefined, true),
  pii('in_voter_id', 'voter|epic', /[A-Z]{3}\d{7}/i),
  pii('in_driving_licence', 'driving licen[cs]e|dl no', /[A-Z]{2}[- ]?\d{2}[- ]?(?:19|20)\d{9}/i),
  pii('in_uan', 'uan', /1\d{11}/, undefined, true),
  pii('vn_cccd', 'cccd|can cuoc|cmnd|cccd/cmnd|chung minh', /0\d{11}/, elsewhere.vietnamId),
  pii('vn_cccd', 'cmnd|chung minh', /\d{9}/),
  pii('ph_national_id', 'philsys|pcn|psn|philid', /\d{4}-?\d{4}-?\d{4}-?\d{4}/),
  pii('ph_umid', 'umid|crn', /\d{4}-\d{7}-\d/),
  pii('mo_bir', 'macau|macao', /[157]\d{6}\(?\d\)?/),
  pii('kr_driver_license', 'driver', /\d{2}-\d{2}-\d{6}-\d{2}/),
  pii('ng_nin', 'nin', /\d{11}/, undefined, true),
  pii('ng_nin', 'nigerian|bvn|bank verification', /\d{11}/),
  pii('gh_card', 'ghana card|ghana', /GHA-\d{9}-\d/i),
  pii('ke_national_id', 'kenyan id|huduma', /\d{8}/),
  pii('ug_nin', 'ugandan|uganda nin', /C[MF][A-Z\d]{12}/i, mixedDigits),
  pii('tz_nida', 'nida', /(?:19|20)\d{6}-?\d{5}-?\d{5}-?\d{2}/, undefined, true),
  pii('zm_nrc', 'nrc', /\d{6}\/\d{2}\/\d/),
  pii('zw_id', 'zimbabwe', /\d{2}-\d{6,7} ?[A-Z] ?\d{2}/i),
  pii('rw_id', 'indangamuntu', /[1-3] ?(?:19|20)\d{2} ?[78] ?\d{7} ?\d ?\d{2}/),
  pii('ma_cin', 'cin|cnie', /[A-Z]{1,2}\d{5,6}/i, undefined, true),
  pii('tn_cin', 'cin', /[01]\d{7}/, undefined, true),

  health(
    'de_kvnr',
    'krankenversicherten|krankenversicherung|versichertennummer|kvnr|gesundheitskarte|egk|krankenkasse',
    /[A-Z] ?\d{3} ?\d{3} ?\d{3}/i,
    europe.germanyHealth,
  ),
  health('de_health_card', 'versichertenkarte|kartennummer|egk', /80276\d{15}/),
  health('ch_health_card', 'versichertenkarte|tessera|veka', /80756\d{15}/),
  health('it_health_card', 'tessera sanitaria', /80380\d{15}/),
  health('eu_health_card', 'ehic|european health|krankenversicherungskarte', /80\d{18}/),
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
  health('au_dva', 'dva|veteran', /[NVQSWT][A-Z]{1,3}\d{2,6}[A-Z]?/i),
  health(
    'nz_nhi',
    'nhi|national health index',
    /[A-HJ-NP-Z]{3}\d{4}|[A-HJ-NP-Z]{3}\d{2}[A-HJ-NP-Z]{2}/i,
    elsewhere.newZealandNhi,
  ),
  health('uk_chi', 'chi', /\d{6} ?\d{4}/, europe.ukNhs, true),
  health('in_abha', 'abha|ayushman|health id', /\d{2}-\d{4}-\d{4}-\d{4}|\d{14}/),
  health('br_cns', 'cns', /\d{3} ?\d{4} ?\d{4} ?\d{4}/, americas.brazilHealth),
  health('us_medicaid', 'medicaid|subscriber id', /[A-Z]{0,3}\d[A-Z\d-]{5,14}/i),
  health('ie_medical_card', 'medical card', /\d{7}[A-Z]|[A-Z]\d{6}[A-Z]/i),
  health('es_cip', 'tarjeta sanitaria', /[A-Z]{4}\d{10}|[A-Z]{2,4} ?\d{8,14}/i),
  health('ph_philhealth', 'philhealth', /\d{2}-?\d{9}-?\d/),
  health('id_bpjs', 'bpjs', /\d{13}|\d{11}/),
]

/** Not a word: it has three digits at least. */
function mixedDigits(value: string): boolean {
  return (value.match(/\d/g)?.length ?? 0) > 2
}
