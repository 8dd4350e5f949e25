/* The sender, the scheduled work and the plan of messages by themselves, where a quarter has too little trouble in one place for each of their rules. */
import { drillJobs } from './jobs/drill.ts';
import { type Drilled, drillSender } from './sender/drill.ts';
import { drillVoice } from './voice/drill.ts';

/** All of them, from one number. */
export async function drill(seed: number): Promise<Drilled> {
  const all = [await drillJobs(seed), await drillSender(seed), drillVoice(seed)];
  const sum = (of: (one: Drilled) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    wrong: all.find(({ wrong }) => wrong !== undefined)?.wrong,
    checks: sum(({ checks }) => checks),
    said: sum(({ said }) => said),
    deaths: sum(({ deaths }) => deaths),
  };
}
