import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { getPilot } from '../../assess/assessment/assessment.store.ts';
import type { CorePerson } from './entry-rights.ts';

const REVIEWERS = ['champion', 'backup', 'manager', 'sponsor'] as const;

/** Who acts, as the Core sees them: those who know the work may review it. */
export function getCorePerson({ database, rolloutId, acting }: RolloutRequest): CorePerson {
  const { userId, roles } = acting;
  return {
    userId,
    isLead: roles.has('lead'),
    mayReview:
      REVIEWERS.some((role) => roles.has(role)) ||
      getPilot(database, rolloutId).peopleIds.includes(userId),
  };
}

/** The name of somebody who can't own or review an entry, because they have left or are an app. */
export function findAbsentName(database: Database, userId: UserId): string | undefined {
  const person = findPerson(database, userId);
  if (person === undefined) return 'This person';
  return person.isBot || person.isDeactivated ? person.name : undefined;
}
