/**
 * Numbers of tax offices and registers of companies, by the word in front: VAT numbers with and without the letters of their
 * country, and what stands for them elsewhere. Check digits decide; what has none follows its word closely.
 *
 * @module
 */
import * as americas from '../checks/nationalAmericas.ts'
import * as elsewhere from '../checks/nationalElsewhere.ts'
import * as vat from '../checks/vat.ts'
import { described, type Detector } from '../detector.ts'

const tax = described('financial', 'tax')

// The forms of VIES, and those of Great Britain, Norway and Switzerland.
const withCountry =
  /ATU ?\d{8}|BE ?[01]?\d{3}[. ]?\d{3}[. ]?\d{3}|CHE[- ]?\d{3}[. ]?\d{3}[. ]?\d{3}(?: (?:MWST|TVA|IVA))?|(?:DE|EE|EL|GR|PT) ?\d{3} ?\d{3} ?\d{3}|NO ?\d{3} ?\d{3} ?\d{3}(?: ?MVA)?|(?:DK|FI|HU|LU|MT|SI) ?\d\d ?\d\d ?\d\d ?\d\d|CY ?\d{8}[A-Z]|BG ?\d{9,10}|CZ ?\d{8,10}|SK ?\d{10}|RO ?\d{4,10}|PL ?\d{3}[- ]?\d{3}[- ]?\d\d[- ]?\d\d|ES ?[A-Z\d]-?\d{7}-?[A-Z\d]|FR ?[A-Z\d]{2} ?\d{3} ?\d{3} ?\d{3}|(?:GB|XI) ?(?:\d{3} ?\d{4} ?\d\d(?: ?\d{3})?|(?:GD|HA)\d{3})|(?:HR|IT|LV) ?\d{11}|IE ?\d(?:\d{6}[A-W][A-I]?|[A-Z+*]\d{5}[A-W])|LT ?(?:\d{12}|\d{9})|NL ?\d{9} ?B ?\d\d|NL ?\d{4}\.\d\d\.\d{3}\.B\.?\d\d|SE ?\d{6}-?\d{4}-?01/

/** Numbers of taxes and companies. */
export const taxDetectors: readonly Detector[] = [
  tax(
    'vat_number',
    'vat|ust-id|ust_id|ustid|umsatzsteuer|mws|tva|btw|moms|momsreg|momsregistreringsnummer|umsatzsteuer-identifikationsnummer|umsatzsteueridentifikationsnummer|mehrwertsteuernummer|mehrwertsteuer|arvonlisavero|mva|alv|dph|ddv|pdv|pvm|pvn|kmkr|adoszam|ad\u00f3sz\u00e1m|partita iva|p\\.iva|p\\. iva|piva|nif|nip|afm|tax id|steuernummer|eori',
    withCountry,
    vat.vatNumber,
  ),
  tax('vat_number', 'cif|cui|uid', withCountry, vat.vatNumber),
  tax('vat_number', 'iva|dic', withCountry, vat.vatNumber, true),
  tax('vat_number', 'ust-id|ust_id|ustid|umsatzsteuer', /\d{9}/, vat.germanyVat),
  tax('vat_number', 'partita iva|p\\.iva|p\\. iva|piva', /\d{11}/, vat.italyVat),
  tax('vat_number', 'btw', /\d{9} ?B ?\d\d|\d{4}\.\d\d\.\d{3}\.B\.?\d\d/i, vat.netherlandsVat),
  tax('vat_number', 'vat|vat reg', /\d{3} ?\d{4} ?\d\d(?: ?\d{3})?/, vat.britainVat),
  tax('vat_number', 'tva', /[A-Z\d]{2} ?\d{3} ?\d{3} ?\d{3}/, vat.franceVat),
  tax('vat_number', 'adoszam|ad\u00f3sz\u00e1m|dosz\u00e1m', /\d{8}-?[1-5]-?\d\d/, (value) =>
    vat.hungaryVat(value.slice(0, 8)),
  ),
  tax(
    'be_enterprise',
    "btw|tva|ondernemingsnummer|d'entreprise|kbo|bce",
    /[01]\d{3}[. ]?\d{3}[. ]?\d{3}/,
    vat.belgiumVat,
  ),
  tax('ch_uid', 'mws|unternehmens id|unternehmensnummer|uid', /CHE-?\d{3}[. ]?\d{3}[. ]?\d{3}/i, (value) =>
    vat.vatNumber(value),
  ),
  tax('cz_ico', 'ico|dic', /\d{8}/, vat.czechVat, true),
  tax('dk_cvr', 'cvr|moms', /\d\d ?\d\d ?\d\d ?\d\d/, vat.denmarkVat),
  tax('es_cif', 'nif|cif|identificacion fiscal', /[A-HJNP-SUVW]-?\d{7}-?[\dA-J]/i, vat.spainVat),
  tax('fi_business_id', 'y-tunnus|ytunnus|alv|business id', /\d{7}-?\d/, vat.finlandVat),
  tax('fr_siret', 'siret', /\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{5}/, vat.franceSiret),
  tax('fr_siren', 'siren|rcs', /\d{3}[ .]?\d{3}[ .]?\d{3}/, vat.franceSiren),
  tax('gr_afm', 'afm', /\d{9}/, vat.greeceVat),
  tax(
    'no_organisation',
    'orgnr|org nr|org\\.nr|org\\. nr|organisasjonsnummer|organisasjonsnr|mva',
    /\d{3} ?\d{3} ?\d{3}/,
    vat.norwayOrganisation,
  ),
  tax(
    'se_organisation',
    'orgnr|org nr|org\\.nr|org\\. nr|organisationsnummer|momsreg|momsnr',
    /\d{6}-?\d{4}(?:01)?/,
    vat.swedenOrganisation,
  ),
  tax('bg_eik', 'eik|bulstat', /\d{9}/, vat.bulgariaVat),
  tax('in_gstin', 'gstin|gst|gst reg', /\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[\dA-Z]/i, elsewhere.indiaGstin),
  tax('au_abn', 'abn|australian business', /\d{2} ?\d{3} ?\d{3} ?\d{3}/, elsewhere.australiaAbn),
  {
    id: 'ca_business_number',
    category: 'financial',
    family: 'tax',
    anchors: ['rt0001', 'rp0001', 'rc0001'],
    pattern: /[^\n]{0,17}?\b(\d{9} ?(?:RT0001|RP0001|RC0001))\b/i,
    back: 26,
    check: americas.canadaBusiness,
    confidence: 0.9,
  },
  tax('ca_business_number', 'gst|hst', /\d{9} ?R[TPCMZ] ?\d{4}/i, americas.canadaBusiness),
  tax('co_nit', 'nit', /\d{3}\.?\d{3}\.?\d{3}-\d/, americas.colombiaNit),
  tax('pe_ruc', 'ruc', /(?:10|15|16|17|20)\d{9}/, americas.peruRuc),
  tax('ve_rif', 'rif', /[JGVEPC]-?\d{8}-?\d/i, americas.venezuelaRif),
  tax(
    'cn_credit_code',
    'uscc|unified social',
    /[1-9A-HJ-NPQRTUWXY]{2}\d{6}[\dA-HJ-NPQRTUWXY]{10}/i,
    elsewhere.chinaCredit,
  ),
  tax(
    'kr_business_number',
    'business registration|business reg',
    /\d{3}-?\d{2}-?\d{5}/,
    elsewhere.koreaBusiness,
  ),
]
