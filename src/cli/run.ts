// What the commands share that run statements on a server.
import { Flags, type Interfaces } from '@oclif/core'
import { hazardCodes } from '../core/hazard.js'
import { Failure } from '../core/failure.js'
import { BaseCommand, type BaseFlags } from './base.js'
import { logEvent, logLine } from './log.js'
import { stopSignals } from './stop.js'

export const lockFlags = {
  'lock-timeout': Flags.integer({ min: 0, default: 60, helpValue: 'SECONDS', description: "how long to wait for another run's lock" }),
  'wait-for': Flags.integer({ min: 0, default: 0, helpValue: 'SECONDS', description: 'how long to wait for a server that does not answer yet' }),
}

export const runFlags = {
  'dry-run': Flags.boolean({ description: 'show what would run and run nothing' }),
  allow: Flags.string({
    multiple: true,
    options: [...hazardCodes],
    description: 'a hazard that may run although its file does not declare it; may be given again',
  }),
  'in-doubt': Flags.string({
    options: ['retry', 'done'],
    description: 'what became of a statement that was started and never reported back, where the server cannot tell',
  }),
  'retry-for': Flags.integer({
    min: 0,
    default: 60,
    helpValue: 'SECONDS',
    description: 'how long to try a statement again that the server refuses for now (a lock on its table, no room)',
  }),
  'no-wait': Flags.boolean({ description: 'do not wait for what statements leave going on (mutations)' }),
  'log-format': Flags.string({ options: ['text', 'json'], default: 'text', description: 'lines for people, or one JSON document a line on stderr' }),
}

type RunFlags = BaseFlags & Interfaces.InferredFlags<typeof runFlags> & Interfaces.InferredFlags<typeof lockFlags>

export abstract class RunCommand extends BaseCommand {
  private json = false

  /** The options of a run, made from what was typed; from here on signals ask for an end instead of ending the process. */
  protected async runOptions(flags: RunFlags) {
    this.json = flags['log-format'] === 'json'
    const options = this.options(flags)
    const { eventText } = await import('./render/apply.js')
    return {
      ...options,
      ...(this.json ? { progress: (text: string) => logLine('info', { event: 'progress', text }) } : {}),
      ...lockOptions(flags),
      ...(flags['in-doubt'] === undefined ? {} : { inDoubt: flags['in-doubt'] as 'retry' | 'done' }),
      dryRun: flags['dry-run'],
      noWait: flags['no-wait'],
      retryFor: flags['retry-for'] * 1000,
      allow: flags.allow ?? [],
      stopping: stopSignals((text) => (this.json ? logLine('warn', { event: 'stopping', text }) : this.progress.line(text))),
      report: (target: string, event: Parameters<typeof eventText>[1]) => {
        if (this.json) return logEvent(target, event)
        const { text, stays } = eventText(target, event)
        if (stays) this.progress.line(text)
        else this.progress.step(text)
      },
    }
  }

  override async catch(error: Error & { oclif?: { exit?: number } }): Promise<unknown> {
    if (!this.json || this.jsonEnabled() || !(error instanceof Failure)) return await super.catch(error)
    const { code, message, hint, detail } = error
    logLine('error', { event: 'failed', code, message, hint, ...(detail.place ? { place: detail.place } : {}) })
    process.exitCode = error.exit
    return undefined
  }
}

/** Milliseconds for the flags that are typed in seconds. */
export function lockOptions(flags: Interfaces.InferredFlags<typeof lockFlags>) {
  return { lockTimeout: flags['lock-timeout'] * 1000, waitFor: flags['wait-for'] * 1000 }
}
