/* What stands on the record of an act about gates: by whom, as news or not, in which words, and about which gate. */
import type { Act } from './act.ts';
import { endDue, freezeDue } from './act-jobs.ts';
import type { Yard } from './gate-yard.ts';

type Row = { act: string; actor: string; news: number; says: string; subject: string };

/** A word that the sentence has to hold, by what was done. */
const WORDS: Readonly<Record<string, RegExp>> = {
  'gates.freeze': /^Version 1 of .* was frozen/,
  'gates.edit': /\(version \d+, |as was agreed/,
  'gates.open': / opened /,
  'overrides.request': / asked to override \d+ criteri/,
  'overrides.ask-to-loosen': / asked for /,
  'overrides.approve': / approved /,
  'overrides.decline': / declined /,
  'overrides.withdraw': / withdrew /,
  'overrides.review': / reviewed the override /,
  'overrides.expire': / has expired\.$/,
  'overrides.fulfil': / has ended: (its criteria are met|it was taken back)\.$/,
  'overrides.lapse': /^Nobody answered .* it lapsed/,
  'pauses.pause': / paused /,
  'pauses.resume': / resumed /,
  'freezes.declare': / declared a freeze /,
  'freezes.lift': / ended a freeze early/,
};
/** What the channel and the week's summary need not hear of. */
const QUIET = new Set(['gates.freeze', 'overrides.lapse']);

/** What was recorded since, and what of it is not as it should be. */
export function onRecord(yard: Yard, since: number, who: string, act: Act) {
  const isByJobs = act === endDue || act === freezeDue;
  const found = yard.rows<Row>(
    'select act, actor, is_news as news, says, subject from audit where sequence > ? order by sequence',
    since,
  );
  // What two people agreed on is news as their yes; that the gate follows is none.
  const isAgreed = found.some((one) => one.act === 'overrides.approve');
  const wrong = found.flatMap(({ act: name, actor, news, says, subject }) => {
    const by = isByJobs || name === 'gates.freeze' ? 'groundswell' : who;
    const isQuiet = QUIET.has(name) || (name === 'gates.edit' && (isByJobs || isAgreed));
    const about = name.startsWith('pauses.')
      ? 'rollout:'
      : name.startsWith('freezes.')
        ? 'freeze:'
        : 'gate:';
    const isSo =
      actor === by &&
      (news === 1) === !isQuiet &&
      WORDS[name]?.test(says) &&
      subject.startsWith(about);
    return isSo
      ? []
      : [`${name} of ${subject} by ${actor}, ${news === 1 ? 'news' : 'no news'}: ${says}`];
  });
  return { acts: found.map((row) => row.act), wrong };
}
