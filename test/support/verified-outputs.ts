/* Checks that pass and reviews that show few errors, for stories that are about something else. */
import { addCheck, saveLast } from '../../src/features/prepare/checks/checks.store.ts';
import { addPlantedError } from '../../src/features/prepare/reviews/planted-errors.store.ts';
import { addReview, saveVerdict } from '../../src/features/prepare/reviews/reviews.store.ts';
import { saveStanding } from '../../src/features/prepare/samples/drawn.store.ts';
import type { Finding } from '../../src/features/prepare/samples/finding.ts';
import { addOutputs, findOutputs } from '../../src/features/prepare/samples/outputs.store.ts';
import { listRegisters, saveRegister } from '../../src/features/prepare/samples/registers.store.ts';
import { saveDraw } from '../../src/features/prepare/samples/tickets.store.ts';
import { workflowsInUse } from '../../src/features/teams/teams/team.ts';
import { listTeams } from '../../src/features/teams/teams/teams.store.ts';
import { write } from '../../src/platform/database.ts';
import type { RolloutId, UserId } from '../../src/platform/ids.ts';
import { sha256 } from '../../src/platform/sha256.ts';
import type { World } from './world.ts';

type Stage = Pick<World, 'database' | 'now'>;
const BY = 'UTOM' as UserId;
const SEED = sha256('1234:5678');

/** A green check and forty right outputs for each work that the teams do, and every planted error caught. */
export function verifyOutputs(stage: Stage, rolloutId: RolloutId): void {
  for (const workflow of workflowsInUse(listTeams(stage.database, rolloutId))) {
    keepGreen(stage, rolloutId, workflow);
    findOutputsOf(stage, rolloutId, workflow, new Array<Finding>(40).fill('right'));
  }
  catchPlanted(stage, rolloutId, { caught: 30, missed: 0 });
}

export function keepGreen({ database, now }: Stage, rolloutId: RolloutId, workflow: string): void {
  const at = now();
  const check = {
    ...{ id: `check of ${workflow}`, name: 'no-personal-data', workflow, looksFor: 'Names' },
    ...{ freshHours: 24 * 365, ownerId: BY, declaredAt: at, declaredBy: BY, last: undefined },
  };
  write(database, () => {
    addCheck(database, rolloutId, check);
    const facts = { url: undefined, note: undefined };
    saveLast(database, check.id, { outcome: 'pass', at, since: at, ...facts });
  });
}

/** Outputs that were drawn and reviewed, one for each finding. */
export function findOutputsOf(
  { database, now }: Stage,
  rolloutId: RolloutId,
  workflow: string,
  found: readonly (Finding | undefined)[],
): number[] {
  const at = now();
  return write(database, () => {
    const register = (listRegisters(database, rolloutId)[0]?.number ?? 0) + 1;
    const closesOn = at.toZonedDateTimeISO('UTC').toPlainDate();
    saveRegister(database, rolloutId, {
      ...{ number: register, openedAt: at, closesOn, seed: SEED, closedAt: at },
      ...{ first: { digits: '1234', by: BY }, second: { digits: '5678', by: BY } },
    });
    const ids = found.map((_, index) => `${workflow} ${register}.${index}`);
    const facts = { teamId: undefined, producerId: undefined, url: undefined, note: 'A reply' };
    addOutputs(
      database,
      { rolloutId, register, registeredAt: at, source: 'file' },
      ids.map((outputId) => ({ ...{ outputId, workflow, producedAt: at }, ...facts })),
      SEED,
    );
    const outputs = findOutputs(database, rolloutId, ids);
    saveDraw(database, { rolloutId, register }, ids.length);
    const numbers = ids.map((id) => outputs.get(id)!.number);
    found.forEach((finding, index) => {
      saveStanding(database, numbers[index]!, { finding, isDisputed: false }, at);
    });
    return numbers;
  });
}

/** Planted errors that reviewers answered. */
export function catchPlanted(
  { database, now }: Stage,
  rolloutId: RolloutId,
  { caught, missed }: { caught: number; missed: number },
): void {
  const at = now();
  const dueOn = at.toZonedDateTimeISO('UTC').toPlainDate();
  write(database, () => {
    for (let index = 0; index < caught + missed; index++) {
      const id = `planted ${index}`;
      addPlantedError(database, rolloutId, {
        ...{ id, workflow: 'reply drafting', url: undefined, note: 'A reply', wrong: 'The date.' },
        ...{ source: 'person', sourceId: undefined, addedBy: BY, addedAt: at },
      });
      addReview(database, rolloutId, {
        ...{ id, part: 'planted', workflow: 'reply drafting', outputNumber: undefined },
        ...{ plantedId: id, reviewerId: BY, askedAt: at, dueOn },
        ...{ given: undefined, withdrawn: undefined },
      });
      const verdict = index < caught ? 'minor' : 'right';
      saveVerdict(database, id, { verdict, reason: null, at });
    }
  });
}
