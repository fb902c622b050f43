// The rule table: every kind of the vocabulary has its rule, or this file does not compile.
import type { AnyRules, Rules } from '../../../core/rule.js'
import type { ClickHouse } from '../model.js'
import { column } from './column.js'
import { constraint } from './constraint.js'
import { database } from './database.js'
import { dictionary } from './dictionary.js'
import { sqlFunction } from './function.js'
import { index } from './index.js'
import { materializedView } from './materialized_view.js'
import { namedCollection } from './named_collection.js'
import { opaque } from './opaque.js'
import { projection } from './projection.js'
import { table } from './table.js'
import { view } from './view.js'

export const rules: Rules<ClickHouse> = {
  database,
  table,
  column,
  index,
  projection,
  constraint,
  view,
  materialized_view: materializedView,
  dictionary,
  function: sqlFunction,
  named_collection: namedCollection,
  opaque,
}

export const anyRules = rules as unknown as AnyRules
