/* A rollout with something of every kind to keep to oneself, and people of every kind who look at it. */
import { listConstraints } from '../../src/features/assess/constraints/constraints.store.ts';
import { listLearnings } from '../../src/features/waves/learnings/learnings.store.ts';
import { joinConversation, leaveConversation } from '../../src/practice/people/channel-life.ts';
import { sendEvent } from '../../src/practice/people/events.ts';
import { slackUser } from '../../src/practice/slack-forms.ts';
import { add } from '../features/assess/constraints/ledger-story.ts';
import { NIGHTS } from '../features/waves/learnings/learning-story.ts';
import { putInOffice } from '../support/champion-in-office.ts';
import { startWaveWith } from '../support/live-waves.ts';
import { type SupportCopilot, setUpSupportCopilot } from '../support/story.ts';
import type { World } from '../support/world.ts';
import { publish } from '../support/written-core.ts';

/** What only those with a part may read. */
const EVIDENCE = 'A senior agent reads every letter before it goes';
const RULE = 'Never draft a reply to a lawyer';
const QUESTION = 'May I use it for claims above a million?';
export const secrets = [EVIDENCE, NIGHTS, RULE, QUESTION] as const;

/** Nobody of the rollout. */
export const BYSTANDER = 'UKENJI';
/** Of the team Billing. */
export const GUEST = 'UDUC';
export const CHANNEL = 'CAIROLLOUT';

export type SeenStory = SupportCopilot & { known: Record<string, unknown> };

export async function tellSeenStory(world: World): Promise<SeenStory> {
  const story = await setUpSupportCopilot(world);
  const { rollout, claims, billing } = story;
  const mia = putInOffice(world, claims, 'UMIA');
  putInOffice(world, billing, 'UBAO');
  putInOffice(world, claims, 'USOFIA', { role: 'back-up', certified: false });
  const entryId = publish(world, rollout.id, {
    kind: 'edge-case',
    workflow: 'triage',
    title: RULE,
    ownerId: 'UOLGA',
  });
  world.database.$client
    .prepare(
      'insert into team_members (rollout_id, team_id, user_id, since_at) values (?, ?, ?, ?)',
    )
    .run(rollout.id, claims.id, 'UTERRELL', world.now().epochMilliseconds);
  startWaveWith(world, rollout, 0, [claims, billing]);
  await add(world, {
    'What did the pilot lean on?': EVIDENCE,
    Kind: 'Manual work that won’t scale',
    'Hours per team per week': '4',
    'Who looks after it': 'Tom Albrecht',
    Plan: 'Automatic checks instead.',
    'Solved by': '2027-02-12',
  });
  const champion = world.as('Mia Chen');
  await champion.command(`/champion learned ${NIGHTS}`);
  await champion.fill({ 'How much does it matter to the next team?': 'Must' });
  await champion.submit();
  await champion.close({ all: true });
  await world.as('Hannah Weiss').command(`/champion asked ${QUESTION}`);
  return {
    ...story,
    known: {
      rolloutId: rollout.id,
      teamId: claims.id,
      championId: mia.id,
      personId: 'UMIA',
      answeredBy: 'UTOM',
      entryId,
      constraintId: listConstraints(world.database, rollout.id)[0]?.id,
      learningId: listLearnings(world.database, rollout.id)[0]?.id,
      gate: 'leaving-assessment',
      number: 0,
      filter: 'attention',
    },
  };
}

/** From now on somebody is a guest, and Slack tells us so. */
export async function makeGuest({ workspace }: World, userId: string): Promise<void> {
  const { world: practice } = workspace;
  const member = practice.records.members.get(userId);
  if (member === undefined) throw new Error('There is no such person.');
  const guest = { ...member, isGuest: true };
  practice.records.members.put(userId, guest);
  await sendEvent(practice, { type: 'user_change', user: slackUser(practice, guest) });
}

/** Makes the rollout's channel private, with the bystander outside, and has the bot look again. */
export async function makePrivate(world: World): Promise<void> {
  const { world: practice } = world.workspace;
  await leaveConversation(practice, BYSTANDER, CHANNEL);
  const channel = practice.records.conversations.get(CHANNEL);
  if (channel === undefined) throw new Error('There is no such channel.');
  practice.records.conversations.put(CHANNEL, { ...channel, isPrivate: true });
  await world.restart();
  await world.app.channels.look();
}

export async function letIn(world: World, userId: string): Promise<void> {
  await joinConversation(world.workspace.world, userId, CHANNEL);
  await world.flush();
}
