import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { findAbsentName } from './core-people.store.ts';
import { listEntries } from './entries.store.ts';
import { type Entry, isPublished, titleOf } from './entry.ts';
import { CONFIRM_ENTRY, OPEN_REVIEW, PASS_ON_ENTRY, PUBLISH_ENTRY } from './entry-card.view.ts';
import { sayWhyDue } from './entry-words.ts';
import { entryValue, OPEN_EDIT, revisionValue } from './review-messages.view.ts';
import { ASKED_DAYS_BEFORE, isDue, isDueSoon } from './verification.ts';

const REVIEW_DAYS = 3;
const PUBLISH_DAYS = 2;
/** A draft that nobody was asked to read is left in peace for a week. */
const QUIET_DAYS = 7;

/** Reading drafts, publishing what was read, saying what is still right, and finding new keepers. */
export const coreObligations: PerRollout<Obligation> = (context) => {
  const { database, rolloutId } = context;
  const entries = listEntries(database, rolloutId).filter(({ retired }) => retired === undefined);
  if (entries.length === 0) return [];
  const placeOf = placesOf(context);
  return entries.flatMap((entry) => {
    const hasLeft = findAbsentName(database, entry.ownerId) !== undefined;
    return [
      ...(hasLeft ? keeperOwed(context, entry, placeOf) : verificationOwed(context, entry)),
      ...draftOwed(context, entry, { placeOf, hasLeft }),
    ];
  });
};

type Places = {
  timeZone: string;
  /** Those who act for somebody who has left. */
  leads: readonly UserId[];
};

function placesOf({ database, rolloutId }: ReadContext): Places {
  return {
    timeZone: findRollout(database, rolloutId)?.timeZone ?? 'UTC',
    leads: listActiveHolders(database, rolloutId, 'lead'),
  };
}

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
  { leads }: Places,
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

function draftOwed(
  { database, rolloutId, today }: ReadContext,
  entry: Entry,
  { placeOf, hasLeft }: { placeOf: Places; hasLeft: boolean },
): Obligation[] {
  const { draft } = entry;
  if (draft === undefined) return [];
  const writtenOn = dateAt(draft.writtenAt, placeOf.timeZone);
  const value = revisionValue(rolloutId, entry.id, draft.revision);
  const base = { rolloutId, topic: 'core', minutes: 5 };
  const title = `“${esc(clamp(draft.title, 80))}”`;
  if (draft.reviewed !== undefined) {
    const reviewedOn = dateAt(draft.reviewed.at, placeOf.timeZone);
    const owed = hasLeft ? placeOf.leads : [entry.ownerId];
    return owed.map((personId) => ({
      ...base,
      key: `core.publish:${entry.number}:${draft.revision}`,
      personId,
      text: `Publish ${title}`,
      why: `${esc(findName(database, draft.reviewed?.by ?? personId))} found it right; people find it once it is published.`,
      sinceOn: reviewedOn,
      dueOn: addWorkingDays(reviewedOn, PUBLISH_DAYS, MONDAY_TO_FRIDAY),
      minutes: 1,
      settle: { label: 'Publish', actionId: PUBLISH_ENTRY, value },
    }));
  }
  const { reviewerId, writtenBy } = draft;
  const byName = esc(findName(database, writtenBy));
  if (reviewerId !== undefined && findAbsentName(database, reviewerId) === undefined) {
    return [
      {
        ...base,
        key: `core.review:${entry.number}:${draft.revision}`,
        personId: reviewerId,
        text: `Read the draft ${title}`,
        why: `${byName} asks you to say whether it is right; nobody finds it before.`,
        sinceOn: writtenOn,
        dueOn: addWorkingDays(writtenOn, REVIEW_DAYS, MONDAY_TO_FRIDAY),
        settle: { label: 'Read and decide', actionId: OPEN_REVIEW, value },
      },
    ];
  }
  const quietUntil = writtenOn.add({ days: QUIET_DAYS });
  if (Temporal.PlainDate.compare(quietUntil, today) > 0) return [];
  const personId = findAbsentName(database, writtenBy) === undefined ? writtenBy : entry.ownerId;
  return [
    {
      ...base,
      key: `core.finish:${entry.number}:${draft.revision}`,
      personId,
      text: `Finish the draft ${title}, or give it up`,
      why: 'Nobody has been asked to read it yet, so nobody finds it.',
      sinceOn: quietUntil,
      settle: {
        label: 'Go on with it',
        actionId: OPEN_EDIT,
        value: entryValue(rolloutId, entry.id),
      },
    },
  ];
}
