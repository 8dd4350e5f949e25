import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { listOpenQuestions } from '../questions/questions.store.ts';
import type { HandoverFacts } from './handover.view.ts';
import type { HandoverRecord } from './handover-records.store.ts';

/** What the views of a handover are worded from, for one of the two. */
export function handoverFacts(
  { database, rolloutId, today }: ReadContext,
  { handover, team, rollout }: HandoverRecord,
  readerId: UserId,
): HandoverFacts {
  return {
    handover,
    teamName: team.name,
    fromName: findName(database, handover.fromId),
    toName: findName(database, handover.toId),
    readerIs: readerId === handover.toId ? 'to' : 'from',
    questions: listOpenQuestions(database, rolloutId)
      .filter((one) => one.teamId === team.id)
      .map((one) => one.text),
    timeZone: rollout.timeZone,
    today,
  };
}
