// The hazards that a hand-written statement shows. It reads the parse tree and errs towards telling.
import type { Hazard } from '../../core/hazard.js'
import { child, list, parse, text } from './parse.js'

const holders: Readonly<Record<string, string>> = { OBJECT_TABLE: 'table', OBJECT_SCHEMA: 'schema', OBJECT_SEQUENCE: 'sequence', OBJECT_EXTENSION: 'extension' }

export function inspect(sql: string): readonly Hazard[] {
  try {
    return parse(sql).flatMap(({ type, node }) => {
      if (type === 'DropStmt' && text(node, 'removeType') in holders) return [loss(`drops a ${holders[text(node, 'removeType')]} with what it holds`)]
      if (type === 'DropStmt' && text(node, 'behavior') === 'DROP_CASCADE') return [loss('drops whatever uses what it drops')]
      if (type === 'TruncateStmt') return [loss('removes all rows')]
      if (type === 'DeleteStmt') return [loss('removes rows')]
      if (type === 'DropdbStmt' || type === 'DropOwnedStmt') return [loss('drops all there is')]
      if (type !== 'AlterTableStmt') return []
      return list(node, 'cmds').flatMap((command) => {
        const each = child(command, 'AlterTableCmd')
        return text(each, 'subtype') === 'AT_DropColumn' ? [loss(`drops column ${text(each, 'name')} with its values`)] : []
      })
    })
  } catch {
    return []
  }
}

function loss(message: string): Hazard {
  return { code: 'data-loss', message }
}
