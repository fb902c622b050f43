// Every command, by the word a person types.
import Apply from './apply.js'
import Baseline from './baseline.js'
import Check from './check.js'
import Diff from './diff.js'
import Down from './down.js'
import Drop from './drop.js'
import Generate from './generate.js'
import Hash from './hash.js'
import History from './history.js'
import Init from './init.js'
import Lint from './lint.js'
import New from './new.js'
import Plan from './plan.js'
import Pull from './pull.js'
import Repair from './repair.js'
import Squash from './squash.js'
import Status from './status.js'
import Unlock from './unlock.js'

export const commands = {
  apply: Apply,
  baseline: Baseline,
  check: Check,
  diff: Diff,
  down: Down,
  drop: Drop,
  generate: Generate,
  hash: Hash,
  history: History,
  init: Init,
  lint: Lint,
  new: New,
  plan: Plan,
  pull: Pull,
  repair: Repair,
  squash: Squash,
  status: Status,
  unlock: Unlock,
}
