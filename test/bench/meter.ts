/* What a measured process says about itself, when it was started with a channel to its measurer. */
export const SECRET = 'bench-signing-secret';

export type ReadContext = { port: number; cpuMicroseconds: number; rssMegabytes: number };

export function answerMeter(port: number): void {
  const send = () => {
    const { user, system } = process.cpuUsage();
    const rssMegabytes = process.memoryUsage.rss() / 2 ** 20;
    process.send?.({ port, cpuMicroseconds: user + system, rssMegabytes } satisfies ReadContext);
  };
  process.on('message', send);
  // Nobody is left to measure it.
  process.once('disconnect', () => process.exit());
  send();
}
