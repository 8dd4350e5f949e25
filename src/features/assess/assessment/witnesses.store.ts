/* Who may confirm what was said about the pilot, and which answers wait for whom. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { type Answer, isOpen, latestAnswers } from './answer.ts';
import { getPilot, listAnswers } from './assessment.store.ts';
import { askedToConfirm, confirmersOf, confirmingOf, type Witnesses } from './confirmation.ts';
import { listConfirmations } from './confirmations.store.ts';

type Place = { database: Database; rolloutId: RolloutId };

export function getWitnesses({ database, rolloutId }: Place): Witnesses {
  return {
    pilotIds: getPilot(database, rolloutId).peopleIds,
    leadIds: new Set(listRoleHolders(database, rolloutId, 'lead')),
    hasLeft: (id) => findPerson(database, id)?.isDeactivated === true,
  };
}

export type Waiting = { answer: Answer; askedIds: readonly UserId[]; mayIds: readonly UserId[] };

/** Answers with evidence that nobody has confirmed yet, and whom each waits for; nobody, where there is no one else. */
export function listWaiting(place: Place): Waiting[] {
  const { database, rolloutId } = place;
  const witnesses = getWitnesses(place);
  const words = listConfirmations(database, rolloutId);
  return latestAnswers(listAnswers(database, rolloutId))
    .filter((answer) => !isOpen(answer) && confirmingOf(answer, words).state === 'waiting')
    .map((answer) => ({
      answer,
      askedIds: askedToConfirm(answer, witnesses),
      mayIds: confirmersOf(answer, witnesses),
    }));
}

/** The answers that wait for one person, in the order in which they came. */
export function listWaitingFor(place: Place, personId: UserId): Answer[] {
  return listWaiting(place)
    .filter(({ askedIds }) => askedIds.includes(personId))
    .map(({ answer }) => answer);
}
