// What leads from one list of privileges to another: `*` marks the grant option, `ALL` is whatever the server takes it for.

export interface PrivilegeChange {
  readonly gone: readonly string[]
  /** Of these the grant option goes, and they themselves stay. */
  readonly options: readonly string[]
  readonly added: readonly string[]
}

export function privilegeChange(before: readonly string[], after: readonly string[]): PrivilegeChange {
  const [had, has] = [before.map(bare), after.map(bare)]
  // Everything is taken whole: what it comes to is the server's.
  if (had.includes('ALL') && !has.includes('ALL')) return { gone: ['ALL'], options: [], added: after }
  const covered = [...has, ...(has.includes('ALL') ? had : [])]
  const options = before.filter((each) => each.endsWith('*') && !after.includes(each) && covered.includes(bare(each))).map(bare)
  return {
    gone: had.filter((each) => !covered.includes(each)),
    options,
    added: after.filter((each) => !before.includes(each) && !options.includes(each)),
  }
}

function bare(privilege: string): string {
  return privilege.replace('*', '')
}
