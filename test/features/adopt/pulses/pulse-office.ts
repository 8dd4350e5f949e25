import { putInOffice } from '../../../support/champion-in-office.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

/** People of the three teams that are live, none of which has five. */
export const PEOPLE = [
  'Mia Chen',
  'Sofía Ramírez',
  'Hannah Weiss',
  'Bao Nguyen',
  'Duc Pham',
  'Thao Le',
  'Priya Raman',
  'Ananya Iyer',
  'Rohan Mehta',
];

export const MONDAY = '2027-01-04T08:00:00Z';

/** Three live teams, and a pulse that Lena has started on a Monday. */
export async function startPulse(): Promise<SupportCopilotWorld> {
  const world = await startSupportCopilot({ now: MONDAY });
  putInOffice(world, world.claims, 'UMIA');
  putInOffice(world, world.billing, 'UBAO');
  putInOffice(world, world.renewals, 'UPRIYA');
  startWaveWith(world, world.rollout, 0, [world.claims, world.billing, world.renewals]);
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout pulse');
  await lena.press('Start the pulse');
  await lena.submit();
  await lena.close({ all: true });
  return world;
}

/** Answers the pulse that is open from one's own page: two constructs, whom to ask, and when not to use it. */
export async function answerPulse(
  world: SupportCopilotWorld,
  name: string,
  [first, second, whom, limits]: readonly [string, string, string, string],
): Promise<string> {
  const person = world.as(name);
  await person.command('/rollout pulse');
  await person.press('Answer');
  let seen = '';
  for (const label of [first, second]) seen = (await person.press(label)).text;
  await person.press(whom);
  if (whom === 'No') await person.close();
  seen = (await person.press(limits)).text;
  await person.close({ all: true });
  return seen;
}
