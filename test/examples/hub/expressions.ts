import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** What expressions read: `github`, `steps` and so on, as plain values. */
export type Context = Readonly<Record<string, unknown>>

/** A text of a workflow with its expressions filled in. GitHub's own library evaluates them. */
export function expand(text: unknown, context: Context): string {
  return String(text ?? '').replace(/\$\{\{(.*?)\}\}/gs, (_whole, expression: string) =>
    evaluate(expression, context).coerceString(),
  )
}

/** The same for every value of an object. */
export function expandAll(
  texts: Readonly<Record<string, unknown>> | undefined,
  context: Context,
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts ?? {}).map(([name, text]) => [name, expand(text, context)]))
}

/** Whether an `if` holds; none does. */
export function holds(condition: string | undefined, context: Context): boolean {
  if (condition === undefined) return true
  const value = evaluate(condition.replace(/^\$\{\{(.*)\}\}$/s, '$1'), context)
  return !['', '0', 'false'].includes(value.coerceString())
}

function evaluate(expression: string, context: Context): data.ExpressionData {
  const { tokens } = new Lexer(expression.trim()).lex()
  const parsed = new Parser(tokens, Object.keys(context), []).parse()
  const values = JSON.parse(JSON.stringify(context), data.reviver) as data.Dictionary
  return new Evaluator(parsed, values).evaluate()
}
