import { beforeAll, describe, expect, it, vi } from 'vitest';
import { listTeams } from '../../src/features/teams/teams/teams.store.ts';
import type { UserId } from '../../src/platform/ids.ts';
import { listPeople } from '../../src/platform/slack/directory.ts';
import { openUnflushed } from '../support/fresh-database.ts';
import { openWorld, type World } from '../support/world.ts';
import { actions, choices, commands, deliveriesIn, shortcuts, submissions } from './deliveries.ts';
import {
  BYSTANDER,
  CHANNEL,
  GUEST,
  letIn,
  makeGuest,
  makePrivate,
  type SeenStory,
  secrets,
  tellSeenStory,
} from './seen-story.ts';
import { type Declared, useAll } from './use-all.ts';

const isOpen = ({ who }: Declared) => who === 'anyone';

let world: World;
let story: SeenStory;

const deliver = deliveriesIn(() => world);
const ELSEWHERE = { id: 'CGENERAL', name: 'general' };

/** Names of people that say who does what; leads and sponsors are named to everybody, so that they can be asked. */
function namesExcept(...known: string[]): string[] {
  const { database } = world;
  const ids = new Set(
    listTeams(database, story.rollout.id).flatMap(({ memberIds, managerId }) => [
      ...memberIds,
      ...(managerId === undefined ? [] : [managerId]),
    ]),
  );
  for (const id of known) ids.delete(id as UserId);
  return listPeople(database, [...ids]).flatMap(({ name, userId }) => [name, `<@${userId}`]);
}

const teamNames = () => listTeams(world.database, story.rollout.id).map(({ name }) => name);

function leaks(said: string, hidden: readonly string[]): string[] {
  return hidden.filter(
    (one) => said.includes(one) || said.includes(JSON.stringify(one).slice(1, -1)),
  );
}

/** What was said and should not have been: the declaration, and what it let out. */
function leaksIn(used: readonly { label: string; said: string }[], hidden: readonly string[]) {
  return used.flatMap(({ label, said }) => {
    const found = leaks(said, hidden);
    return found.length === 0 ? [] : [`${label}: ${found.join(', ')}`];
  });
}

/** Every declaration is tried as each of them. */
vi.setConfig({ testTimeout: 120_000 });

describe('every declaration says what it shows', () => {
  it('where anybody may use it', () => {
    const all = [
      ...commands.map((one) => ({ ...one, id: one.label })),
      ...actions.map((one) => ({ ...one, id: one.actionId })),
      ...submissions.map((one) => ({ ...one, id: one.callbackId })),
      ...shortcuts.map((one) => ({ ...one, id: one.callbackId })),
      ...choices.map((one) => ({ ...one, who: 'anyone' as const, id: one.actionId })),
    ];
    expect(all.length).toBeGreaterThan(350);
    const silent = all.filter((one) => isOpen(one) && one.shows === undefined);
    // `shows` of a declaration: see docs/STYLE.md. `inside` is right for whatever you are not sure of.
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('a rollout in a public channel', () => {
  beforeAll(async () => {
    world = await openWorld({}, openUnflushed);
    story = await tellSeenStory(world);
    await makeGuest(world, GUEST);
    return () => world.close();
  });

  it('shows somebody without a part in it its phase, teams and dates, and nobody’s name or evidence', async () => {
    const used = await useAll(world, BYSTANDER, story.known);
    expect(leaksIn(used, [...secrets, ...namesExcept('UMIA')])).toEqual([]);
    const status = used.find(({ label }) => label === '/rollout status')?.said;
    expect(status).toContain('Week 1, post-pilot assessment');
    expect(used.find(({ label }) => label === '/rollout teams')?.said).toContain('*Claims*: ');
    expect(used.find(({ label }) => label === '/rollout waves')?.said).toContain('Claims');
  });

  it('refuses them by name whatever is for those with a part', async () => {
    const used = await useAll(world, BYSTANDER, story.known);
    const inside = used.filter(
      ({ declared }) =>
        isOpen(declared) && declared.about === 'rollout' && /inside|own/.test(declared.shows ?? ''),
    );
    expect(inside.length).toBeGreaterThan(80);
    const open = inside.filter(
      ({ said }) => !said.includes('Only people with a part in *Support copilot* can '),
    );
    expect(open.map(({ label }) => label)).toEqual([]);
  });

  it('shows a guest their own team, and nothing of any other', async () => {
    const used = await useAll(world, GUEST, { ...story.known, personId: GUEST });
    const own = ['UDUC', 'UBAO', 'UTHAO', 'ULINH'];
    const others = teamNames().filter((name) => name !== 'Billing' && name !== 'Claims');
    expect(leaksIn(used, [...secrets, ...others, ...namesExcept(...own, 'UMIA')])).toEqual([]);
    // What was typed is said again, and nothing more of that team.
    const ofClaims = used.filter(
      ({ said, label }) => said.includes('Claims') && !label.includes('Claims'),
    );
    expect(ofClaims.map(({ label }) => label)).toEqual([]);
    const home = await world.workspace.as('Duc Pham').openHome();
    expect(home.text).toContain('Billing');
    expect(leaks(home.text, [...secrets, ...others, 'Claims', ...namesExcept(...own)])).toEqual([]);
  });

  it('is on nobody’s Home but with its outline', async () => {
    const home = await world.workspace.as('Kenji Watanabe').openHome();
    expect(home.text).toContain('Support copilot');
    expect(leaks(home.text, [...secrets, ...namesExcept()])).toEqual([]);
  });
});

describe('a rollout in a private channel', () => {
  beforeAll(async () => {
    world = await openWorld({}, openUnflushed);
    story = await tellSeenStory(world);
    await makePrivate(world);
    return () => world.close();
  });

  it('does not exist for somebody outside: the same words as for one that never was', async () => {
    const used = await useAll(world, BYSTANDER, story.known);
    const hidden = [
      story.rollout.name,
      CHANNEL,
      ...teamNames(),
      ...secrets,
      ...namesExcept('UMIA'),
    ];
    const unlabelled = used.filter(({ label }) => !label.endsWith(' Claims'));
    expect(leaksIn(unlabelled, hidden)).toEqual([]);
    const known = { ...story.known, rolloutId: 'no-such-rollout' };
    const never = await useAll(world, BYSTANDER, known);
    const differing = used.filter(
      ({ said, declared }, index) =>
        declared.about === 'rollout' && plainly(said) !== plainly(never[index]?.said ?? ''),
    );
    expect(differing.map(({ label }) => label)).toEqual([]);
  });

  it('is not on their Home', async () => {
    const home = await world.workspace.as('Kenji Watanabe').openHome();
    expect(leaks(home.text, ['Support copilot', ...teamNames()])).toEqual([]);
    expect(home.text).toContain('No rollout yet');
  });

  it('exists for its people wherever they are', async () => {
    for (const name of [
      'Lena Hartmann',
      'Ines Duarte',
      'Mia Chen',
      'Hannah Weiss',
      'Daniel Brooks',
    ]) {
      const answer = await world.workspace.as(name).command('/rollout status', { in: '#general' });
      expect(answer.text).toContain('Support copilot');
    }
  });

  it('exists for the channel’s members while they are in it', async () => {
    const status = () =>
      deliver.typed(BYSTANDER, { command: '/rollout', name: 'status' }, ELSEWHERE);
    await letIn(world, BYSTANDER);
    expect(await status()).toContain('Support copilot');
    const used = await useAll(world, BYSTANDER, story.known);
    expect(leaksIn(used, [...secrets, ...namesExcept('UMIA')])).toEqual([]);
    await makePrivate(world);
    expect(await status()).not.toContain('Support copilot');
  });
});

/** Without what is new at each delivery. */
function plainly(said: string): string {
  return said
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|no-such-rollout/g, '…')
    .replaceAll(story.rollout.id, '…');
}
