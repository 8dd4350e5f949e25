/* What a measured process says about itself, when it was started with a channel to its measurer. */
export const SECRET = 'bench-signing-secret';

export type ReadContext = {
  port: number;
  cpuMicroseconds: number;
  rssMegabytes: number;
  /** How many it has run, where it was asked to count them. */
  statements: number;
};

/** To count has a price of its own, so what counts is not what is measured otherwise. */
export const COUNTS = 'BENCH_COUNTS_STATEMENTS';

export function answerMeter(port: number, countStatements = () => Number.NaN): void {
  const send = () => {
    const { user, system } = process.cpuUsage();
    const rssMegabytes = process.memoryUsage.rss() / 2 ** 20;
    const statements = countStatements();
    const reading = { port, cpuMicroseconds: user + system, rssMegabytes, statements };
    process.send?.(reading satisfies ReadContext);
  };
  process.on('message', send);
  // Nobody is left to measure it.
  process.once('disconnect', () => process.exit());
  send();
}
