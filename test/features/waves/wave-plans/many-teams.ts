/* A rollout with hundreds of teams, written down at once: every third lacks a champion, one in ten has not asked. */
import type { Champion } from '../../../../src/features/champions/champions/champion.ts';
import { addNomination } from '../../../../src/features/champions/nominations/nominations.store.ts';
import { addOptIn } from '../../../../src/features/expand/opt-ins/opt-ins.store.ts';
import {
  addAnswers,
  addCapacity,
} from '../../../../src/features/expand/readiness/answers.store.ts';
import { addMustConfirmation } from '../../../../src/features/expand/readiness/must-confirmations.store.ts';
import {
  askedMustHaves,
  type ReadinessAnswer,
  scoredItemNames,
} from '../../../../src/features/expand/readiness/readiness-answer.ts';
import type { Team } from '../../../../src/features/teams/teams/team.ts';
import { addTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { newId } from '../../../../src/platform/new-id.ts';
import { aTeam } from '../../../support/builders.ts';
import type { SupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

export function addManyTeams(
  world: World & Pick<SupportCopilot, 'rollout'>,
  count: number,
  /** Who holds the certificate that all these champions need. */
  championId: string,
): void {
  write(world.database, () => {
    for (let index = 1; index <= count; index += 1) addOne(index);
  });

  function addOne(index: number): void {
    const { database, rollout } = world;
    const now = world.now();
    const place = { workspaceId: rollout.workspaceId, rolloutId: rollout.id };
    const workflow = ['reply drafting', 'triage', 'summaries', 'translation'][index % 4] ?? '';
    const team: Team = aTeam({
      id: `T-${index}` as TeamId,
      rolloutId: rollout.id,
      name: `Branch ${String(index).padStart(3, '0')}`,
      managerId: 'UDANIEL' as UserId,
      memberIds: [],
      workflows: [workflow],
      context: { ...aTeam().context, size: 4 + (index % 10), place: `Town ${index % 17}` },
    });
    addTeam(database, team, now);
    const said = {
      teamId: team.id,
      saidBy: 'UDANIEL' as UserId,
      role: 'manager',
      saidAt: now,
    } as const;
    const answers = [...askedMustHaves, ...scoredItemNames].map(
      (item): ReadinessAnswer => ({
        ...{ ...said, item, level: 'yes', evidence: 'https://wiki.example/branch' },
        ...(item === 'data-rules' ? { ownerId: 'UOLGA' as UserId } : {}),
      }),
    );
    addAnswers(database, place, answers);
    const yes = { teamId: team.id, says: 'yes', words: '', saidAt: now } as const;
    const rules = JSON.stringify(['https://wiki.example/branch', 'UOLGA']);
    const consent = { must: 'sponsor-consent', about: '', saidBy: 'UINES' as UserId } as const;
    addMustConfirmation(database, place, { ...yes, ...consent });
    const owner = { must: 'data-rules', about: rules, saidBy: 'UOLGA' as UserId } as const;
    addMustConfirmation(database, place, { ...yes, ...owner });
    const window = { fromOn: day('2027-03-01'), untilOn: day('2027-04-30') };
    addCapacity(database, place, { ...said, window, disturbances: [], isKnown: true });
    if (index % 3 !== 0) addNomination(database, championOf(team, now));
    if (index % 10 !== 0)
      addOptIn(database, place, {
        teamId: team.id,
        teamName: team.name,
        askedBy: 'UDANIEL' as UserId,
        why: 'We want it.',
        askedAt: now.add({ minutes: index }),
        withdrawnAt: undefined,
      });
  }

  function championOf(team: Team, now: Temporal.Instant): Champion {
    const stamp = { by: 'ULENA' as UserId, at: now };
    return {
      id: newId(),
      rolloutId: team.rolloutId,
      teamId: team.id,
      personId: championId as UserId,
      role: 'champion',
      nominated: { ...stamp, why: 'asked anyway' },
      hours: { ...stamp, perWeek: 0.5, fromOn: day('2027-01-04'), untilOn: day('2027-12-31') },
      confirmed: stamp,
      accepted: stamp,
      ended: undefined,
    };
  }
}
