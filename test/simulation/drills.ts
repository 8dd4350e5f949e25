/* What has rules of its own by itself, where a quarter has too little trouble in one place for each of them. */
import { drillAccess } from './access/drill.ts';
import { drillGates } from './gates/drill.ts';
import { drillInbox } from './inbox/drill.ts';
import { drillJobs } from './jobs/drill.ts';
import { drillLanes } from './lanes/drill.ts';
import { type Drilled, drillSender } from './sender/drill.ts';
import { drillOutside } from './sender/outside-drill.ts';
import { drillVoice } from './voice/drill.ts';
import { drillLetters } from './voice/letters.ts';

/** Each of them, from one number. */
const DRILLS = [
  drillInbox,
  drillJobs,
  drillSender,
  drillOutside,
  drillLanes,
  drillVoice,
  drillLetters,
  drillGates,
  drillAccess,
];

export async function drill(seed: number): Promise<Drilled> {
  const all: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
  for (const one of DRILLS) {
    const { wrong, checks, said, deaths } = await one(seed);
    all.wrong ??= wrong;
    all.checks += checks;
    all.said += said;
    all.deaths += deaths;
    if (wrong !== undefined) break;
  }
  return all;
}
