/* What happens to the access of two teams, for the tests that let anything happen. */
import { listChampions } from '../../../../src/features/champions/champions/champions.store.ts';
import { saveLeaving } from '../../../../src/features/champions/leaving/leaving.store.ts';
import { findTeam, saveTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { findPerson, savePerson } from '../../../../src/platform/slack/directory.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { rollBackIn, startWaveWith } from '../../../support/live-waves.ts';
import { contextIn } from '../../../support/requests.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';

export type Step = (world: SupportCopilotWorld) => void;
export type TeamName = 'claims' | 'billing';

const todayIn = (world: SupportCopilotWorld) => contextIn(world, world.rollout.id).today;

export const acts = {
  'a champion takes office': (world, team) =>
    putInOffice(world, world[team], team === 'claims' ? 'UMIA' : 'UBAO'),
  'a champion without a certificate takes office': (world, team) =>
    putInOffice(world, world[team], 'UHANNAH', { certified: false }),
  'a back-up takes office': (world, team) =>
    putInOffice(world, world[team], 'USOFIA', { role: 'back-up', certified: false }),
  'the champion leaves': (world, team) => {
    const { database, rollout } = world;
    const champion = listChampions(database, rollout.id, new Set([world[team].id])).find(
      (one) => one.role === 'champion' && one.ended === undefined,
    );
    if (champion === undefined) return;
    const ended = { how: 'lapsed', cause: 'stepped-down', at: world.now(), reason: '' } as const;
    write(database, () => saveLeaving(database, { ...champion, ended }));
  },
  'a wave starts': (world, team) =>
    startWaveWith(world, world.rollout, team === 'claims' ? 1 : 2, [world[team]]),
  'a lead narrows the team': (world, team) =>
    rollBackIn(world, world.rollout, team === 'claims' ? 1 : 2, world[team], {
      step: 'narrow',
      on: todayIn(world),
      by: 'ULENA' as UserId,
      reason: 'Wrong sums',
      keeps: ['UMIA' as UserId],
    }),
  'the team moves': (world, team) => {
    const { database, rollout } = world;
    const known = findTeam(database, rollout.id, world[team].id);
    if (known === undefined) return;
    const timeZone = known.context.timeZone === 'Asia/Tokyo' ? 'America/New_York' : 'Asia/Tokyo';
    const moved = { ...known, context: { ...known.context, timeZone } };
    write(database, () => saveTeam(database, moved, world.now()));
  },
  'certificates count elsewhere': ({ database }) =>
    database.$client.prepare("update certificates set time_zone = 'Pacific/Auckland'").run(),
  'someone joins': (world, team) => changeMembers(world, team, (ids) => [...ids, 'UKENJI']),
  'someone goes': (world, team) => changeMembers(world, team, (ids) => ids.slice(1)),
  'an account is closed or opened': (world) => {
    const person = findPerson(world.database, 'UHANNAH' as UserId);
    if (person !== undefined)
      savePerson(world.database, { ...person, isDeactivated: !person.isDeactivated });
  },
} satisfies Record<string, (world: SupportCopilotWorld, team: TeamName) => unknown>;

function changeMembers(
  world: SupportCopilotWorld,
  team: TeamName,
  change: (ids: readonly UserId[]) => readonly string[],
): void {
  const { database, rollout } = world;
  const known = findTeam(database, rollout.id, world[team].id);
  if (known === undefined) return;
  const memberIds = [...new Set(change(known.memberIds))] as UserId[];
  write(database, () => saveTeam(database, { ...known, memberIds }, world.now()));
}
