// Whole processes, measured from outside as a person would see them.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { descendants } from '../support/descendants.js'

export const program = fileURLToPath(new URL('../../../bin/run.js', import.meta.url))

export interface Run {
  readonly seconds: number
  /** Highest resident memory of the process and its children together, in MB. */
  readonly memory: number
  readonly code: number | null
}

/** Seconds that a script of ours takes in `folder`; nothing else looks at it meanwhile. Throws where it fails. */
export async function timed(script: string, folder: string, words: readonly string[]): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, [script, ...words], { cwd: folder, stdio: 'ignore' })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error(`${script} ${words[0]} ended with ${code}`)
  return (performance.now() - began) / 1000
}

/** Runs trueup in `folder`, measuring from outside. */
export async function run(folder: string, ...words: readonly string[]): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, [program, ...words], { cwd: folder, stdio: 'ignore' })
  let memory = 0
  const timer = setInterval(() => {
    memory = Math.max(memory, residentTree(child.pid ?? 0))
  }, 10)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearInterval(timer)
  return { seconds: (performance.now() - began) / 1000, memory: memory / 1e6, code }
}

/** Bytes resident in a process and all below it; 0 where the system has no /proc. */
function residentTree(pid: number): number {
  return [pid, ...descendants(pid)].reduce((sum, each) => sum + resident(each), 0)
}

function resident(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
