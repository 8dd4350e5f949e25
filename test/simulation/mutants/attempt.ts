/*
 * Whether the simulated company notices what was planted here: the drills first, then whole
 * quarters, until one goes wrong. Says what noticed it, and ends with 1; with 0 when nothing did.
 *   attempt.ts <drills> <first seed> <last seed> <weeks>
 */
import { drill } from '../drills.ts';
import { faultKinds, planQuarter } from '../quarter/plan.ts';
import { playQuarter } from '../quarter/play-quarter.ts';

const PEOPLE = 60;
const FAULT_SHARE = 0.12;

const [drills = 0, first = 1, last = 1, weeks = 2] = process.argv.slice(2).map(Number);
const how = { weeks, people: PEOPLE, faults: faultKinds, faultShare: FAULT_SHARE };

for (let seed = 1; seed <= drills; seed += 1) {
  const { wrong } = await drill(seed);
  if (wrong !== undefined) notice(`drill ${seed}`, wrong);
}
for (let seed = first; seed <= last; seed += 1) {
  const { wrong } = await playQuarter(planQuarter(seed, how));
  if (wrong !== undefined) notice(`seed ${seed}, step ${wrong.step}`, wrong.says);
}

function notice(where: string, says: string): never {
  process.stdout.write(`${where}: ${says.split('\n', 1)[0]}\n`);
  process.exit(1);
}
