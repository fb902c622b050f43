// Which statements of migrations are hazardous and need somebody's word before they run.
import { Failure, placeText } from '../core/failure.js'
import { unallowed, type Hazard, hazardCodes, type HazardCode } from '../core/hazard.js'
import type { SqlStatement } from '../dialect/dialect.js'
import type { Environment } from '../project/config.js'
import type { Work } from './workspace.js'

export interface Reviewed {
  readonly statements: readonly SqlStatement[]
  /** Taken over from a time before trueup: what it holds was reviewed then. */
  readonly adopted: boolean
}

/** The failure where migrations that are due hold hazards that nobody has reviewed or allowed. */
export function hazardProblem(work: Work, environment: Environment, due: readonly Reviewed[], allowed: readonly string[]): Failure | undefined {
  const found = due.flatMap(({ statements, adopted }) =>
    statements.flatMap((statement) =>
      hazardsOf(work, statement, { everything: environment.protected, reviewed: adopted }).map((hazard) => ({ hazard, statement })),
    ),
  )
  const open = found.filter(({ hazard }) => unallowed([hazard], allowed).length > 0)
  const [first] = open
  if (!first) return undefined
  const list = open.map(({ hazard, statement }) => `${placeText(statement.place)} ${hazard.message} (${hazard.code})`)
  const codes = [...new Set(open.map(({ hazard }) => hazard.code))]
  return new Failure(
    'hazard-refused',
    `${environment.protected ? `${environment.name} is protected, and ` : ''}these statements are hazardous: ${list.join('; ')}`,
    `Declare it in the file with a line \`-- hazard: ${first.hazard.code}: why\` before the statement, or run it with ${codes.map((code) => `--allow ${code}`).join(' ')}.`,
    { place: first.statement.place },
  )
}

/** Hazards that still need somebody's word: those seen and not reviewed; with `everything`, reviewed losses as well. */
export function hazardsOf(
  work: Work,
  statement: SqlStatement,
  how: { readonly everything?: boolean; readonly reviewed?: boolean } = {},
): readonly Hazard[] {
  const declared = declaredHazards(statement)
  const codes = new Set(declared.map((hazard) => hazard.code))
  // Where something is made anew, the old one goes once what it holds was copied.
  const declares = (code: HazardCode) => codes.has(code) || (code === 'data-loss' && codes.has('rebuild'))
  const seen = work.dialect.inspect(statement.text).filter((hazard) => !declares(hazard.code))
  const reviewed = how.reviewed ? [...declared, ...seen] : declared
  return [...(how.reviewed ? [] : seen), ...(how.everything ? reviewed.filter((hazard) => hazard.code === 'data-loss') : [])]
}

/** `-- hazard: CODE: message` lines before a statement. */
export function declaredHazards(statement: SqlStatement): readonly Hazard[] {
  return [...statement.leading.matchAll(/^--\s*hazard:\s*([a-z-]+)(?::\s*(.*))?$/gm)].flatMap(([, code = '', message = '']) =>
    (hazardCodes as readonly string[]).includes(code) ? [{ code: code as HazardCode, message }] : [],
  )
}
