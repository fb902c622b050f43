// The measure of `npm run bench:apply`: sends the statements of a folder's files one after the other, as a shell loop around
// the bare client would. Words: the dialect, the server's URL.
import { readdirSync, readFileSync } from 'node:fs'
import { createClient } from '@clickhouse/client'
import pg from 'pg'

const [dialect, url = ''] = process.argv.slice(2)
const files = readdirSync('generated')
  .filter((file) => file.endsWith('.sql'))
  .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
const statements = files.map((file) => readFileSync(`generated/${file}`, 'utf8').trim().replace(/;$/, ''))

if (dialect === 'postgres') {
  const client = new pg.Client(url)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
} else {
  const client = createClient({ url })
  for (const query of statements) await client.command({ query })
  await client.close()
}
