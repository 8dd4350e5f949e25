import { describe, expect, it } from 'vitest';
import { findUserGroup } from '../../../../src/features/access/user-groups/user-groups.store.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { heardBy } from '../../../support/news.ts';
import { keepNewsButton, pressKept } from '../../../support/press.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { makeChampion } from '../../champions/champions/champion-story.ts';

type Grouped = SupportCopilotWorld & { members(): string[] };

/** The pilot's three people and Claims' four have access; @claims-team holds five people of Claims. */
async function start(): Promise<Grouped> {
  const world = await startSupportCopilot();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  startWaveWith(world, world.rollout, 1, [world.claims]);
  await world.runDueJobs();
  const members = () =>
    [...(world.workspace.world.records.userGroups.get('SCLAIMS')?.memberIds ?? [])].sort();
  return Object.assign(world, { members });
}

const BEFORE = ['UDANIEL', 'UHANNAH', 'UMIA', 'USOFIA', 'UTERRELL'];

describe('a user group that follows the access', () => {
  it('is looked at first, and only then kept in step', async () => {
    const world = await start();
    const lena = world.as('Lena Hartmann');
    const asked = await lena.command('/rollout access group @claims-team');
    expect(asked.text).toContain('Nothing changes until you say so');
    expect(lena.sees().text).toContain('@claims-team: 3 to add, 1 to remove.');
    expect(lena.sees().text).toContain('*To remove:* @Terrell');
    expect(world.members()).toEqual(BEFORE);
    const said = await lena.press('Keep it in sync from now on');
    expect(said.text).toContain('is now kept in sync with access (Lena Hartmann)');
    expect(world.members()).toEqual([
      'UDANIEL',
      'UFINN',
      'UHANNAH',
      'UHEIKE',
      'UMIA',
      'USOFIA',
      'UTOM',
    ]);
    expect(findUserGroup(world.database, world.rollout.id)?.last).toMatchObject({
      says: '@claims-team: 3 to add, 1 to remove.',
      isProblem: false,
    });
  });

  it('answers the person who asked at once, whatever the hour', async () => {
    const world = await start();
    const lena = world.as('Lena Hartmann');
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-09T22:40:00Z'));
    await lena.command('/rollout access group @claims-team');
    expect(lena.sees().text).toContain('@claims-team: 3 to add, 1 to remove.');
    await lena.command('/rollout access group @nobody-here');
    expect(lena.sees().text).toContain('There is no user group nobody-here.');
  });

  it('follows a change by itself, drops dead accounts first, and mends once a day what people changed by hand', async () => {
    const world = await start();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout access group @claims-team');
    await lena.press('Keep it in sync from now on');
    await world.workspace.company.deactivates('Tom Albrecht');
    await world.flush();
    expect(world.members()).not.toContain('UTOM');
    await world.workspace.company.changesGroup('SCLAIMS', ['Mia Chen', 'Kenji Watanabe']);
    world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-05T06:00:00Z'));
    await world.runDueJobs();
    expect(heardBy(world, lena)).toContain('@claims-team would lose 1 of 2 people (50 %).');
    await pressKept(
      world,
      'Lena Hartmann',
      keepNewsButton(world, 'Lena Hartmann', 'Remove 1 person and keep the group in sync'),
    );
    expect(world.members()).toEqual(['UDANIEL', 'UFINN', 'UHANNAH', 'UHEIKE', 'UMIA', 'USOFIA']);
  });

  it('isn’t made smaller by more than a fifth before a lead agrees, and the leads hear of it once', async () => {
    const world = await start();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout access group @claims-team');
    await lena.press('Keep it in sync from now on');
    await lena.command('/rollout team edit Claims');
    await lena.fill({ 'People in the team': ['Mia Chen'] });
    await lena.submit();
    await lena.close({ all: true });
    await world.runDueJobs();
    expect(world.members()).toHaveLength(7);
    const told = heardBy(world, lena);
    expect(told).toContain('@claims-team would lose 2 of 7 people (29 %). Nothing was changed');
    const bao = await world.as('Bao Nguyen').command('/rollout access group');
    expect(bao.text).toContain('help` lists what you can do.');
    await pressKept(
      world,
      'Lena Hartmann',
      keepNewsButton(world, 'Lena Hartmann', 'Remove 2 people and keep the group in sync'),
    );
    expect(world.members()).toEqual(['UDANIEL', 'UFINN', 'UHEIKE', 'UMIA', 'UTOM']);
  });

  it.each([
    ['plan_upgrade_required', 'User groups need a paid Slack plan'],
    ['missing_scope', 'without the optional permissions usergroups:read and usergroups:write'],
    ['permission_denied', 'only admins may change user groups'],
  ])('says in words what %s means, and what does the same until then', async (error, words) => {
    const world = await start();
    world.workspace.faults.next('usergroups.list', { kind: 'error', error });
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout access group @claims-team');
    expect(lena.sees().text).toContain(words);
    expect(lena.sees().text).toContain('`/rollout access list`');
    expect(world.members()).toEqual(BEFORE);
  });

  it('answers an unknown group with how to name one', async () => {
    const world = await start();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout access group @nobody-here');
    expect(lena.sees().text).toContain('There is no user group nobody-here.');
    expect((await lena.command('/rollout access group two words')).text).toContain(
      'Name one user group with an @',
    );
  });
});
