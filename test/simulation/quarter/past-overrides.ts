/* A rollout that began so long ago that a gate is due, and what a sponsor once let pass without proof. */
import type { Phase } from '../../../src/features/contract/phase.ts';
import type { StoredOverride } from '../../../src/features/gates/overrides/override.ts';
import {
  addOverride,
  saveOverrideFate,
} from '../../../src/features/gates/overrides/overrides.store.ts';
import type { Team } from '../../../src/features/teams/teams/team.ts';
import { write } from '../../../src/platform/database.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { newId } from '../../../src/platform/new-id.ts';
import { moment, near, type Past } from './histories.ts';

const LEAD = 'ULENA' as UserId;
const SPONSOR = 'UINES' as UserId;

/** Weeks in which each phase's gate may open, counted from the rollout's first day, by the usual calendar. */
const GATE_AFTER_DAYS: Readonly<Partial<Record<Phase, number>>> = {
  infrastructure: 35,
  expansion: 63,
  broad: 175,
};

/** It began so long ago that the gate of its phase opens about now; a sponsor once let it go on without proof. */
export function beginEarlier(past: Past, phase: Phase): void {
  const { house, rollout } = past;
  const { database } = house.bot();
  const began = near(past, 7, 9).subtract({ days: GATE_AFTER_DAYS[phase] ?? 0 });
  const at = moment(past, 20);
  write(database, () => {
    const { $client: client } = database;
    client
      .prepare('update rollouts set starts_on = ? where id = ?')
      .run(began.toString(), rollout.id);
    keep(past, {
      gate: 'leaving-assessment',
      criteria: ['assessment.two-people'],
      found: undefined,
      requestedAt: at,
      expiresOn: near(past, 3, 20),
      reviewedAfter: past.dice.chance(0.5) ? 'assessment' : 'infrastructure',
    });
  });
}

type Agreed = Pick<
  StoredOverride,
  'gate' | 'criteria' | 'found' | 'requestedAt' | 'expiresOn' | 'reviewedAfter'
>;

function keep({ house, rollout }: Past, agreed: Agreed): void {
  const { database } = house.bot();
  const at = agreed.requestedAt;
  const override: StoredOverride = {
    ...agreed,
    ...{ id: newId(), asks: agreed.criteria, change: undefined, requestedBy: LEAD },
    ...{ reason: 'The release is on Monday', risk: 'Nobody to ask for two weeks' },
    ...{ asked: [SPONSOR], answerBy: at.add({ hours: 120 }), ended: undefined, review: undefined },
    decision: { kind: 'approved', by: SPONSOR, at: at.add({ hours: 1 }), why: '' },
  };
  addOverride(database, { workspaceId: rollout.workspaceId, rolloutId: rollout.id }, override);
  saveOverrideFate(database, override);
}

/** Some teams of a wave went live without a champion, as a sponsor agreed. */
export function overrideChampions(past: Past, number: number, teams: readonly Team[]): void {
  const { house, dice } = past;
  const name = dice.pick(['champions.every-team', 'certificates.every-champion']) ?? '';
  const lacking = teams.filter(() => dice.chance(0.6));
  const findings = lacking.map((team) => ({
    about: team.id,
    lack: 'no-champion',
    says: `${team.name} has no champion`,
  }));
  const measured = 'Some have none';
  const found = { criterion: name, verdict: 'fail', measured, n: teams.length, findings } as const;
  write(house.bot().database, () =>
    keep(past, {
      gate: `wave-${number}`,
      criteria: [name],
      found: dice.chance(0.2) ? undefined : [found],
      requestedAt: moment(past, 9),
      expiresOn: near(past, 3, 14),
      reviewedAfter: 'broad',
    }),
  );
}
