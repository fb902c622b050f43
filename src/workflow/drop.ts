// `drop`: removes every managed object of an environment, and its ledger. Made for test environments.
import { Failure } from '../core/failure.js'
import { compare } from './compare.js'
import { loadDefinition, loadStatements } from './load.js'
import { obstacleProblem, withSites, type Site, type SiteOptions } from './site.js'
import { withWorkspace, type Options } from './workspace.js'

export interface DropOptions extends Options, SiteOptions {
  /** Asked once, with what goes away; the answer has to be the environment's name. */
  readonly typed: (question: string) => Promise<string>
}

export interface Dropped {
  readonly target: string
  readonly url: string
  readonly statements: readonly string[]
}

/** Throws `change-refused` where the environment is protected or something cannot be dropped, `usage` where the name was not typed. */
export async function drop(options: DropOptions): Promise<readonly Dropped[]> {
  return await withWorkspace(options, async ({ works, environment }) => {
    const { name, protected: guarded } = environment()
    if (guarded) {
      throw new Failure(
        'change-refused',
        `${name} is protected: nothing is dropped there`,
        'Take `protected: true` away in trueup.yaml if you mean it.',
      )
    }
    return await withSites(
      works,
      environment(),
      options,
      async (site) => obstacleProblem(site),
      async (sites) => {
        const plans: { readonly site: Site; readonly statements: readonly string[] }[] = []
        for (const site of sites) plans.push({ site, statements: await dropsOf(site) })
        const list = plans.map(({ site, statements }) => `${site.work.target.name} (${site.session.url}): ${statements.length} statements`)
        const answer = options.dryRun ? name : await options.typed(`Everything managed goes away, rows included: ${list.join(', ')}.`)
        if (answer !== name) throw new Failure('usage', `nothing was dropped: the answer was not ${name}`, `Type ${name}, or give --confirm ${name}.`)
        for (const { site, statements } of options.dryRun ? [] : plans) {
          for (const sql of statements) await site.session.run(sql)
        }
        return plans.map(({ site, statements }) => ({ target: site.work.target.name, url: site.session.url, statements }))
      },
    )
  })
}

async function dropsOf(site: Site): Promise<readonly string[]> {
  const { work, session, server, ledger } = site
  const live = await loadDefinition(work, await work.dialect.define(session, work.scope, server.databases), [])
  const { statements, refused } = await compare(work, live, await loadStatements(work, [], ''))
  const [first] = refused
  if (first) throw new Failure('change-refused', `${first.about} cannot be dropped: ${first.reason}`, first.wayOut)
  const own = (await ledger.exists()) ? [`DROP TABLE ${ledger.table}`] : []
  return [...statements.map(({ sql }) => work.dialect.localise(sql, server.databases)), ...own]
}
