// The closed list of what can go wrong when a statement runs, and which of it a person must allow by name.

export const hazardCodes = [
  'data-loss',
  'rewrite',
  'blocking',
  'scan',
  'rebuild',
  'not-atomic',
  'irreversible',
  'breaks-dependent',
  'security',
] as const

export type HazardCode = (typeof hazardCodes)[number]

export interface Hazard {
  readonly code: HazardCode
  readonly message: string
}

/** Hazards that `generate` does not write, and `apply` does not run undeclared, without `--allow`. */
export const guardedHazards: readonly HazardCode[] = ['data-loss', 'rebuild', 'irreversible', 'security']

/** The guarded hazards in `hazards` that `allowed` does not name. */
export function unallowed(hazards: readonly Hazard[], allowed: readonly string[]): readonly Hazard[] {
  return hazards.filter((hazard) => guardedHazards.includes(hazard.code) && !allowed.includes(hazard.code))
}

export function mergeHazards(...lists: readonly (readonly Hazard[])[]): readonly Hazard[] {
  const seen = new Map(lists.flat().map((hazard) => [`${hazard.code}\0${hazard.message}`, hazard]))
  return [...seen.values()].sort((a, b) => hazardCodes.indexOf(a.code) - hazardCodes.indexOf(b.code) || (a.message < b.message ? -1 : 1))
}
