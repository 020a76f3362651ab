/** Check digits against published examples: each is right, and wrong once its last character is changed. */
import { describe, expect, it } from 'vitest'
import {
  base58Check,
  bech32Check,
  cashCheck,
  eip55,
  isSolanaKey,
  moneroCheck,
  openNetworkCheck,
  rippleCheck,
  stellarCheck,
} from '../../../src/guards/dlp/checks/coins.ts'
import { luhn, verhoeff } from '../../../src/guards/dlp/checks/digits.ts'
import { abaRouting, isBic, isCard, isIban } from '../../../src/guards/dlp/checks/financial.ts'
import * as equipment from '../../../src/guards/dlp/checks/equipment.ts'
import * as americas from '../../../src/guards/dlp/checks/nationalAmericas.ts'
import * as elsewhere from '../../../src/guards/dlp/checks/nationalElsewhere.ts'
import * as europe from '../../../src/guards/dlp/checks/nationalEurope.ts'
import { crc32, crcTail, toBase62 } from '../../../src/guards/dlp/checks/tokens.ts'
import * as vat from '../../../src/guards/dlp/checks/vat.ts'

const national = { ...americas, ...elsewhere, ...equipment, ...europe, ...vat, abaRouting }

// Published specimens and examples of the issuing authorities and of encyclopaedias; nobody's.
const examples: readonly (readonly [keyof typeof national, string])[] = [
  ['canadaSin', '046 454 286'],
  ['ukNhs', '943 476 5919'],
  ['germanyTax', '86095742719'],
  ['franceNir', '255081416802538'],
  ['spainDni', '12345678Z'],
  ['spainDni', 'X1234567L'],
  ['italyFiscal', 'RSSMRA85T10A562S'],
  ['netherlandsBsn', '111222333'],
  ['belgiumNational', '85.07.30-033.28'],
  ['portugalNif', '123456789'],
  ['polandPesel', '44051401359'],
  ['polandNip', '123-456-32-18'],
  ['swedenPersonal', '811218-9876'],
  ['finlandHetu', '131052-308T'],
  ['irelandPps', '1234567FA'],
  ['austriaSocial', '1237010180'],
  ['switzerlandAhv', '756.9217.0769.85'],
  ['czechBirth', '736028/5163'],
  ['romaniaCnp', '1800101221144'],
  ['bulgariaEgn', '7523169263'],
  ['greeceAmka', '01013099997'],
  ['croatiaOib', '94577403194'],
  ['sloveniaEmso', '0101006500006'],
  ['balticCode', '37605030299'],
  ['turkeyId', '10000000146'],
  ['israelId', '000000018'],
  ['southAfricaId', '8001015009087'],
  ['brazilCpf', '529.982.247-25'],
  ['brazilCnpj', '11.222.333/0001-81'],
  ['argentinaCuit', '20-12345678-6'],
  ['chileRut', '12.345.678-5'],
  ['mexicoCurp', 'HEGG560427MVZRRL04'],
  ['chinaId', '11010519491231002X'],
  ['taiwanId', 'A123456789'],
  ['japanNumber', '123456789018'],
  ['singaporeNric', 'S1234567D'],
  ['hongKongId', 'A123456(3)'],
  ['thailandId', '1-1017-00230-70-8'],
  ['australiaTfn', '123 456 782'],
  ['newZealandIrd', '49-091-850'],
  ['russiaInn', '7707083893'],
  ['russiaSnils', '112-233-445 95'],
  ['abaRouting', '021000021'],
  ['usNpi', '1234567893'],
  ['vehicleId', '1M8GDM9AXKP042788'],
  ['imei', '490154203237518'],
  ['hungaryTaj', '123 456 788'],
  ['latviaPerson', '161175-19997'],
  ['ukUtr', '1955839661'],
  ['germanyHealth', 'A123456780'],
  ['ukraineTax', '1759013776'],
  ['polandCard', 'ABA300000'],
  ['luxembourgPerson', '1893120105732'],
  ['spainSocial', '281234567840'],
  ['franceSiret', '73282932000074'],
  ['uruguayId', '1.234.567-2'],
  ['ecuadorId', '1714307103'],
  ['dominicanId', '00113918205'],
  ['peruRuc', '20512333797'],
  ['colombiaNit', '213.123.432-1'],
  ['venezuelaRif', 'V-11470283-4'],
  ['salvadorDui', '00016297-5'],
  ['indiaGstin', '27AAPFU0939F1ZV'],
  ['australiaAbn', '83 914 571 673'],
  ['australiaIhi', '8003608166690503'],
  ['chinaCredit', '91110000600037341L'],
  ['koreaBusiness', '116-82-00276'],
  ['newZealandNhi', 'ZZZ0016'],
  ['iranId', '0499370899'],
  ['vatNumber', 'ATU13585627'],
  ['vatNumber', 'BE0428759497'],
  ['vatNumber', 'BG175074752'],
  ['vatNumber', 'CY10259033P'],
  ['vatNumber', 'CZ25123891'],
  ['vatNumber', 'DE136695976'],
  ['vatNumber', 'DK13585628'],
  ['vatNumber', 'EE100931558'],
  ['vatNumber', 'EL094259216'],
  ['vatNumber', 'ESB58378431'],
  ['vatNumber', 'FI20774740'],
  ['vatNumber', 'FR40303265045'],
  ['vatNumber', 'GB980780684'],
  ['vatNumber', 'HR33392005961'],
  ['vatNumber', 'HU12892312'],
  ['vatNumber', 'IE6433435F'],
  ['vatNumber', 'IT00743110157'],
  ['vatNumber', 'LT119511515'],
  ['vatNumber', 'LU15027442'],
  ['vatNumber', 'LV40003521600'],
  ['vatNumber', 'MT11679112'],
  ['vatNumber', 'PL8567346215'],
  ['vatNumber', 'PT501964843'],
  ['vatNumber', 'RO18547290'],
  ['vatNumber', 'SI50223054'],
  ['vatNumber', 'SK2022749619'],
  ['vatNumber', 'CHE-107.787.577'],
  ['vatNumber', 'NO995525828MVA'],
  ['vatNumber', 'ESX2482300W'],
]

describe('national check digits', () => {
  it.each(examples)('%s takes %s and refuses it with one digit changed', (name, value) => {
    const verify = national[name]
    expect(verify(value)).toBe(true)
    const at = value.split('').findLastIndex((character) => /\d/.test(character))
    const wrong = '0123456789'
      .split('')
      .filter((digit) => digit !== value[at] && !verify(value.slice(0, at) + digit + value.slice(at + 1)))
    expect(wrong.length).toBeGreaterThanOrEqual(8)
  })
  it('know which US numbers were never given out', () => {
    for (const never of ['000-12-3456', '666-12-3456', '900-12-3456', '123-00-4567', '123-45-0000'])
      expect(americas.usSsn(never)).toBe(false)
    expect(americas.usItin('912-70-1234')).toBe(true)
    expect(americas.usItin('912-69-1234')).toBe(false)
  })
  it('stand before other digits in Iceland and in the Netherlands', () => {
    expect(europe.icelandKennitala('120174-3399')).toBe(true)
    expect(europe.icelandKennitala('120174-3389')).toBe(false)
    expect(vat.vatNumber('NL004495445B01')).toBe(true)
    expect(vat.vatNumber('NL004495446B01')).toBe(false)
  })
  it('know prefixes of National Insurance numbers', () => {
    expect(europe.ukNino('AB 12 34 56 C')).toBe(true)
    expect(europe.ukNino('BG 12 34 56 C')).toBe(false)
    expect(europe.ukNino('DA123456C')).toBe(false)
  })
})

describe('other checksums', () => {
  it('are those of their definitions', () => {
    expect(luhn('79927398713')).toBe(true)
    expect(luhn('79927398710')).toBe(false)
    expect(verhoeff('2363')).toBe(true)
    expect(verhoeff('2364')).toBe(false)
    expect(crc32('123456789')).toBe(0xcbf43926)
    expect(isIban('GB82WEST12345698765432')).toBe(true)
    expect(isIban('GB83WEST12345698765432')).toBe(false)
    expect(isBic('DEUTDEFF')).toBe(true)
    expect(isBic('DEUTZZFF')).toBe(false)
    expect(isCard('378282246310005')).toBe(true)
    expect(isCard('0000000000000000')).toBe(false)
  })
  it('of addresses of cryptocurrencies', () => {
    expect(base58Check('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa')).toBe(true)
    expect(base58Check('1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb')).toBe(false)
    expect(bech32Check('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4')).toBe(true)
    expect(bech32Check('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5')).toBe(false)
    expect(eip55('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toBeGreaterThan(0.9)
    expect(eip55('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD')).toBe(0)
  })
  it.each([
    [rippleCheck, 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'],
    [cashCheck, 'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'],
    [cashCheck, 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'],
    [stellarCheck, 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ'],
    [openNetworkCheck, 'EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N'],
    [
      moneroCheck,
      '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
    ],
  ] as const)('of other ledgers: %o takes %s and no other', (check, address) => {
    expect(check(address)).toBe(true)
    expect(check(address.slice(0, 9) + (address[9] === 'q' ? 'p' : 'q') + address.slice(10))).toBe(false)
  })
  it('tells 32 bytes in base 58 from 31', () => {
    expect(isSolanaKey('9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM')).toBe(true)
    expect(isSolanaKey('9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAW')).toBe(false)
  })
  it('tell a right tail of a token from a wrong one', () => {
    const body = 'abcdefghij0123456789ABCDEFGHIJ'
    expect(crcTail(`ghp_${body}${toBase62(crc32(body), 6)}`)).toBeGreaterThan(0.95)
    expect(crcTail(`ghp_${body}000000`)).toBeLessThan(0.8)
  })
})
