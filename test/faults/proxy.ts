// A loopback proxy that does to connections what networks do: it cuts them, holds them up, and loses answers after the
// server has acted. Nothing is ever sent twice.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Random } from '../fuzz/random.js'

export type Fault = 'cut-request' | 'lose-answer' | 'delay' | 'refuse'

export class FaultyProxy {
  private readonly server: Server
  private readonly target: { readonly port: number; readonly host: string } | { readonly path: string }
  private readonly sockets = new Set<Socket>()
  private readonly random: Random
  private readonly whole: boolean
  /** Chance of a fault at each piece of data, in percent. */
  private percent = 0
  /** What was done, in order. */
  readonly done: Fault[] = []

  private constructor(server: Server, target: FaultyProxy['target'], random: Random, whole: boolean) {
    this.whole = whole
    this.server = server
    this.target = target
    this.random = random
    server.on('connection', (socket) => this.serve(socket))
  }

  /** With `whole`, what is cut off does not arrive in part either: a server of 2018 takes half a request for a whole one. */
  static async start(target: FaultyProxy['target'], random: Random, whole: boolean): Promise<FaultyProxy> {
    const server = createServer()
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    return new FaultyProxy(server, target, random, whole)
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  misbehave(percent: number): void {
    this.percent = percent
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((closed) => this.server.close(closed))
  }

  private chance(): boolean {
    return this.percent > 0 && this.random.below(1000) < this.percent * 10
  }

  private note(fault: Fault): void {
    this.done.push(fault)
  }

  private serve(client: Socket): void {
    if (this.chance()) {
      this.note('refuse')
      client.destroy()
      return
    }
    const server = connect(this.target as { port: number; host: string })
    let losing = false
    const end = () => {
      client.destroy()
      if (!losing) server.destroy()
    }
    for (const socket of [client, server]) {
      this.sockets.add(socket)
      socket.on('error', end).on('close', () => {
        this.sockets.delete(socket)
        end()
      })
    }
    // One piece after the other, as a network that is slow keeps them in order.
    let passed = Promise.resolve()
    client.on('data', (data) => {
      passed = passed.then(() => this.pass(data, client, server, end, () => (losing = true)))
    })
    server.on('data', (data) => {
      if (!losing) client.write(data)
    })
  }

  private async pass(data: Buffer, client: Socket, server: Socket, end: () => void, lose: () => void): Promise<void> {
    if (client.destroyed) return
    if (!this.chance()) return void server.write(data)
    const fault = (['cut-request', 'lose-answer', 'delay'] as const)[this.random.below(3)] ?? 'delay'
    this.note(fault)
    if (fault === 'delay') await new Promise((done) => setTimeout(done, this.random.below(400)))
    if (fault === 'delay') return void server.write(data)
    if (fault === 'cut-request') {
      // Part of it arrives, and no more: the server cannot have acted on the whole.
      server.write(data.subarray(0, this.whole ? 0 : this.random.below(data.length)))
      return void setTimeout(end, 5)
    }
    lose()
    server.write(data)
    // The client learns nothing more; the server goes on for as long as it takes.
    setTimeout(() => server.destroy(), 2000)
    client.destroy()
  }
}
