// The rule table: one rule for every kind.
import type { AnyRules, Rules } from '../../../core/rule.js'
import type { Postgres } from '../model.js'
import { accessMethod } from './access_method.js'
import { aggregate } from './aggregate.js'
import { cast } from './cast.js'
import { collation } from './collation.js'
import { column } from './column.js'
import { composite } from './composite.js'
import { conversion } from './conversion.js'
import { constraint } from './constraint.js'
import { defaultValue } from './default.js'
import { defaultPrivilege } from './default_privilege.js'
import { domain, domainConstraint } from './domain.js'
import { enumeration } from './enum.js'
import { extension } from './extension.js'
import { foreignDataWrapper, foreignTable, server, userMapping } from './foreign.js'
import { routine } from './function.js'
import { grant } from './grant.js'
import { index } from './index.js'
import { language } from './language.js'
import { materializedView } from './materialized_view.js'
import { membership } from './membership.js'
import { operator } from './operator.js'
import { operatorClass, operatorFamily } from './operator_class.js'
import { partitionIndex } from './partition_index.js'
import { partitionTrigger } from './partition_trigger.js'
import { policy } from './policy.js'
import { procedure } from './procedure.js'
import { publication } from './publication.js'
import { range } from './range.js'
import { role } from './role.js'
import { rule } from './rule.js'
import { schema } from './schema.js'
import { ownership, sequence } from './sequence.js'
import { statistics } from './statistics.js'
import { subscription } from './subscription.js'
import { table } from './table.js'
import { textSearchConfiguration, textSearchDictionary, textSearchParser, textSearchTemplate } from './text_search.js'
import { transform } from './transform.js'
import { eventTrigger, trigger } from './trigger.js'
import { view } from './view.js'

export const rules: Rules<Postgres> = {
  role,
  membership,
  schema,
  extension,
  enum: enumeration,
  composite,
  domain,
  domain_constraint: domainConstraint,
  range,
  collation,
  sequence,
  ownership,
  table,
  foreign_table: foreignTable,
  column,
  default: defaultValue,
  constraint,
  index,
  partition_index: partitionIndex,
  partition_trigger: partitionTrigger,
  view,
  materialized_view: materializedView,
  function: routine,
  procedure,
  aggregate,
  operator,
  operator_family: operatorFamily,
  operator_class: operatorClass,
  cast,
  access_method: accessMethod,
  language,
  transform,
  conversion,
  text_search_parser: textSearchParser,
  text_search_template: textSearchTemplate,
  text_search_dictionary: textSearchDictionary,
  text_search_configuration: textSearchConfiguration,
  trigger,
  rule,
  policy,
  event_trigger: eventTrigger,
  statistics,
  publication,
  subscription,
  foreign_data_wrapper: foreignDataWrapper,
  server,
  user_mapping: userMapping,
  grant,
  default_privilege: defaultPrivilege,
}

/** The same table as the core sees it. */
export const anyRules = rules as unknown as AnyRules
