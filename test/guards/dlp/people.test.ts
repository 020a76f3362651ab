/** Names, addresses and telephone numbers in the words of many languages, and what only looks like them. */
import { describe, expect, it } from 'vitest'
import { createScanner } from '../../../src/guards/dlp/scanner.ts'

const scanner = createScanner()
const found = (text: string): readonly string[] => scanner.scan(text).map(({ detector }) => detector)

describe('persons', () => {
  it.each([
    'Nome completo: Carla Bianchi',
    'Cognome: Bianchi',
    'Sehr geehrter Herr Karl Muster',
    'Gentile Sig. Carlo Bianchi',
    'Geachte mevrouw Anna de Boer',
    '\u0424\u0418\u041e: \u0410\u043d\u043d\u0430 \u041f\u0435\u0442\u0440\u043e\u0432\u0430',
    '\u6c0f\u540d\uff1a\u5c71\u7530\u592a\u90ce',
    '\uc131\uba85: \uae40\ubbfc\uc218',
    'Imi\u0119 i nazwisko: Anna Nowak',
  ])('have a name in %s', (text) => {
    expect(found(text)).toContain('person_name')
  })
  it.each([
    'adres: ul. Polna 5/7, 00-950 Warszawa',
    'resides at 12 Mill Road, Leeds LS1 4AB',
    'Rua das Flores, 120, Porto, 4050-262 Porto',
    '\u4f4f\u6240\uff1a\u6771\u4eac\u90fd\u6e2f\u533a1-2-3',
  ])('live at %s', (text) => {
    expect(found(text)).toContain('postal_address')
  })
  it.each(['gsm: 0470 12 34 56', 'puh. 040 1234567', 'cellulare 333 1234567'])('are called at %s', (text) => {
    expect(found(text)).toContain('phone')
  })
  it.each([
    'j\u00f6rg@b\u00fccher.example',
    '\u0438\u0432\u0430\u043d@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444',
  ])('write from %s', (text) => {
    expect(scanner.redact(`to ${text} now`).value).toBe('to [redacted:email] now')
  })
})

describe('things', () => {
  it.each([
    'Nome: Relatorio Mensal',
    'Gentile Utente Registrato, benvenuto',
    '\u59d3\u540d\uff1a\u5fc5\u586b',
    '\uc774\ub984: \ud544\uc218',
    'address: 0x7fff5fbff8a0, 4096 bytes',
    'address: Main Office, Room 12, Building 2024',
    'patente WO2019123456',
    'mobil: 12.5 %',
    'GSM 900 and 1800 bands',
    'VAT 20% of 1234.50 EUR',
    'psk: required',
  ])('are none in %s', (text) => {
    expect(found(text)).toEqual([])
  })
})
