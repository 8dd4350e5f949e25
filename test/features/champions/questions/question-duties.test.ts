import { expect, it } from 'vitest';
import { questionObligations } from '../../../../src/features/champions/questions/questions.obligations.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { contextIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';

it('a question of Thursday is to be answered by Monday: nobody answers at the weekend', async () => {
  const world = await startSupportCopilot();
  putInOffice(world, world.claims, 'UMIA');
  world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-07T15:00:00Z'));
  await world.as('Hannah Weiss').command('/champion asked Does it know our tariffs?');
  const [owed] = saidOfTeams(questionObligations, contextIn(world, world.rollout.id));
  expect(owed?.personId).toBe('UMIA');
  expect(owed?.dueOn?.toString()).toBe('2027-01-11');
});
