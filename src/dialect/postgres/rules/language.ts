import type { Change, Rule } from '../../../core/rule.js'
import { alterOwned, ddl, dressed, nameOf, object, type Of } from './draft.js'

type Language = Of<'language'>

/** Procedural languages. */
export const language: Rule<Language> = {
  rank: 39,
  create: (fact, world) => [define(fact), ...dressed(fact, world)],
  drop: (fact) => [ddl(`DROP ${object(fact)}`)],
  keeps: () => null,
  alter: { trusted: replace, definition: replace, ...alterOwned },
  position: 'unordered',
}

function define(fact: Language, how = ''): ReturnType<typeof ddl> {
  return ddl(`CREATE ${how}${fact.attrs.trusted ? 'TRUSTED ' : ''}LANGUAGE ${nameOf(fact)} ${fact.attrs.definition}`)
}

function replace({ to }: Change<Language>) {
  return [define(to, 'OR REPLACE ')]
}
