/*
 * Nobody of whom nothing has changed is looked at again, and everybody is where anything has: by how much a
 * round asks of the database, beside one that knows nothing of the last.
 */
import { joinFeatures } from '../../../src/features/contract/join-features.ts';
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import { addRollout, findRollout } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { forgetRounds } from '../../../src/features/telling/nudges/nudge-rounds.store.ts';
import { saveSettings } from '../../../src/features/telling/nudges/nudge-settings.store.ts';
import { DEFAULT_SETTINGS } from '../../../src/features/telling/nudges/nudge-settings.ts';
import { nudgesFeature } from '../../../src/features/telling/nudges/nudges.feature.ts';
import { movableClock } from '../../../src/platform/clock.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { createRunner } from '../../../src/platform/jobs/runner.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { anObligation, aRollout } from '../../support/builders.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import type { Dice } from '../quarter/dice.ts';
import { countStatements } from '../quarter/life.ts';
import { note, WORKSPACE } from './office.ts';

type Expect = (holds: boolean, says: () => string) => void;

/** Three hours and a half before anybody's hours begin. */
const EARLY = '2027-05-04T04:00:00Z';
const ONES = ['UMIA', 'UBAO'] as UserId[];
const OTHER = 'UFINN' as UserId;

export function judgeRounds(dice: Dice, expect: Expect): void {
  const clock = movableClock(Temporal.Instant.from(EARLY));
  const database = openInMemory();
  const owed = ONES.map((personId) => anObligation({ personId, key: 'readiness.answer:1' }));
  const product = joinFeatures([
    {
      name: 'readiness',
      obligations({ database: own, rolloutId }): Obligation[] {
        findRollout(own, rolloutId);
        return [...owed];
      },
    },
    nudgesFeature,
  ]);
  const desk = { database, product, now: () => clock.now() };
  addRollout(database, aRollout());
  const settle = (userId: UserId, statusUntil: Temporal.Instant | null) =>
    savePerson(database, {
      ...{ workspaceId: WORKSPACE, userId, name: userId, timeZone: 'Europe/Berlin', statusUntil },
      ...{ isAdmin: false, isBot: false, isDeactivated: false, fetchedAt: clock.now() },
      statusText: '',
    });
  for (const id of [...ONES, OTHER]) settle(id, null);
  const { jobs = [] } = nudgesFeature;
  const runner = createRunner({ database, product, clock, log: silentLog, jobs });
  const asked = () => {
    note(desk);
    return countStatements(database.$client, () => {
      runner.tick();
      while (runner.goOn() !== undefined) note(desk);
    });
  };
  const look = (when: string, isLookedAgain: boolean) => {
    const again = asked();
    forgetRounds(database);
    const anew = asked();
    expect(
      again < anew !== isLookedAgain,
      () => `${when} a round asks ${again} things; one that knows nothing asks ${anew}.`,
    );
  };
  const choose = (userId: UserId) =>
    saveSettings(database, { userId, workspaceId: WORKSPACE }, DEFAULT_SETTINGS, clock.now());
  const wait = (minutes: number) => clock.moveTo(clock.now().add({ minutes }));

  try {
    asked();
    look('At once', false);
    wait(1 + dice.below(20));
    look('A little later', false);
    choose(OTHER);
    look('When somebody else has changed their hours', false);
    choose(dice.pick(ONES) ?? OTHER);
    look('When one of them has changed their hours', true);
    owed.pop();
    database.$client.prepare("update rollouts set name = 'B'").run();
    look('When one of them owes nothing more', true);
    settle(ONES[0] ?? OTHER, clock.now().add({ minutes: 5 }));
    asked();
    wait(4);
    look('Before a status ends', false);
    wait(1);
    look('When a status has ended', true);
    clock.moveTo(Temporal.Instant.from('2027-05-04T05:29:59Z'));
    asked();
    look('More than two hours before a message', false);
    clock.moveTo(Temporal.Instant.from('2027-05-04T05:30:00Z'));
    look('Two hours before a message', true);
    look('Once it is planned', false);
    clock.moveTo(Temporal.Instant.from('2027-05-04T21:59:00Z'));
    asked();
    wait(1);
    look('On the next day', true);
  } finally {
    database.$client.close();
  }
}
