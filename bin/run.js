#!/usr/bin/env node
import module from 'node:module'

// Node 22.8 and newer keep what they compiled for the next run: a sixth of the work of a short command.
module.enableCompileCache?.()

const { execute } = await import('@oclif/core')
await execute({ dir: import.meta.url })
