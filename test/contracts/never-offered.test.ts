import { beforeAll, expect, it } from 'vitest';
import { openUnflushed } from '../support/fresh-database.ts';
import { type SupportCopilot, setUpSupportCopilot } from '../support/story.ts';
import { openWorld, type World } from '../support/world.ts';
import { actions, deliveriesIn, submissions } from './deliveries.ts';

let world: World;
let story: SupportCopilot;
beforeAll(async () => {
  world = await openWorld({}, openUnflushed);
  story = await setUpSupportCopilot(world);
  return () => world.close();
});

const deliver = deliveriesIn(() => world);
const LEAD = 'ULENA';
/** The rollout is real; whatever else is named was never offered to anybody. */
const known = () => ({ rolloutId: story.rollout.id, teamId: 'NOSUCHTEAM', personId: 'UNOBODY' });

it.each(actions)('$actionId with ids that were never offered is no fault', async (one) => {
  expect(await deliver.pressed(LEAD, one, known())).not.toContain('Something went wrong');
});

it.each(submissions)('$callbackId with ids that were never offered is no fault', async (one) => {
  expect(await deliver.submitted(LEAD, one, known())).not.toContain('Something went wrong');
});
