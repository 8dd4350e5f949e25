/* The sender and the scheduled work by themselves, where a quarter has too little trouble in one place for each of their rules. */
import { drillJobs } from './jobs/drill.ts';
import { type Drilled, drillSender } from './sender/drill.ts';

/** Both, from one number. */
export async function drill(seed: number): Promise<Drilled> {
  const [jobs, sender] = [await drillJobs(seed), await drillSender(seed)];
  return {
    wrong: jobs.wrong ?? sender.wrong,
    checks: jobs.checks + sender.checks,
    said: jobs.said + sender.said,
    deaths: jobs.deaths + sender.deaths,
  };
}
