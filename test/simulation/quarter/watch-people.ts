/* Who is here: what Slack tells late, twice or in another order leaves no wrong picture of anybody. */
import { currentStatus } from '../../../src/practice/state/member.ts';
import type { Fault } from './plan.ts';
import { rows, type Scene, type Watch } from './watch.ts';

type Row = { id: string; gone: number; zone: string; status: string; until: number | null };

/** What was missed is asked for once a day; what came late is known with the next minute. */
const ASKED_WITHIN_HOURS = 25;

export function watchPeople(): Watch {
  let missedAt: Temporal.Instant | undefined;
  return (scene, report) => {
    const { step, isAtRest } = scene;
    if (mayLose(step?.fault)) missedAt = scene.now;
    const isCalm =
      missedAt === undefined || missedAt.until(scene.now).total('hours') > ASKED_WITHIN_HOURS;
    const isTick = step?.what.kind === 'tick' && scene.house.mail.waiting() === 0;
    if (!isAtRest && !(isTick && isCalm)) return;
    const known = rows<Row>(
      scene,
      `select user_id as id, is_deactivated as gone, time_zone as zone, status_text as status, status_until as until
       from people where is_bot = 0`,
    );
    for (const row of known) {
      const truth = truthOf(scene, row.id);
      if (truth === undefined) continue;
      report.expect(
        truth.isGone === (row.gone === 1),
        () => `${row.id} ${truth.isGone ? 'has left' : 'is here'}, and the bot believes otherwise.`,
      );
      if (truth.isGone) continue;
      report.expect(
        truth.zone === row.zone,
        () => `${row.id} is in ${truth.zone}, and the bot believes in ${row.zone}.`,
      );
      const isOver = row.until !== null && row.until <= scene.now.epochMilliseconds;
      const believed = isOver ? '' : row.status;
      report.expect(
        truth.statuses.includes(believed),
        () => `${row.id} says "${truth.statuses}", and the bot believes "${believed}".`,
      );
    }
  };
}

/** With a wrong clock nobody can say what is older; what could not be stored may be lost. */
function mayLose(fault: Fault | undefined): boolean {
  return fault !== undefined && fault.kind !== 'late-events' && fault.kind !== 'late-acts';
}

function truthOf({ house, now }: Scene, id: string) {
  const member = house.workspace.world.records.members.get(id);
  if (member === undefined) return undefined;
  // A status ends by Slack's clock, and by the bot's where it was told before that it would.
  const clocks = [house.workspace.clock.now(), now];
  return {
    isGone: member.deactivated,
    zone: member.timeZone,
    statuses: clocks.map((at) => currentStatus(member, at).text),
  };
}
