/* The record of how the company came here, each row with the hash of the one before it. */
import { FIRST_HASH, hashOf } from '../../src/platform/audit/audit.ts';
import { LEAD } from './company.ts';
import { inRollout, ROLLOUT, type Seeding, WORKSPACE } from './seeding.ts';

type Told = { act: string; subject: string; says: string; actor: string; daysAgo: number };

export function seedRecord({ add, at, teams }: Seeding): void {
  let previousHash = FIRST_HASH;
  const told = teams.flatMap((team): Told[] => {
    const subject = `team:${team.id}`;
    const by = `<@${team.managerId}>`;
    const added = { act: 'teams.add', subject, says: `${team.name} was added.`, actor: LEAD };
    const answered = { act: 'readiness.answer', subject, says: `${by} answered for ${team.name}.` };
    return [
      { ...added, daysAgo: 100 },
      ...(team.champion === 'none'
        ? []
        : [
            {
              ...added,
              act: 'nominations.nominate',
              says: `${by} nominated someone.`,
              daysAgo: 60,
            },
          ]),
      ...(team.stage === 'waiting' ? [] : [{ ...answered, actor: team.managerId, daysAgo: 20 }]),
    ];
  });
  for (const { daysAgo, ...each } of told.sort((a, b) => b.daysAgo - a.daysAgo)) {
    const row = { ...each, before: null, after: null, reason: null };
    const hash = hashOf({
      ...{ ...row, workspaceId: WORKSPACE, rolloutId: ROLLOUT, isNews: 1, previousHash },
      at: Temporal.Instant.fromEpochMilliseconds(at(daysAgo)),
      actor: each.actor,
    });
    const time = at(daysAgo);
    add('audit', { ...inRollout, ...row, at: time, is_news: 1, previous_hash: previousHash, hash });
    previousHash = hash;
  }
}
