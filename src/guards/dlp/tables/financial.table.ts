/**
 * Financial data that a word in front gives away. Cards, IBANs and addresses of cryptocurrencies are known by their own
 * form; see `numbers.ts` and `runs.ts`.
 *
 * @module
 */
import { bech32Check, eip55 } from '../checks/coins.ts'
import { described, tokens, type Detector } from '../detector.ts'
import { abaRouting, isBic, isCard, isIban } from '../checks/financial.ts'

const money = described('financial', 'bank')
const coin = tokens('crypto', 'financial')

/** Financial data by context or prefix. */
export const financialDetectors: readonly Detector[] = [
  described('financial', 'card')(
    'credit_card',
    'card|credit card|creditcard|debit card|card no|cardnumber|ccnumber|cc number|cc no|kreditkarte|carte|tarjeta|carta|pan|visa|mastercard|amex',
    /\d{13,19}/,
    isCard,
  ),
  money(
    'iban',
    'iban|bank account|account|konto|kontoverbindung|cuenta|rekening|compte|conto',
    /[A-Z]{2}\d{2}[A-Z\d]{11,30}/,
    isIban,
  ),
  money('us_routing_number', 'routing|aba|rtn|routing transit', /\d{9}/, abaRouting),
  money(
    'bank_account',
    'account number|account no|acct no|acct number|acct|bank account|accountnumber|kontonummer|account #|acct #|numero de compte|ro de compte|cuenta bancaria|mero de cuenta|numero de cuenta|numero di conto|numero conto|rekeningnummer|kontonr|mero da conta|conta corrente|numer konta|bankaccount',
    /\d[\d -]{4,20}\d/,
  ),
  money('uk_sort_code', 'sort code|sortcode', /\d{2}[- ]?\d{2}[- ]?\d{2}(?:[ ,/-]{1,2}\d{8})?/),
  money('bic', 'bic|swift|swift code|swift/bic', /[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?/i, isBic),
  {
    ...coin(
      'bic',
      'bic swift',
      /(?:[Bb][Ii][Cc]|[Ss][Ww][Ii][Ff][Tt])(?:[ _/-]?(?:[Cc]ode|CODE|[Bb]ic|BIC|[Nn]o|[Nn]umber))?["')]{0,2}\s{0,2}(?: is |[:= ])\s{0,2}["']{0,2}([A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?)(?![\w-])/,
      { solid: false, keyword: true, check: isBic, confidence: 0.9 },
    ),
    family: 'bank',
  },
  money(
    'card_security_code',
    'cvv|cvc|cvv2|cvc2|security code|card verification',
    /(?:\(?(?:cvv|cvc)2?\)? )?(?:on the (?:back|front) )?(?:is )?\d{3,4}/i,
  ),
  money(
    'card_expiry',
    'expiry|exp date|expiration|card expires|expirydate',
    /(?:0[1-9]|1[0-2])[/-](?:20)?\d{2}/,
  ),
  money('card_pin', 'pin|pin code|card pin', /\d{4,6}/),
  coin('bitcoin_address', 'bc1 tb1', /(?:bc|tb)1[02-9ac-hj-np-z]{25,71}\b/i, { check: bech32Check }),
  coin('ethereum_address', '0x0 0xa 0xb 0xc 0xd 0xe 0xf', /0x[a-f0-9]{40}\b/i, { check: eip55 }),
  coin('litecoin_address', 'ltc1', /ltc1[02-9ac-hj-np-z]{25,71}\b/i, { check: bech32Check }),
  coin('cardano_address', 'addr1', /addr1[02-9ac-hj-np-z]{50,110}\b/, { check: bech32Check }),
  coin('cosmos_address', 'cosmos1', /cosmos1[02-9ac-hj-np-z]{38,58}\b/, { check: bech32Check }),
]
