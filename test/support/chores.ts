/* Things that people owe, made up by a test: a feature like any other, whose state is a list. */
import { z } from 'zod';
import type { Obligation } from '../../src/features/contract/obligation.ts';
import type { ProductFeature } from '../../src/features/contract/product-feature.ts';
import { rolloutsFeature } from '../../src/features/rollout/rollouts/rollouts.feature.ts';
import { findRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { teamsFeature } from '../../src/features/teams/teams/teams.feature.ts';
import { type Database, write } from '../../src/platform/database.ts';
import type { RolloutId, UserId } from '../../src/platform/ids.ts';
import { mention, sentence } from '../../src/platform/slack/blocks.ts';
import { action } from '../../src/platform/slack/declarations.ts';
import { asValue } from '../../src/platform/slack/fields.ts';
import { tell } from '../../src/platform/slack/reply.ts';
import { takeBack } from '../../src/platform/touches.ts';
import { recordEntry } from './entries.ts';

/** Rollouts and teams alone, where nobody owes anything but what a test says. */
export const justRolloutsAndTeams: ProductFeature[] = [
  rolloutsFeature,
  withoutObligations(teamsFeature),
];

function withoutObligations({ obligations: _, ...feature }: ProductFeature): ProductFeature {
  return feature;
}

type Owed = Partial<Omit<Obligation, 'rolloutId' | 'personId'>> & { key: string; personId: string };

export type Chores = {
  feature: ProductFeature;
  /** Somebody owes something from now on. */
  owe(chore: Owed): void;
  /** Done elsewhere, without a word in the record. */
  settle(key: string): void;
};

/** What is owed counts for every rollout that `belongsTo` lets in; without it for all. */
export function chores(belongsTo: (rolloutId: RolloutId) => boolean = () => true): Chores {
  const owed = new Map<string, Owed>();
  const readBy = new Set<Database>();
  /** A list changes without a write, of which nobody who has read it would hear. */
  const changed = () => {
    for (const database of readBy) takeBack(database.$client, 0);
  };
  return {
    owe(chore) {
      owed.set(`${chore.personId} ${chore.key}`, chore);
      changed();
    },
    settle(key) {
      for (const [name, chore] of owed) if (chore.key === key) owed.delete(name);
      changed();
    },
    feature: {
      name: 'chores',
      obligations({ database, rolloutId }) {
        readBy.add(database);
        // Stands for the table that the list would be read from.
        findRollout(database, rolloutId);
        if (!belongsTo(rolloutId)) return [];
        return [...owed.values()].map((one) => obligationOf(one, rolloutId));
      },
      actions: [
        action({
          actionId: 'chores.do-it',
          who: 'anyone',
          about: 'rollout',
          value: z.object({ rolloutId: z.string(), key: z.string() }),
          run({ database, acting, rolloutId, now }, { key }) {
            write(database, () => {
              for (const [name, chore] of owed) if (chore.key === key) owed.delete(name);
              recordEntry(database, {
                workspaceId: acting.workspaceId,
                rolloutId,
                at: now,
                actor: acting.userId,
                act: 'chores.do',
                subject: `chore:${key}`,
                says: `${mention(acting.userId)} did ${key}.`,
                isNews: true,
              });
            });
            changed();
            return tell(sentence('Done.'));
          },
        }),
      ],
    },
  };
}

function obligationOf(chore: Owed, rolloutId: RolloutId): Obligation {
  return {
    topic: 'chores',
    text: `Do ${chore.key}`,
    why: 'Others wait for it.',
    sinceOn: Temporal.PlainDate.from('2027-01-04'),
    minutes: 5,
    settle: {
      label: 'Do it now',
      actionId: 'chores.do-it',
      value: asValue({ rolloutId, key: chore.key }),
    },
    ...chore,
    personId: chore.personId as UserId,
    rolloutId,
  };
}
