/* What stands in the rows when somebody has answered a request for an override. */
import type { OverrideRow } from '../quarter/gate-rows.ts';
import { sponsorsFor } from '../quarter/override-model.ts';
import type { Coming, Done } from './act.ts';

export type Answer = { decision: string; why: string };

/** What stands in the rows afterwards; the answer differs from what was wanted where it does not. */
export function judgeWritten(
  { yard, now, who, look, today }: Coming,
  one: OverrideRow,
  given: Answer & { isForGood: boolean; replaced: OverrideRow | undefined; news: number },
): Partial<Done> {
  const [row] = yard.rows<Record<string, unknown>>('select * from overrides where id = ?', one.id);
  const { decision, why, isForGood, replaced } = given;
  const isWithdrawn = decision === 'withdrawn';
  const change = row?.change === null ? undefined : JSON.parse(String(row?.change));
  const isApproved = decision === 'approved';
  const both = isApproved ? one.change?.isForGood === true && isForGood : one.change?.isForGood;
  const was = isApproved ? (replaced?.change?.before ?? one.change?.before) : one.change?.before;
  const isSecond = !isWithdrawn && !sponsorsFor(look.all, one.requester).includes(who);
  const [recorded] = yard.rows<{ reason: string }>(
    "select reason from audit where act like 'overrides.%' order by sequence desc limit 1",
  );
  const facts = [
    recorded?.reason === (why.trim() === '' ? one.reason : why.trim()),
    row?.decided === decision && row.decided_by === who && row.decided_at === now,
    row?.decided_why === (isWithdrawn ? '' : why.trim()),
    (row?.without_sponsor === 1) === isSecond,
    one.change === undefined || change?.isForGood === both,
    one.change === undefined || JSON.stringify(change?.before) === JSON.stringify(was),
    row?.ended === null && row.expires_on === one.expiresOn,
    !isApproved || one.change?.kind !== 'drill.limit' || yard.facts().limit === one.change.after,
  ];
  if (isApproved && one.change?.kind === 'gates.criteria') {
    const [version] = yard.rows<{ until: string | null }>(
      'select until_on as until from gate_versions where gate = ? order by number desc',
      one.gate,
    );
    facts.push(version?.until === (both ? null : one.expiresOn));
  }
  const ended = yard.rows<{ id: string }>('select id from overrides where ended_at = ?', now);
  const other =
    isApproved && one.change !== undefined && replaced !== undefined ? replaced.id : undefined;
  const before = look.all.overrides.filter(({ endedAt }) => endedAt === now).map(({ id }) => id);
  const isOneEnded =
    ended
      .filter(({ id }) => !before.includes(id))
      .map(({ id }) => id)
      .join() === (other ?? '');
  const wrong = facts.flatMap((holds, at) => (holds ? [] : [at]));
  if (!isOneEnded) wrong.push(99);
  if (newsOf(yard, one.id) !== (isWithdrawn ? given.news : given.news + 1)) wrong.push(98);
  return wrong.length === 0 ? {} : { got: `decided, and written wrong (${wrong}) on ${today}` };
}

/** How often its author was told what became of it. */
export const newsOf = (yard: Coming['yard'], id: string): number =>
  yard.rows('select 1 from personal_news where key = ?', `overrides.answered:${id}`).length;
