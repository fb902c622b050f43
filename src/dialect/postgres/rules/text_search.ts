import type { Rule } from '../../../core/rule.js'
import type { Draft } from '../../../core/statement.js'
import { id } from '../quote.js'
import { alterOwned, comment, commented, ddl, dressed, object, type Of } from './draft.js'

/** Text search parsers. */
export const textSearchParser: Rule<Of<'text_search_parser'>> = {
  rank: 41,
  create: (fact) => [ddl(`CREATE ${object(fact)} (${fact.attrs.definition})`), ...commented(object(fact), fact.attrs.comment)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: { definition: 'recreate', comment: ({ to }) => [comment(object(to), to.attrs.comment)] },
  position: 'unordered',
}

/** Text search templates. */
export const textSearchTemplate: Rule<Of<'text_search_template'>> = {
  rank: 41,
  create: (fact) => [ddl(`CREATE ${object(fact)} (${fact.attrs.definition})`), ...commented(object(fact), fact.attrs.comment)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: { definition: 'recreate', comment: ({ to }) => [comment(object(to), to.attrs.comment)] },
  position: 'unordered',
}

/** Text search dictionaries. */
export const textSearchDictionary: Rule<Of<'text_search_dictionary'>> = {
  rank: 42,
  create: (fact, world) => {
    const clauses = [`TEMPLATE = ${fact.attrs.template}`, ...settings(fact.attrs.options)]
    return [ddl(`CREATE ${object(fact)} (${clauses.join(', ')})`), ...dressed(fact, world)]
  },
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: {
    template: 'recreate',
    options: ({ from, to }) => {
      const gone = Object.keys(from.attrs.options).filter((name) => !(name in to.attrs.options))
      const set = Object.fromEntries(Object.entries(to.attrs.options).filter(([name, value]) => from.attrs.options[name] !== value))
      return [ddl(`ALTER ${object(to)} (${[...gone.map(id), ...settings(set)].join(', ')})`)]
    },
    ...alterOwned,
  },
  position: 'unordered',
}

function settings(options: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(options).map(([name, value]) => `${id(name)} = ${value}`)
}

/** Text search configurations: token types that go through the same dictionaries are named together. */
export const textSearchConfiguration: Rule<Of<'text_search_configuration'>> = {
  rank: 43,
  create: (fact, world) => [
    ddl(`CREATE ${object(fact)} (PARSER = ${fact.attrs.parser})`),
    ...dressed(fact, world),
    ...mapped(fact, 'ADD', fact.attrs.mappings),
  ],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: {
    parser: 'recreate',
    mappings: ({ from, to }) => {
      const [before, after] = [from.attrs.mappings, to.attrs.mappings]
      const gone = Object.keys(before).filter((token) => !(token in after))
      const some = (wanted: (token: string) => boolean) => Object.fromEntries(Object.entries(after).filter(([token]) => wanted(token)))
      return [
        ...(gone.length > 0 ? [ddl(`ALTER ${object(to)} DROP MAPPING FOR ${gone.map(id).join(', ')}`)] : []),
        ...mapped(
          to,
          'ADD',
          some((token) => !(token in before)),
        ),
        ...mapped(
          to,
          'ALTER',
          some((token) => token in before && before[token] !== after[token]),
        ),
      ]
    },
    ...alterOwned,
  },
  position: 'unordered',
}

function mapped(fact: Of<'text_search_configuration'>, verb: 'ADD' | 'ALTER', mappings: Readonly<Record<string, string>>): readonly Draft[] {
  const tokens = new Map<string, string[]>()
  for (const [token, dictionaries] of Object.entries(mappings)) tokens.set(dictionaries, [...(tokens.get(dictionaries) ?? []), token])
  return [...tokens].map(([dictionaries, list]) => ddl(`ALTER ${object(fact)} ${verb} MAPPING FOR ${list.map(id).join(', ')} WITH ${dictionaries}`))
}
