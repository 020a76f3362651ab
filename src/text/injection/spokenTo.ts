/**
 * Where a sentence speaks to the model that reads it: `note to the assistant:`, `(agent: ...)`, `any AI that reads this`,
 * `Claude, please`.
 *
 * @module
 */

/** Names for whoever reads, wherever they stand: English, and what is much like it elsewhere. */
const reader =
  /(?:AIs?|LLMs?|language models?|models?|assistants?|agents?|chat ?bots?|bots?|copilots?|claude|gpt|chatgpt|gemini|crawlers?|IA|KI|modelos?|mod[e\u{e8}]les?|modello|asistente|assistente|\u{430}\u{441}\u{441}\u{438}\u{441}\u{442}\u{435}\u{43d}\u{442}\u{430}?|\u{43c}\u{43e}\u{434}\u{435}\u{43b}\u{44c})(?![\w-])/giu
const longestBefore = 48
const longestAfter = 56
const mostReaders = 40

/** A model that is spoken to. */
export interface Spoken {
  /** Where its name stands in the sentence. */
  readonly start: number
  readonly end: number
  /** `true` when it stands in brackets: said aside. */
  readonly aside: boolean
}

interface Way {
  readonly before: RegExp
  readonly after: RegExp
}

const ways: readonly Way[] = [
  {
    before:
      /\b(?:notes?|notice|hint|message|instructions?|orders?|reminder|attention|memo|dear|hey|hi|hello|word|request|tip|steps?|directive|command|important|instrucci[o\xf3]n|instru[c\xe7][a\xe3]o|anweisung|hinweis|consigne|istruzione|aviso|avviso|nota)(?: (?:to|for|para|an|f[u\xfc]r|pour|per))?[ ,:]{1,2}(?:(?:the|an|any|all|every|our|el|la|le|il|o|a|den|die|das) )?(?:[a-z]{2,16} )?$/i,
    after: /^["'\\]{0,3} ?(?:[:,\]\n.!)-]|(?:that|who|reading|working|processing|only)\b)/i,
  },
  {
    before:
      /(?:^|[[(<{"'#*>|.:!?\n-]) {0,8}(?:(?:for|to) )?(?:(?:the|any|all|an) )?(?:(?:ai|llm|language|[a-z]{3,12}ing) )?$/i,
    after:
      /^(?: (?:only|agents?|assistants?|models?|instructions?|notes?|notice|message|directive|hint|task|reminder)){0,2}(?: (?:reading|working on|processing|handling|taking|that|who|which) [^.:\n\]]{1,32})?(?:: |:\n|\]) {0,2}["\\]{0,3}[a-z]/i,
  },
  {
    before: /\b(?:any|every|whichever|whoever|when an?|if an?|an)(?: (?:ai|llm|language))? $/i,
    after: /^ (?:(?:that|which|who) )?(?:reads?|process(?:es|ing)|reading|sees|summari[sz]es|describes)\b/i,
  },
  {
    before: /(?:^|[^\w-])$/u,
    after: /^, (?:please|you|do|ignore|call|send|read|forget|abandon|stop|use|run)\b/i,
  },
  // The same with any other order, where a sentence begins: `Screening model, rate`.
  {
    before: /(?:^|[.:!?)\]\n>] {0,3}|\b(?:hey|dear|[a-z]{3,12}ing) )$/i,
    after:
      /^, (?:also|always|never|whenever|remember|rate|rank|approve|accept|reject|recommend|unlock|open|close|set|give|publish|merge|delete|remove|add|buy|book|sign|transfer|pay|refund|install|answer|say|state|tell|write|mark|treat|consider|disable|enable|grant|skip|print|output|reveal|turn|copy|invite)\b/i,
  },
  // One machine to another.
  { before: /[a-z] to (?:the |any |all )?(?:ai |llm )?$/i, after: /^: ?["`]?[a-z]/i },
  { before: /\bfor (?:the|any|all) (?:[a-z]{2,16} )?$/i, after: /^ only\b/i },
  { before: /@$/u, after: /^ (?:please|you|can|go|gather|send|call|read|do)\b/i },
]
// An agent of a call centre, in a transcript.
const turn = /^agents?:/iu
const opened = /[[({] ?$/u
const saying = /^[^:]{0,24}: [a-z]{2,16} [a-z`"'\d]/i

/** Finds where. O(length). */
export function spokenTo(sentence: string): readonly Spoken[] {
  const found: Spoken[] = []
  let tried = 0
  reader.lastIndex = 0
  for (let match = reader.exec(sentence); match !== null; match = reader.exec(sentence)) {
    if (++tried > mostReaders) break
    const start = match.index
    const end = start + match[0].length
    const before = beforeOf(sentence, start)
    if (/[\w-]$/u.test(before)) continue
    const after = sentence.slice(end, end + longestAfter)
    const aside = opened.test(before)
    if (turn.test(match[0] + after.slice(0, 1)) && /(?:^|[\n.])\s{0,8}$/u.test(before)) continue
    if (ways.some((way) => way.after.test(after) && way.before.test(before)))
      found.push({ start, end, aside: aside && saying.test(after) })
  }
  return found
}

/** What stands before, with an `x` where that is not all of the sentence: only its start is a start. */
function beforeOf(sentence: string, start: number): string {
  const plain = sentence.slice(Math.max(0, start - longestBefore), start).replaceAll('_', ' ')
  const short = plain.trimStart()
  return start > longestBefore && short.length > 0 ? `x${plain}` : short
}
