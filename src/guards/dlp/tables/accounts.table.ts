/**
 * Bank accounts and branches as countries write them at home, by the word in front. Check digits decide where there are any;
 * what has none follows its word closely.
 *
 * @module
 */
import * as accounts from '../checks/accounts.ts'
import { described, type Detector } from '../detector.ts'

const money = described('financial', 'bank')

/** Accounts and branches of banks, country by country. */
export const accountDetectors: readonly Detector[] = [
  money(
    'hu_account',
    'banksz\u00e1mlasz\u00e1m|bankszamlaszam|szamlaszam|giro',
    /\d{8}[- ]\d{8}(?:[- ]\d{8})?|\d{24}/,
    accounts.hungaryAccount,
  ),
  money('ar_cbu', 'cbu|cvu|clave bancaria', /\d{8}[ -]?\d{14}/, accounts.argentinaAccount),
  money(
    'se_giro',
    'bankgiro|plusgiro|postgiro|bankgironummer',
    /\d{3,4}-\d{4}|\d{1,7}-\d/,
    accounts.swedenGiro,
  ),
  money('no_account', 'kontonummer|kontonr|bankkonto', /\d{4}[. ]?\d{2}[. ]?\d{5}/, accounts.norwayAccount),
  money(
    'cz_account',
    'cislo uctu|bankovn\u00ed|bankovni|ucet|bank account|account number',
    /(?:\d{1,6}-)?\d{2,10}\/\d{4}/,
    accounts.czechAccount,
  ),
  money(
    'es_ccc',
    'ccc|cuenta|codigo cuenta|numero de cuenta',
    /\d{4}[- ]?\d{4}[- ]?\d{2}[- ]?\d{10}/,
    accounts.spainAccount,
  ),
  money(
    'pl_account',
    'nrb|rachunek|rachunku|numer rachunku|nr rachunku|konto|numer konta|nr konta',
    /\d{2}(?:[ -]?\d{4}){6}/,
    accounts.polandAccount,
  ),
  // Australia: bank, state, branch.
  money(
    'au_bsb',
    'bsb',
    /\d{3}[- ]?\d{3}(?:[ ,;/|-]{1,3}(?:acct?|account)\.?(?: ?(?:number|num|no)\.?)?[ :#]{0,3}\d{5,10})?/i,
  ),
  // Canada: branch, institution.
  money(
    'ca_transit',
    'transit number|transit/institution|transit no|institution number|institution no',
    /\d{5}[- ]\d{3}/,
  ),
  // India: four letters of the bank, a zero, the branch (RBI).
  money('in_ifsc', 'ifsc|rtgs|neft', /[A-Z]{4}0(?=[A-Z\d]{0,5}\d)[A-Z\d]{6}/i),
  money('br_branch', 'agencia', /\d{4}-[\dX]/i),
  money('br_branch', 'agencia', /\d{4}/, undefined, true),
  money('bank_account', 'conta corrente|conta poupanca|conta poup', /\d{3,12}-[\dX]/i),
  money('de_blz', 'blz|bankleitzahl', /\d{3} ?\d{3} ?\d{2}/),
  money('se_clearing', 'clearingnummer|clearingnr|clearing number', /\d{4,5}(?:[ ,-]{1,2}\d[\d -]{5,12}\d)?/),
  money('ch_post_account', 'postkonto|postcheckkonto|postscheckkonto|ccp', /\d{2}-\d{1,6}-\d/),
  money('nz_account', 'acct|bank account|account no|account number', /\d{2}-\d{4}-\d{7}-\d{2,3}/),
  money('pe_cci', 'cci|interbancario', /\d{3}[- ]?\d{3}[- ]?\d{12}[- ]?\d{2}/),
  money(
    'bank_account',
    'nomor rekening|no rekening|no rek|nombor akaun|no akaun|hesap no|girokonto|kontonr',
    /\d[\d -]{4,20}\d/,
  ),
]
