/* Whose champion certificate is valid today, kept up person by person. */
import { dayMark } from '../../../platform/day-mark.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { listening, noReads, noteReads, type Reads } from '../../../platform/reading.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { touchesOf } from '../../../platform/touches.ts';
import { findHeldCertificate } from './certificates.store.ts';
import { listCertificatesInDoubt, listSurelyCertified } from './ending-certificates.store.ts';

type Kept = { people: Set<UserId>; asOf: number; mark: string };

/** Everybody's certificates: whoever asks about their own people alone rests on those people's rows. */
const RESTS_ON: Reads = {
  ...noReads(),
  own: new Set(['certificates']),
  whole: new Set(['lesson_releases']),
};

const keptFor = new WeakMap<ReadContext['database']['$client'], Map<RolloutId, Kept>>();

/** The people with a valid champion certificate: who may lead a team in, sign for others, and take over. */
export function listCertifiedChampions(context: ReadContext): ReadonlySet<UserId> {
  const { database, rolloutId } = context;
  noteReads(RESTS_ON);
  return listening(noReads(), 'whole', () => {
    const ofDatabase = keptFor.get(database.$client) ?? new Map<RolloutId, Kept>();
    keptFor.set(database.$client, ofDatabase);
    const known = ofDatabase.get(rolloutId);
    const asOf = touchesOf(database.$client).now();
    const mark = dayMark(context);
    const holders = known?.mark === mark ? holdersTouched(context, known.asOf) : undefined;
    if (known === undefined || holders === undefined) {
      const people = readCertified(context);
      ofDatabase.set(rolloutId, { people, asOf, mark });
      return people;
    }
    for (const holderId of holders) {
      if (isCertified(context, holderId)) known.people.add(holderId);
      else known.people.delete(holderId);
    }
    known.asOf = asOf;
    return known.people;
  });
}

/** Whose certificates have changed; undefined when everybody's may count otherwise than before. */
function holdersTouched({ database }: ReadContext, asOf: number): Set<UserId> | undefined {
  const touches = touchesOf(database.$client);
  if (touches.versionOf('lesson_releases') > asOf) return undefined;
  if (touches.versionOf('certificates') <= asOf) return new Set();
  const changes = touches.since(asOf, ['certificates']);
  return changes && new Set(changes.map(({ id }) => id as UserId));
}

function isCertified(context: ReadContext, holderId: UserId): boolean {
  return findHeldCertificate(context, holderId, 'champion')?.status.kind === 'valid';
}

function readCertified(context: ReadContext): Set<UserId> {
  const people = new Set(listSurelyCertified(context, 'champion'));
  for (const { holderId } of listCertificatesInDoubt(context, 'champion'))
    if (isCertified(context, holderId)) people.add(holderId);
  return people;
}
