// The process that holds the embedded engine: one data directory, questions in, answers out. Ends when its parent does.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderMark } from './surroundings.js'

export interface Question {
  readonly open?: string
  readonly config?: string
  readonly temporary?: boolean
  readonly query?: string
  readonly run?: readonly string[]
  /** What a failure among the statements of `run` means: without it the question has failed. */
  readonly upon?: 'go on' | 'stop'
}

export interface Answer {
  readonly number: number
  readonly text?: string
  readonly failed?: readonly (readonly [index: number, words: string])[]
  readonly error?: string
  readonly kind?: 'missing' | 'open' | 'statement'
}

interface EngineSession {
  query(sql: string, format?: string): string
  close(): void
}

let session: EngineSession | undefined
let folder: string | undefined

async function answer(question: Question): Promise<Omit<Answer, 'number'>> {
  if (question.open !== undefined) return await open(question.open, question.config ?? '', question.temporary ?? false)
  if (!session) return { error: 'the engine is not open', kind: 'open' }
  if (question.query !== undefined) {
    try {
      return { text: session.query(question.query, 'JSONCompact') }
    } catch (error) {
      return { error: words(error), kind: 'statement' }
    }
  }
  const failed: [number, string][] = []
  for (const [i, sql] of (question.run ?? []).entries()) {
    try {
      session.query(sql, 'Null')
    } catch (error) {
      if (question.upon === undefined) return { error: words(error), kind: 'statement' }
      failed.push([i, words(error)])
      if (question.upon === 'stop') break
    }
  }
  return { failed }
}

async function open(path: string, config: string, temporary: boolean): Promise<Omit<Answer, 'number'>> {
  let Session: new (path: string, options?: { connectionArgs: string[] }) => EngineSession
  try {
    const name = 'chdb'
    ;({ Session } = (await import(name)) as { Session: typeof Session })
  } catch (error) {
    return { error: words(error), kind: 'missing' }
  }
  try {
    mkdirSync(path, { recursive: true })
    if (temporary) folder = path
    if (config === '') session = new Session(path)
    else {
      const file = join(path, 'config.xml')
      writeFileSync(file, config.replaceAll(folderMark, path))
      session = new Session(path, { connectionArgs: [`--config-file=${file}`] })
    }
    return {}
  } catch (error) {
    return { error: words(error), kind: 'open' }
  }
}

/** The server's own words, without what the driver puts before them. */
function words(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/^Query failed: /, '')
}

function stop(): void {
  try {
    session?.close()
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
    process.exitCode = 0
    if (process.connected) process.disconnect?.()
  }
}

process.on('message', (question: Question & { number: number }) => {
  answer(question).then((result) => process.send?.({ ...result, number: question.number }))
})
process.once('disconnect', stop)
process.on('SIGINT', () => {})
