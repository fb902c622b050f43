// What statements name beyond SQL (clusters, storage policies, macros, rollup rules) is given to the scratch engine, so that they run there.
import { closing, isSymbol, isWord, lex, meaningful, nameOf, stringOf, type Token } from './lex.js'

/** Stands in a configuration for the folder of the engine that will read it. */
export const folderMark = '@folder@'

/** Server configuration for an engine that is to run `texts`; an `idle` one never takes a message off anybody's queue. */
export function surroundings(texts: readonly string[], idle = false): string {
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
  const consumers = idle ? '<background_message_broker_schedule_pool_size>0</background_message_broker_schedule_pool_size>' : ''
  return `<clickhouse>${consumers}${remoteServers(clusters)}${storage(policies, disks, volumes)}${macrosXml(macros)}${rollupsXml(rollups)}</clickhouse>`
}

function textOf(token: Token): string {
  return token.type === 'string' ? stringOf(token) : nameOf(token)
}

/** Names that XML can hold as an element; anything else cannot be configured at all. */
function elements(names: Iterable<string>): readonly string[] {
  return [...names].filter((name) => /^[A-Za-z_][\w.-]*$/.test(name)).sort()
}

function remoteServers(clusters: Iterable<string>): string {
  const one = '<shard><replica><host>localhost</host><port>9000</port></replica></shard>'
  return `<remote_servers>${elements(clusters)
    .map((name) => `<${name}>${one}</${name}>`)
    .join('')}</remote_servers>`
}

function storage(policies: Iterable<string>, disks: Iterable<string>, volumes: Iterable<string>): string {
  const named = elements(policies)
  if (named.length === 0) return ''
  const local = elements(disks)
  const kept = elements(volumes)
  // A disk may stand in one volume of a policy only.
  const own = kept.map((name) => `trueup_volume_${name}`)
  const disk = [...local, ...own].map((name) => `<${name}><type>local</type><path>${folderMark}/disks/${name}/</path></${name}>`).join('')
  const main = `<trueup_main>${['default', ...local].map((name) => `<disk>${name}</disk>`).join('')}</trueup_main>`
  const volume = [main, ...kept.map((name, i) => `<${name}><disk>${own[i]}</disk></${name}>`)]
  const policy = named.map((name) => `<${name}><volumes>${volume.join('')}</volumes></${name}>`).join('')
  return `<storage_configuration><disks>${disk}</disks><policies>${policy}</policies></storage_configuration>`
}

/** Rules of GraphiteMergeTree; which ones is no part of a schema. */
function rollupsXml(rollups: Iterable<string>): string {
  const rule = '<default><function>avg</function><retention><age>0</age><precision>60</precision></retention></default>'
  return elements(rollups)
    .map((name) => `<${name}>${rule}</${name}>`)
    .join('')
}

function macrosXml(macros: Iterable<string>): string {
  return `<macros>${elements(macros)
    .map((name) => `<${name}>${name}</${name}>`)
    .join('')}</macros>`
}
