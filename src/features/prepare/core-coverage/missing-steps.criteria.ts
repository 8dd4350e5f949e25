/* Who does what next for an entry that is missing: where its draft stands, or else the leads, who have it written. */
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import type { Obliged } from '../../contract/criterion.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findAbsentName } from '../core/core-people.store.ts';
import { listEntries } from '../core/entries.store.ts';
import { type Entry, entryKindTitles, isPublished, workflowKey } from '../core/entry.ts';
import { OPEN_REVIEW, PUBLISH_ENTRY } from '../core/entry-card.view.ts';
import {
  entryValue,
  OPEN_EDIT,
  OPEN_START,
  revisionValue,
  startValue,
} from '../core/review-messages.view.ts';
import type { MissingCell } from './coverage.ts';

type Draft = NonNullable<Entry['draft']>;

export function stepsToWrite(context: ReadContext, missing: readonly MissingCell[]): Obliged[] {
  const { database, rolloutId } = context;
  const drafts = listEntries(database, rolloutId).flatMap((entry) =>
    entry.retired === undefined && entry.draft !== undefined && !isPublished(entry)
      ? [{ entry, draft: entry.draft }]
      : [],
  );
  const leads = listActiveHolders(database, rolloutId, 'lead');
  const begun = missing.flatMap((cell) => drafts.filter(({ entry }) => isOf(entry, cell)));
  const toBegin = missing.find((cell) => !drafts.some(({ entry }) => isOf(entry, cell)));
  return [
    ...begun.flatMap(({ entry, draft }) => stepOf(context, entry, { draft, leads })),
    ...(toBegin === undefined ? [] : begin(rolloutId, toBegin, leads)),
  ];
}

function isOf(entry: Entry, { workflow, kind }: MissingCell): boolean {
  return entry.kind === kind && workflowKey(entry.workflow) === workflowKey(workflow);
}

function begin(
  rolloutId: ReadContext['rolloutId'],
  cell: MissingCell,
  leads: readonly UserId[],
): Obliged[] {
  return leads.map((personId) => ({
    personId,
    text: `Have the missing ${entryKindTitles[cell.kind]} for ${esc(cell.workflow)} written down`,
    label: 'Write it down',
    actionId: OPEN_START,
    value: startValue(rolloutId, cell),
  }));
}

function stepOf(
  { database, rolloutId }: ReadContext,
  { id, ownerId }: Entry,
  { draft, leads }: { draft: Draft; leads: readonly UserId[] },
): Obliged[] {
  const isHere = (personId: UserId | undefined): personId is UserId =>
    personId !== undefined && findAbsentName(database, personId) === undefined;
  const title = `“${esc(clamp(draft.title, 80))}”`;
  const revision = revisionValue(rolloutId, id, draft.revision);
  if (draft.reviewed !== undefined)
    return (isHere(ownerId) ? [ownerId] : leads).map((personId) => ({
      ...{ personId, text: `Publish ${title}`, label: 'Publish' },
      ...{ actionId: PUBLISH_ENTRY, value: revision },
    }));
  const { reviewerId, writtenBy } = draft;
  if (isHere(reviewerId))
    return [
      {
        ...{ personId: reviewerId, text: `Read the draft ${title}`, label: 'Read and decide' },
        ...{ actionId: OPEN_REVIEW, value: revision },
      },
    ];
  const writers = [writtenBy, ownerId].filter(isHere).slice(0, 1);
  return (writers.length > 0 ? writers : leads).map((personId) => ({
    ...{ personId, text: `Finish the draft ${title}, or give it up`, label: 'Go on with it' },
    ...{ actionId: OPEN_EDIT, value: entryValue(rolloutId, id) },
  }));
}
