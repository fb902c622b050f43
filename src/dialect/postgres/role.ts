// Roles belong to the whole server: which of them a target manages, whom a statement is about, and the same statement
// without the password, which is a secret that no scratch engine and no schema file holds.
import { Failure } from '../../core/failure.js'
import type { Scope, SqlStatement } from '../dialect.js'
import { managed } from '../scope.js'
import { child, list, parse, scan, text, type Node, type Parsed } from './parse.js'

export function managesRoles({ roles = [] }: Scope): boolean {
  return roles.length > 0
}

/** The server's own (`pg_…`) are never managed. */
export function managesRole(scope: Scope, name: string): boolean {
  const include = (scope.roles ?? []).map((glob) => `role:${glob}`)
  return include.length > 0 && !name.startsWith('pg_') && managed({ ...scope, include, own: [] }, 'role', [name])
}

/** The roles that a statement makes, changes or takes away; undefined where it is about something else. */
export function rolesIn(sql: string): readonly string[] | undefined {
  if (!/\b(ROLE|USER|GROUP|GRANT|REVOKE|OWNED)\b/i.test(sql)) return undefined
  try {
    const [first] = parse(sql)
    return first && rolesOf(first)
  } catch {
    return undefined
  }
}

function rolesOf({ type, node }: Parsed): readonly string[] | undefined {
  const specified = (name: string) => list(node, name).map((each) => text(child(each, 'RoleSpec'), 'rolename'))
  switch (type) {
    case 'CreateRoleStmt':
      return [text(node, 'role')]
    case 'AlterRoleStmt':
    case 'AlterRoleSetStmt':
      return [text(child(node, 'role'), 'rolename')]
    case 'GrantRoleStmt':
      return specified('grantee_roles')
    case 'DropRoleStmt':
    case 'ReassignOwnedStmt':
    case 'DropOwnedStmt':
      return specified('roles')
    case 'CommentStmt':
      return text(node, 'objtype') === 'OBJECT_ROLE' ? [text(child(child(node, 'object'), 'String'), 'sval')] : undefined
    case 'RenameStmt':
      return text(node, 'renameType') === 'OBJECT_ROLE' ? [text(node, 'subname'), text(node, 'newname')] : undefined
    default:
      return undefined
  }
}

/** A statement about a role without its password; any other statement as it is. */
export function withoutPassword(sql: string): string {
  if (!/\bPASSWORD\b/i.test(sql)) return sql
  const parsed = parsedOrNone(sql)
  if (parsed.length !== 1 || !/^(Create|Alter)RoleStmt$/.test(parsed[0]?.type ?? '') || !says(parsed[0]?.node)) return sql
  const bytes = Buffer.from(sql)
  const tokens = scan(sql)
  const at = tokens.findIndex((token, i) => /^password$/i.test(token.text) && /^(null|[EeNn]?'|\$)/i.test(tokens[i + 1]?.text ?? ''))
  const first = /^encrypted$/i.test(tokens[at - 1]?.text ?? '') ? tokens[at - 1] : tokens[at]
  return bytes.subarray(0, first?.start).toString() + bytes.subarray(tokens[at + 1]?.end ?? bytes.length).toString()
}

/** Throws `sql-invalid` where a schema file's statement holds a password. */
export function refusePassword(statement: SqlStatement): void {
  if (withoutPassword(statement.text) === statement.text) return
  throw new Failure(
    'sql-invalid',
    `the password of role ${rolesIn(statement.text)?.[0] ?? ''} is a secret, which trueup neither reads nor writes`,
    'Take PASSWORD out of the file, and set it on the server itself: \\password in psql, or ALTER ROLE … PASSWORD.',
    { place: statement.place },
  )
}

function says(node: Node | undefined): boolean {
  return list(node, 'options').some((each) => text(child(each, 'DefElem'), 'defname') === 'password')
}

function parsedOrNone(sql: string): readonly Parsed[] {
  try {
    return parse(sql)
  } catch {
    return []
  }
}
