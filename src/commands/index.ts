// Every command, by the word a person types.
import Apply from './apply.js'
import Baseline from './baseline.js'
import Check from './check.js'
import Diff from './diff.js'
import Generate from './generate.js'
import Hash from './hash.js'
import Init from './init.js'
import New from './new.js'
import Plan from './plan.js'
import Pull from './pull.js'
import Status from './status.js'

export const commands = {
  apply: Apply,
  baseline: Baseline,
  check: Check,
  diff: Diff,
  generate: Generate,
  hash: Hash,
  init: Init,
  new: New,
  plan: Plan,
  pull: Pull,
  status: Status,
}
