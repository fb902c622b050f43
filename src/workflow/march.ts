// What `apply` and `down` do alike: choose migrations on every site, look for what is in the way on all of them, then run what
// was chosen, or only say what it would be.
import type { Runnable } from '../apply/run.js'
import type { Failure } from '../core/failure.js'
import type { Migration } from '../project/migrations.js'
import { execute, type Progressing } from './execute.js'
import { obstacleProblem, withSites, type Site, type SiteOptions } from './site.js'
import { withWorkspace, type Options } from './workspace.js'

export interface MarchOptions extends Options, SiteOptions, Progressing {}

/** A migration that ran, or would run, with its statements as they may be shown. */
export interface Marched {
  readonly version: string
  readonly name: string
  readonly statements: readonly string[]
}

export interface March {
  /** In the order in which they run. */
  choose(site: Site): readonly Migration[]
  /** What is in the way of `chosen`, as far as it can be known beforehand. */
  look(site: Site, chosen: readonly Migration[]): Promise<readonly Failure[]>
  runnable(migration: Migration): Runnable
}

/** Throws what `look` found, what stands in the way of any writing, and what stopped the run. */
export async function march<T>(
  options: MarchOptions,
  { choose, look, runnable }: March,
  tell: (site: Site, ran: readonly Marched[]) => T,
): Promise<readonly T[]> {
  return await withWorkspace(options, async ({ works, environment }) => {
    const inTheWay = async (site: Site) => {
      const chosen = choose(site)
      return [...(chosen.length > 0 ? obstacleProblem(site) : []), ...(await look(site, chosen))]
    }
    return await withSites(works, environment(), options, inTheWay, async (sites) => {
      const runs = sites.map((site) => ({ site, due: choose(site).map(runnable) }))
      if (!options.dryRun) await execute(runs, options)
      return runs.map(({ site, due }) =>
        tell(
          site,
          due.map(({ version, name, statements }) => ({ version, name, statements: statements.map(({ text }) => site.work.dialect.conceal(text)) })),
        ),
      )
    })
  })
}
