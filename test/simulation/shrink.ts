/* The shortest part of a plan that still goes wrong in the same way: each step keeps its own chance, so most can be left out. */
import type { Plan, Step } from './quarter/plan.ts';
import { type Played, playQuarter } from './quarter/play-quarter.ts';

export type Shrunk = { plan: Plan; wrong: NonNullable<Played['wrong']>; tries: number };

/** Leaves out halves, quarters and so on, as long as it pays and no longer than so many tries. */
export async function shrink(
  plan: Plan,
  wrong: NonNullable<Played['wrong']>,
  triesAtMost: number,
): Promise<Shrunk> {
  let best: Shrunk = { plan: upTo(plan, wrong.step), wrong, tries: 0 };
  let part = Math.ceil(best.plan.steps.length / 2);
  let tries = 0;
  while (part >= 1 && tries < triesAtMost) {
    let hasShrunk = false;
    for (let from = 0; from < best.plan.steps.length && tries < triesAtMost; ) {
      const steps = best.plan.steps.filter((_step, at) => at < from || at >= from + part);
      tries += 1;
      const found = await goesWrong({ ...plan, steps }, wrong);
      if (found === undefined) from += part;
      else {
        best = { plan: { ...plan, steps }, wrong: found, tries };
        hasShrunk = true;
      }
    }
    if (!hasShrunk || part > best.plan.steps.length) part = part === 1 ? 0 : Math.ceil(part / 2);
  }
  return { ...best, tries };
}

function upTo(plan: Plan, number: number): Plan {
  return { ...plan, steps: plan.steps.filter((step: Step) => step.number <= number) };
}

async function goesWrong(plan: Plan, wrong: { says: string }): Promise<Played['wrong']> {
  // Its drills were right, or it would have no steps.
  const played = await playQuarter(plan, { isDrilled: false });
  if (played.wrong === undefined) return undefined;
  return kindOf(played.wrong.says) === kindOf(wrong.says) ? played.wrong : undefined;
}

/** What is wrong without who, when and which. */
function kindOf(says: string): string {
  return (says.split('\n')[0] ?? '')
    .replaceAll(/\S*[\d:]\S*/g, '')
    .replaceAll(/\b[A-Z]\w*/g, '')
    .slice(0, 80);
}
