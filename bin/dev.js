#!/usr/bin/env node
// Runs from the TypeScript sources, without a build.
import { readFileSync } from 'node:fs'
import { register } from 'tsx/esm/api'
import { execute, settings } from '@oclif/core'

register()
settings.enableAutoTranspile = false
const pjson = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
pjson.oclif.commands.target = './src/commands/index.ts'
await execute({ dir: import.meta.url, loadOptions: { root: import.meta.dirname, pjson } })
