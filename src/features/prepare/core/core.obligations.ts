import type { UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findAbsentName } from './core-people.store.ts';
import { listEntries } from './entries.store.ts';
import { type Entry, isPublished, titleOf } from './entry.ts';
import { CONFIRM_ENTRY, PASS_ON_ENTRY } from './entry-card.view.ts';
import { sayWhyDue } from './entry-words.ts';
import { entryValue } from './review-messages.view.ts';
import { ASKED_DAYS_BEFORE, isDue, isDueSoon } from './verification.ts';

/** Saying what is still right, and finding new keepers for what nobody keeps. */
export const coreObligations: PerRollout<Obligation> = (context) => {
  const { database, rolloutId } = context;
  const entries = listEntries(database, rolloutId).filter(({ retired }) => retired === undefined);
  if (entries.length === 0) return [];
  const leads = listActiveHolders(database, rolloutId, 'lead');
  return entries.flatMap((entry) =>
    findAbsentName(database, entry.ownerId) === undefined
      ? verificationOwed(context, entry)
      : keeperOwed(context, entry, leads),
  );
};

const quoted = (entry: Entry) => `“${esc(clamp(titleOf(entry), 80))}”`;

function verificationOwed({ rolloutId, today }: ReadContext, entry: Entry): Obligation[] {
  if (!isPublished(entry)) return [];
  const { verification, id, ownerId } = entry;
  if (!isDue(verification, today) && !isDueSoon(verification, today)) return [];
  const { doubt, reviewOn } = verification;
  return [
    {
      key: `core.verify:${entry.number}:${doubt === undefined ? reviewOn : `${doubt.reason}:${doubt.on}`}`,
      rolloutId,
      personId: ownerId,
      topic: 'core',
      text: `Say whether ${quoted(entry)} is still right`,
      why: sayWhyDue(entry, today),
      sinceOn: doubt?.on ?? reviewOn.subtract({ days: ASKED_DAYS_BEFORE }),
      dueOn: doubt?.on ?? reviewOn,
      minutes: 3,
      settle: {
        label: 'Still right',
        actionId: CONFIRM_ENTRY,
        value: entryValue(rolloutId, id),
      },
    },
  ];
}

/** An entry whose keeper has left is nobody's until a lead names another. */
function keeperOwed(
  { database, rolloutId, today }: ReadContext,
  entry: Entry,
  leads: readonly UserId[],
): Obligation[] {
  return leads.map((personId) => ({
    key: `core.name-keeper:${entry.number}:${entry.ownerId}`,
    rolloutId,
    personId,
    topic: 'core',
    text: `Name someone who keeps ${quoted(entry)} right`,
    why: `${esc(findName(database, entry.ownerId))} has left, so nobody says whether it still holds.`,
    sinceOn: today,
    minutes: 2,
    settle: {
      label: 'Name someone',
      actionId: PASS_ON_ENTRY,
      value: entryValue(rolloutId, entry.id),
    },
  }));
}
