// What every command shares: its flags, how a failure is shown, how an exit code is set. Nothing else in the program
// ends the process.
import { Command, Flags, type Interfaces } from '@oclif/core'
import { Failure, placeText } from '../core/failure.js'
import { exitCodeOf } from './exit.js'
import { Progress } from './progress.js'
import { plain, styleFor, type Style } from './style.js'

export type BaseFlags = Interfaces.InferredFlags<typeof BaseCommand.baseFlags>

export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true

  static override baseFlags = {
    env: Flags.string({ description: 'environment to work on; default is default_environment of trueup.yaml', helpGroup: 'GLOBAL' }),
    target: Flags.string({ multiple: true, description: 'target to work on; may be given again; default is all', helpGroup: 'GLOBAL' }),
    config: Flags.string({ description: 'configuration file; default is trueup.yaml here or above', helpGroup: 'GLOBAL' }),
    'no-color': Flags.boolean({ description: 'print no colours', helpGroup: 'GLOBAL' }),
    verbose: Flags.boolean({ description: 'say on stderr what is going on', helpGroup: 'GLOBAL' }),
  }

  protected style: Style = styleFor({}, true)
  protected progress = new Progress({ verbose: false, quiet: true })

  /** The flags every workflow function takes, made from what was typed. */
  protected options(flags: BaseFlags) {
    this.style = styleFor(process.stdout, flags['no-color'])
    this.progress = new Progress({ verbose: flags.verbose, quiet: this.jsonEnabled() })
    return {
      ...(flags.env === undefined ? {} : { env: flags.env }),
      ...(flags.target === undefined ? {} : { targets: flags.target }),
      ...(flags.config === undefined ? {} : { config: flags.config }),
      verbose: flags.verbose,
      progress: (text: string) => this.progress.step(text),
    }
  }

  /** Prints the result for people, unless --json asked for a document. */
  protected print(text: string): void {
    this.progress.clear()
    if (text !== '') this.log(text.replace(/\n+$/, ''))
  }

  protected exitWith(code: number): void {
    process.exitCode = code
  }

  override async catch(error: Error & { oclif?: { exit?: number } }): Promise<unknown> {
    this.progress.clear()
    const exit = exitCodeOf(error)
    if (this.jsonEnabled()) {
      this.logJson(this.toErrorJson(error))
    } else {
      process.stderr.write(`${this.describe(error)}\n`)
    }
    process.exitCode = exit
    return undefined
  }

  protected override toErrorJson(error: unknown): unknown {
    if (error instanceof Failure) return { error: { code: error.code, message: error.message, hint: error.hint, detail: error.detail } }
    const message = error instanceof Error ? error.message : String(error)
    return {
      error: {
        code: exitCodeOf(error) === 2 ? 'usage' : 'bug',
        message,
        hint: exitCodeOf(error) === 2 ? 'See --help.' : 'Report this with the output of --verbose.',
        detail: {},
      },
    }
  }

  /** An error on one screen: where, what, what to do. */
  private describe(error: Error): string {
    const style = styleFor(process.stderr, this.argv.includes('--no-color'))
    if (!(error instanceof Failure)) {
      const usage = exitCodeOf(error) === 2
      const trace = this.argv.includes('--verbose') && !usage ? `\n${style.dim(error.stack ?? '')}` : ''
      const hint = usage
        ? `${style.cyan('Try:')} trueup ${this.id ?? ''} --help`
        : `${style.cyan('Try:')} this is a bug in trueup; run it again with --verbose and report what it prints.`
      return `${style.prose(`${style.red('Error:')} ${plain(error.message)}`)}\n${hint}${trace}`
    }
    const { place, statement } = error.detail
    const where = place ? `${style.bold(plain(placeText(place)))}\n` : ''
    const lines = statement === undefined || statement === '' ? [] : statement.split('\n')
    const shown = lines.slice(0, 8).map((line) => style.dim(`  ${plain(line.slice(0, 160))}`))
    if (lines.length > 8) shown.push(style.dim(`  … ${lines.length - 8} more lines`))
    const quoted = shown.length > 0 ? `\n${shown.join('\n')}` : ''
    const what = style.prose(`${style.red('Error:')} ${plain(error.message.slice(0, 1500))}`)
    return `${where}${what}${quoted}\n${error.hint === '' ? '' : style.prose(`${style.cyan('Try:')} ${plain(error.hint)}`, 5)}`.trimEnd()
  }
}
