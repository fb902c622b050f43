// Statements that run on every server of a cluster say so. Those that are written beside such statements say it as well.
import type { SqlStatement } from '../dialect.js'
import { isWord, lex, meaningful } from './lex.js'
import { subjectOf } from './subject.js'

/** What makes a statement one of those among `others`: the cluster on which the last of them that creates something does it. */
export function beside(others: readonly SqlStatement[]): (sql: string) => string {
  const last = others.findLast(({ text }) => subjectOf(text, '').verb === 'create')
  const cluster = last === undefined ? undefined : clusterOf(last.text)
  return cluster === undefined ? (sql) => sql : (sql) => onCluster(sql, cluster)
}

/** The name as it is written. */
function clusterOf(sql: string): string | undefined {
  const tokens = meaningful(lex(sql))
  const at = tokens.findIndex((token, i) => isWord(token, 'ON') && isWord(tokens[i + 1], 'CLUSTER'))
  return at < 0 ? undefined : tokens[at + 2]?.text
}

function onCluster(sql: string, cluster: string): string {
  const { verb, end } = subjectOf(sql, '')
  if (verb === 'rename') return `${sql} ON CLUSTER ${cluster}`
  return end === 0 ? sql : `${sql.slice(0, end)} ON CLUSTER ${cluster}${sql.slice(end)}`
}
