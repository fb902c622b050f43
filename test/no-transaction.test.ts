// A migration says in the words of its tool that its statements run by themselves.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { postgres } from '../src/dialect/postgres/index.js'
import { readMigrations } from '../src/project/migrations.js'
import { ProjectFolder } from './support/cli.js'

let folder: ProjectFolder

before(async () => {
  await postgres.load()
  folder = new ProjectFolder({
    'm/1_trueup.up.sql': '-- trueup: no-transaction\nVACUUM;\n',
    'm/2_goose.sql': '-- +goose NO TRANSACTION\n-- +goose Up\nVACUUM;\n-- +goose Down\nVACUUM;\n',
    'm/3_dbmate.sql': '-- migrate:up transaction:false\nVACUUM;\n-- migrate:down\nVACUUM;\n',
    'm/4_graphile.sql': '--! no-transaction\nVACUUM;\n',
    'm/5_plain.up.sql': '-- no transaction is needed here\nSELECT 1;\n',
    'm/6_goose.sql': '-- +goose Up\nSELECT 1;\n',
  })
})

after(() => folder.remove())

test('each tool has its own words for it', () => {
  const { list } = readMigrations(folder.folder, `${folder.folder}/m`, postgres)
  assert.deepEqual(
    list.map(({ version, noTransaction }) => `${version} ${noTransaction}`),
    ['1 true', '2 true', '3 true', '4 true', '5 false', '6 false'],
  )
})
