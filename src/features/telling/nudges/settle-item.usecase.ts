import { listRecordBetween, type RecordLine } from '../../../platform/audit/record-since.ts';
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { contextOf, type Request } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { Ending } from '../../contract/ending.ts';
import { todayAt } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import type { Arrangement } from '../arrangements/arrangement.ts';
import { getArrangements } from '../arrangements/arrangements.store.ts';
import { endingOf } from './item-ending.ts';
import { removeReply } from './nudge-history.store.ts';
import { markItemEnded } from './nudge-item-endings.store.ts';
import type { NudgeItem, NudgeRow } from './nudges.store.ts';

/** Writes down when and how something in a message ended that its owner is asked for no longer. */
export function settleItem(request: Request, nudge: NudgeRow, item: NudgeItem): void {
  const { database, now } = request;
  const { aboutId, obligationKey } = item;
  const timeZone = findPerson(database, nudge.personId)?.timeZone ?? 'UTC';
  const deed = findDeed(database, item, nudge.sentAt ?? now, now);
  const by = deed === undefined || deed.actor === 'groundswell' ? undefined : deed.actor;
  const ending = endingOf({
    aboutId,
    saidOn: nudge.sendOn,
    arrangement: findArrangement(database, item),
    known: askFeatures(request, item),
    deed: deed && { by: by as UserId | undefined },
  });
  const isDeed = ending.kind === 'done' && deed !== undefined;
  const on = todayAt({ timeZone }, isDeed ? deed.at : now);
  markItemEnded(database, nudge.key, item, { on, ending });
  removeReply(database, aboutId, obligationKey);
}

function findArrangement(
  database: Database,
  { rolloutId, obligationKey, aboutId }: NudgeItem,
): Arrangement | undefined {
  const { bySubject } = getArrangements(database, rolloutId);
  return bySubject.get(obligationKey) ?? bySubject.get(`${obligationKey} ${aboutId}`);
}

function askFeatures(request: Request, item: NudgeItem): Ending | undefined {
  const rollout = findRollout(request.database, item.rolloutId);
  if (rollout === undefined) return undefined;
  const context = contextOf(request, rollout);
  const gone = { key: item.obligationKey, personId: item.aboutId };
  for (const tell of request.product.endings) {
    const ending = tell(context, gone);
    if (ending !== undefined) return ending;
  }
  return undefined;
}

/** Which entry of the record settled it: on its subject by the one who owed it, by another, or on its topic. */
function findDeed(
  database: Database,
  { rolloutId, topic, obligationKey, aboutId }: NudgeItem,
  after: Temporal.Instant,
  until: Temporal.Instant,
): RecordLine | undefined {
  const ofTopic = listRecordBetween(database, rolloutId, after, until).filter(({ act }) =>
    act.startsWith(`${topic}.`),
  );
  const isOnIt = ({ subject }: RecordLine) =>
    obligationKey.includes(subject.slice(subject.indexOf(':') + 1));
  const isOwn = ({ actor }: RecordLine) => actor === aboutId;
  return (
    ofTopic.find((line) => isOnIt(line) && isOwn(line)) ??
    ofTopic.find(isOnIt) ??
    ofTopic.find(isOwn)
  );
}
