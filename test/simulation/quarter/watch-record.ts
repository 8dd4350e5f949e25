/* What is put on the record about gates and access is news where the digest is to name it, and nothing else is. */
import { rows, type Watch } from './watch.ts';

/** By act; what is not listed belongs to others. */
const IS_NEWS: Readonly<Record<string, boolean>> = {
  'gates.open': true,
  'gates.freeze': false,
  'overrides.request': true,
  'overrides.ask-to-loosen': true,
  'overrides.approve': true,
  'overrides.decline': true,
  'overrides.withdraw': true,
  'overrides.fulfil': true,
  'overrides.expire': true,
  'overrides.lapse': false,
  'overrides.review': true,
  'pauses.pause': true,
  'pauses.resume': true,
  'freezes.declare': true,
  'freezes.lift': true,
  'access.grace': true,
  'access.frozen': true,
  'access.suspended': true,
};

type Row = { sequence: number; act: string; says: string; news: number; was: string | null };

export function watchRecord(): Watch {
  let looked = 0;
  return (scene, report) => {
    const fresh = rows<Row>(
      scene,
      `select sequence, act, says, is_news as news, before as was from audit
       where sequence > ? order by sequence`,
      looked,
    );
    looked = fresh.at(-1)?.sequence ?? looked;
    for (const { sequence, act, says, news, was } of fresh) {
      // What two people agreed on was in the news with their yes; who never had access loses none.
      const isSuspended = act === 'access.suspended' && was === '"waiting"';
      const isAgreed = act === 'gates.edit' && says.includes('as was agreed');
      const wanted = isSuspended || isAgreed ? false : act === 'gates.edit' || IS_NEWS[act];
      report.expect(
        wanted === undefined || (news === 1) === wanted,
        () => `${act} (${sequence}) is news: ${news === 1}.`,
      );
    }
  };
}
