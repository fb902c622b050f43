// `repair`: settles a migration after a person has looked. Nothing runs: a row in the ledger says what is true, who said so and why.
import type { Revision } from '../apply/history.js'
import { Failure } from '../core/failure.js'
import type { LedgerEvent } from '../dialect/dialect.js'
import { compareVersions } from '../project/migrations.js'
import { obstacleProblem, withSites, type Site, type SiteOptions } from './site.js'
import { trueupVersion } from './version.js'
import { withWorkspace, type Options } from './workspace.js'

export type Repair = 'mark-applied' | 'mark-reverted' | 'retry' | 'accept-checksum'

export interface RepairOptions extends Options, SiteOptions {
  readonly repair: Repair
  readonly version: string
  /** Why; kept in the ledger. */
  readonly reason?: string
  /** Asked before the row is written, with what it will say; nothing is written where the answer is no. */
  readonly confirm?: (question: string) => Promise<boolean>
}

export interface Repaired {
  readonly target: string
  readonly version: string
  readonly said: string
  readonly written: boolean
}

/** Throws `usage` where the version is unknown, known to several targets, or in no state to be repaired so. */
export async function repair(options: RepairOptions): Promise<Repaired> {
  return await withWorkspace(options, async ({ works, environment }) =>
    withSites(
      works,
      environment(),
      options,
      async (site) => obstacleProblem(site),
      async (sites) => {
        const site = siteOf(sites, options.version)
        const { said, event } = row(site, options)
        const written = (await options.confirm?.(`${site.work.target.name} in ${site.environment.name}: ${said}.`)) ?? true
        if (written) {
          await site.ledger.create()
          await site.ledger.append([event], trueupVersion())
        }
        return { target: site.work.target.name, version: event.version, said, written }
      },
    ),
  )
}

function siteOf(sites: readonly Site[], version: string): Site {
  const knows = sites.filter(({ history }) => history.standings.some((standing) => compareVersions(standing.version, version) === 0))
  const [site, other] = knows
  if (!site) throw new Failure('usage', `there is no migration with version ${version}`, 'See the versions with `trueup status`.')
  if (other) {
    const names = knows.map(({ work }) => work.target.name).join(', ')
    throw new Failure('usage', `version ${version} is one of several targets: ${names}`, 'Name one with --target.')
  }
  return site
}

interface Said {
  readonly said: string
  readonly event: LedgerEvent
}

function row({ history, migrations }: Site, { repair, version, reason = '' }: RepairOptions): Said {
  const standing = history.standings.find((each) => compareVersions(each.version, version) === 0)
  const file = migrations.list.find((each) => compareVersions(each.version, version) === 0)
  const revision = standing?.revision
  const title = `${standing?.version}_${standing?.name}`
  const wrong = (why: string) => new Failure('usage', `${title} cannot be repaired so: ${why}`, 'See with `trueup status` how it stands.')
  const event = (name: LedgerEvent['event'], said: string): Said => ({
    said,
    event: {
      version: standing?.version ?? version,
      name: standing?.name ?? '',
      checksum: file?.checksum ?? revision?.checksum ?? '',
      kind: 'repair',
      event: name,
      statement: 0,
      statements: file?.up().length ?? 0,
      statementHash: '',
      error: '',
      note: reason === '' ? said : `${said}: ${reason}`,
    },
  })
  switch (repair) {
    case 'mark-applied':
      if (standing?.state === 'applied') throw wrong('it is applied')
      if (!file) throw wrong('its file is gone')
      return event('applied', `${title} counts as applied from now on, and is not run`)
    case 'mark-reverted':
      if (!revision) throw wrong('it was never applied')
      return event('reverted', `${title} counts as not applied from now on${file ? ', and the next apply runs it' : ''}`)
    case 'accept-checksum':
      if (standing?.state !== 'changed' || !file) throw wrong('its file is as it was when it was applied')
      return event('applied', `the file of ${title} as it is now counts as the one that was applied`)
    case 'retry':
      return event('retry', retried(revision, title, wrong))
  }
}

function retried(revision: Revision | undefined, title: string, wrong: (why: string) => Failure): string {
  if (revision?.state !== 'partial') throw wrong('no part of it is open')
  const number = revision.inDoubt ?? revision.failure?.statement
  return `statement ${number ?? revision.done.length + 1} of ${title} did not run, and the next ${revision.kind === 'revert' ? 'down' : 'apply'} runs it`
}
