/** What spreadsheets write for TRUE and FALSE in other languages than English. */
const spreadsheets = {
  true: [
    ...['wahr', 'vrai', 'verdadero', 'verdadeiro', 'vero', 'waar', 'sant', 'sann', 'sand', 'tosi', 'prawda'],
    ...['pravda', 'igaz', 'doğru', 'adevărat', 'истина'],
  ],
  false: [
    ...['falsch', 'faux', 'falso', 'onwaar', 'falskt', 'usann', 'falsk', 'epätosi', 'fałsz', 'nepravda'],
    ...['hamis', 'yanlış', 'fals', 'ложь'],
  ],
}

const people = {
  true: ['yes', 'y', 't', 'on', 'oui', 'ja', 'j', 'si', 'sí', 'sì', 'sim', 'tak', 'да'],
  false: ['no', 'n', 'f', 'off', 'non', 'nein', 'nee', 'nej', 'nei', 'não', 'nie', 'нет'],
}

const bySpreadsheets = index(spreadsheets)
const byPeople = index(people)

/** The boolean that a localised spreadsheet meant by a word: `true` of `WAHR`. */
export function spreadsheetBoolean(word: string): string | undefined {
  return bySpreadsheets.get(word.toLowerCase())
}

/** The boolean that a person or a spreadsheet meant by a word: `true` of `yes`. */
export function meantBoolean(word: string): string | undefined {
  return spreadsheetBoolean(word) ?? byPeople.get(word.toLowerCase())
}

function index(words: Readonly<Record<'true' | 'false', readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(words).flatMap(([value, said]) => said.map(word => [word, value] as const)))
}
