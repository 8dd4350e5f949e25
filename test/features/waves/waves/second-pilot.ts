/* The second pilot planned through its real forms: Claims and Billing in #ai-wave-0, for 8 February. */
import { saveTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { write } from '../../../../src/platform/database.ts';
import { drillOnce } from '../../../support/drilled.ts';
import { enterPhase, makeReady } from '../../../support/ready-teams.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { writeCore } from '../../../support/written-core.ts';

export async function planSecondPilot(): Promise<SupportCopilotWorld> {
  const world = await startSupportCopilot();
  const { pilot } = world;
  const workflows = ['reply drafting', 'triage'];
  write(world.database, () => saveTeam(world.database, { ...pilot, workflows }, world.now()));
  await makeReady(world, world.claims, world.billing);
  enterPhase(world, pilot, 'expansion', '2027-02-05T09:00:00Z');
  writeCore(world, pilot.rolloutId);
  drillOnce(world, { ...pilot, workflows });
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout select 2');
  await lena.submit();
  await lena.fill({ 'Planned start': '2027-02-08', 'Channel of the wave': '#ai-wave-0' });
  const done = await lena.submit();
  if (done.errors !== undefined) throw new Error(JSON.stringify(done.errors));
  await lena.close({ all: true });
  return world;
}

/** The day on which it is planned to start. */
export function onTheDay(world: World): void {
  world.workspace.clock.moveTo(Temporal.Instant.from('2027-02-08T08:00:00Z'));
}

export async function startWaveZero(world: World) {
  onTheDay(world);
  const lena = world.as('Lena Hartmann');
  const opened = await lena.command('/rollout wave start 0');
  if (opened.modal === undefined) throw new Error(opened.text);
  const done = await lena.submit();
  await lena.close({ all: true });
  return done;
}
