import { dateAt } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { PerRollout, ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { listAnswers } from '../../assess/assessment/assessment.store.ts';
import { OPEN_ANSWERS } from '../../contract/make-entry.view.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { addWorkingDays, MONDAY_TO_FRIDAY } from '../../teams/calendars/working-calendar.ts';
import { findAbsentName } from './core-people.store.ts';
import { listEntries } from './entries.store.ts';
import type { Entry } from './entry.ts';
import { OPEN_REVIEW, PUBLISH_ENTRY } from './entry-card.view.ts';
import { entryValue, OPEN_EDIT, revisionValue, startValue } from './review-messages.view.ts';

const REVIEW_DAYS = 3;
const PUBLISH_DAYS = 2;
/** A draft that nobody was asked to read is left in peace for a week. */
const QUIET_DAYS = 7;
/** Working days in which the assessment's answers are still fresh. */
const BEGINNING_DAYS = 5;

type Places = {
  timeZone: string;
  /** Those who act for somebody who has left. */
  leads: readonly UserId[];
};

/** Reading drafts, publishing what was read, and going on with what lies about. */
export const draftObligations: PerRollout<Obligation> = (context) => {
  const { database, rolloutId } = context;
  const drafts = listEntries(database, rolloutId).filter(
    ({ retired, draft }) => retired === undefined && draft !== undefined,
  );
  if (drafts.length === 0) return [];
  const placeOf = {
    timeZone: findRollout(database, rolloutId)?.timeZone ?? 'UTC',
    leads: listActiveHolders(database, rolloutId, 'lead'),
  };
  return drafts.flatMap((entry) => {
    const hasLeft = findAbsentName(database, entry.ownerId) !== undefined;
    return draftOwed(context, entry, { placeOf, hasLeft });
  });
};

/** Phase 2 begins with what the pilot said in phase 1, until each of them has made a first entry of it. */
export const beginningObligations: PerRollout<Obligation> = (context) => {
  const { database, rolloutId, product } = context;
  const rollout = findRollout(database, rolloutId);
  if (rollout?.phase !== 'infrastructure') return [];
  const passedAt = product.assessmentPassedAt(context);
  if (passedAt === undefined) return [];
  const passedOn = dateAt(passedAt, rollout.timeZone);
  const entries = listEntries(database, rolloutId);
  const hasBegun = new Set(entries.flatMap(({ createdBy, ownerId }) => [createdBy, ownerId]));
  const people = new Set(listAnswers(database, rolloutId).map(({ personId }) => personId));
  return [...people]
    .filter((id) => !hasBegun.has(id) && findAbsentName(database, id) === undefined)
    .map((personId) => ({
      key: `core.begin:${personId}`,
      rolloutId,
      personId,
      topic: 'core',
      text: 'Make a first entry of the Intelligence Core of what you answered in the assessment',
      why: 'What you know by heart is what the next teams will look for; your words are already in the form.',
      sinceOn: passedOn,
      dueOn: addWorkingDays(passedOn, BEGINNING_DAYS, MONDAY_TO_FRIDAY),
      minutes: 10,
      settle: {
        label: 'Choose an answer',
        actionId: OPEN_ANSWERS,
        value: startValue(rolloutId),
      },
    }));
};

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
