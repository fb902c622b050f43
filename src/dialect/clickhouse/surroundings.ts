// What statements want beyond SQL (clusters, storage policies, macros, rollup rules, permissive defaults) is given to the scratch
// engine, so that they run there.
import { closing, isSymbol, isWord, lex, meaningful, nameOf, stringOf, type Token } from './lex.js'

/** Stands in a configuration for the folder of the engine that will read it. */
export const folderMark = '@folder@'

const kinds = ['clusters', 'policies', 'disks', 'volumes', 'rollups', 'macros'] as const

/** What statements name beyond SQL, each sorted. */
export type Named = Readonly<Record<(typeof kinds)[number], readonly string[]>>

/** Server configuration for an engine that is to run `texts`; an `idle` one never takes a message off anybody's queue. */
export function surroundings(texts: readonly string[], idle = false): string {
  return configuration(namedIn(texts), idle)
}

export function configuration({ clusters, policies, disks, volumes, rollups, macros }: Named, idle: boolean): string {
  const consumers = idle ? '<background_message_broker_schedule_pool_size>0</background_message_broker_schedule_pool_size>' : ''
  return `<clickhouse>${consumers}${gates}${remoteServers(clusters)}${storage(policies, disks, volumes)}${macrosXml(macros)}${rollupsXml(rollups)}</clickhouse>`
}

/** Both; the first itself where the second adds nothing. */
export function together(one: Named, other: Named): Named {
  const more = kinds.some((kind) => other[kind].some((name) => !one[kind].includes(name)))
  return more ? (Object.fromEntries(kinds.map((kind) => [kind, elements([...one[kind], ...other[kind]])])) as Named) : one
}

export function namedIn(texts: readonly string[]): Named {
  const clusters = new Set<string>()
  const policies = new Set<string>()
  const disks = new Set<string>()
  const volumes = new Set<string>()
  const rollups = new Set<string>()
  const macros = new Set<string>(['shard', 'replica', 'cluster', 'installation', 'layer'])
  for (const text of texts) {
    if (!/Distributed|Graphite|storage_policy|\bTO\s+(DISK|VOLUME)|\{\w+\}|\bcluster/i.test(text)) continue
    for (const [, macro] of text.matchAll(/\{(\w+)\}/g)) if (macro && !['uuid', 'database', 'table'].includes(macro)) macros.add(macro)
    let tokens: readonly Token[]
    try {
      tokens = meaningful(lex(text))
    } catch {
      continue
    }
    tokens.forEach((token, i) => {
      const next = tokens[i + 1]
      const value = tokens[i + 2]
      if (isWord(token, 'DISTRIBUTED', 'CLUSTER', 'CLUSTERALLREPLICAS') && isSymbol(next, '(') && value && value.type !== 'symbol') {
        // A macro stands for a name, and here every macro stands for its own.
        clusters.add(textOf(value).replace(/^\{(\w+)\}$/, '$1'))
      }
      if (isWord(token, 'GRAPHITEMERGETREE', 'REPLICATEDGRAPHITEMERGETREE') && isSymbol(next, '(')) {
        const last = tokens[closing(tokens, i + 1) - 2]
        if (last?.type === 'string') rollups.add(stringOf(last))
      }
      if (isWord(token, 'STORAGE_POLICY') && value?.type === 'string') policies.add(stringOf(value))
      if (isWord(token, 'TO') && isWord(next, 'DISK') && value?.type === 'string') disks.add(stringOf(value))
      if (isWord(token, 'TO') && isWord(next, 'VOLUME') && value?.type === 'string') volumes.add(stringOf(value))
    })
  }
  clusters.delete('')
  policies.delete('default')
  disks.delete('default')
  return {
    clusters: elements(clusters),
    policies: elements(policies),
    disks: elements(disks),
    volumes: elements(volumes),
    rollups: elements(rollups),
    macros: elements(macros),
  }
}

/** Tables that another server takes, of an older version or with these as its defaults, are no reason to refuse them here. */
const gates = `<merge_tree>${[
  'allow_coalescing_columns_in_partition_or_order_key',
  'allow_commit_order_projection',
  'allow_dimensions_outside_sorting_key',
  'allow_experimental_replacing_merge_with_cleanup',
  'allow_experimental_reverse_key',
  'allow_experimental_text_index_phrase_search',
  'allow_floating_point_partition_key',
  'allow_minmax_index_for_json',
  'allow_nullable_key',
  'allow_summing_columns_in_partition_or_order_key',
  'allow_suspicious_indices',
  'compatibility_allow_sampling_expression_not_in_primary_key',
]
  .map((name) => `<${name}>1</${name}>`)
  .join('')}</merge_tree>`

function textOf(token: Token): string {
  return token.type === 'string' ? stringOf(token) : nameOf(token)
}

/** Names that XML can hold as an element; anything else cannot be configured at all. */
function elements(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].filter((name) => /^[A-Za-z_][\w.-]*$/.test(name)).sort()
}

function remoteServers(clusters: readonly string[]): string {
  const one = '<shard><replica><host>localhost</host><port>9000</port></replica></shard>'
  return `<remote_servers>${clusters.map((name) => `<${name}>${one}</${name}>`).join('')}</remote_servers>`
}

function storage(named: readonly string[], local: readonly string[], kept: readonly string[]): string {
  if (named.length === 0) return ''
  // A disk may stand in one volume of a policy only.
  const own = kept.map((name) => `trueup_volume_${name}`)
  const disk = [...local, ...own].map((name) => `<${name}><type>local</type><path>${folderMark}/disks/${name}/</path></${name}>`).join('')
  const main = `<trueup_main>${['default', ...local].map((name) => `<disk>${name}</disk>`).join('')}</trueup_main>`
  const volume = [main, ...kept.map((name, i) => `<${name}><disk>${own[i]}</disk></${name}>`)]
  const policy = named.map((name) => `<${name}><volumes>${volume.join('')}</volumes></${name}>`).join('')
  return `<storage_configuration><disks>${disk}</disks><policies>${policy}</policies></storage_configuration>`
}

/** Rules of GraphiteMergeTree; which ones is no part of a schema. */
function rollupsXml(rollups: readonly string[]): string {
  const rule = '<default><function>avg</function><retention><age>0</age><precision>60</precision></retention></default>'
  return rollups.map((name) => `<${name}>${rule}</${name}>`).join('')
}

function macrosXml(macros: readonly string[]): string {
  return `<macros>${macros.map((name) => `<${name}>${name}</${name}>`).join('')}</macros>`
}
