import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import {
  clamp,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayDate, sayList, sayPart } from '../../../platform/words.ts';
import type { AccessEvent } from '../../contract/access-change.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { type AccessState, accessStates, isLiveState } from '../../contract/team-access.ts';
import { type AccessDecision, strongestAccess } from './access.ts';
import type { PeopleDecisions, TeamDecision } from './team-decision.ts';

export const SHOW_TEAM = 'access.show-team';

export const accessTeamValue = (rolloutId: RolloutId, teamId: TeamId) =>
  asValue({ rolloutId, teamId });

/** The same whoever is asked about, so that it tells nothing of them. */
export const personNotShown = sentence(
  'Someone’s access is shown to them, to the champion and manager of their team, and to leads, sponsors and admins. `/rollout access` shows your own.',
);

export const teamNotShown = sentence(
  'Why a team has access is shown to people with a part in the rollout: its teams, champions, leads and sponsors. `/rollout teams` shows which teams are live.',
);

/** What was told before, as a day and a word. */
export type EventLine = { on: Temporal.PlainDate; event: AccessEvent; reason: string };

/** Whether a person has access, why, and what would change it. */
export function personAccessMessage(about: {
  name: string;
  isSelf: boolean;
  rolloutName: string;
  decisions: readonly AccessDecision[];
  events: readonly EventLine[];
  today: Temporal.PlainDate;
}): Message {
  const { decisions, events, today, rolloutName } = about;
  const who = about.isSelf ? 'You' : `*${esc(about.name)}*`;
  const have = about.isSelf ? 'have' : 'has';
  const best = strongestAccess(decisions);
  if (best === undefined)
    return sentence(
      `${who} ${have} no access to *${esc(rolloutName)}*: ${about.isSelf ? 'you are' : 'this person is'} not in any of its teams. A lead or a team’s manager can add people with \`/rollout team edit <team>\`.`,
    );
  const others = decisions.filter((each) => each !== best).map((each) => each.teamName);
  const text = best.allowed
    ? `${who} ${have} access to *${esc(rolloutName)}* through *${esc(best.teamName)}*.`
    : `${who} ${have} no access to *${esc(rolloutName)}*.`;
  return {
    text,
    blocks: [
      section(text),
      section(`*Why:* ${esc(best.reason)}\n*What would change it:* ${esc(best.changedBy)}`),
      ...(others.length === 0
        ? []
        : [context(`Also in ${others.map((name) => `*${esc(name)}*`).join(', ')}.`)]),
      ...(events.length === 0
        ? []
        : [context(events.map((line) => eventLine(line, best.reason, today)).join('\n'))]),
    ],
  };
}

/** Whether a team's people have access, why, and what would change it. */
export function teamAccessMessage(about: {
  decision: TeamDecision;
  people: PeopleDecisions;
  events: readonly EventLine[];
  today: Temporal.PlainDate;
}): Message {
  const { decision, people, events, today } = about;
  const { access } = decision;
  const allowed = [...people.values()].filter((one) => one.allowed).length;
  const text = `*${esc(decision.teamName)}* is ${stateWords(access.state, access.lastOn, today)}: ${sayPart(allowed, people.size, ['person', 'people'], 'has')} access.`;
  return {
    text,
    blocks: [
      section(text),
      section(`*Why:* ${esc(access.reason)}\n*What would change it:* ${esc(access.changedBy)}`),
      ...(events.length === 0
        ? []
        : [context(events.map((line) => eventLine(line, access.reason, today)).join('\n'))]),
    ],
  };
}

const SHOWN_MAX = 30;
const ORDER: readonly AccessState[] = ['grace', 'frozen', 'suspended', 'live', 'waiting'];

/** All teams, those first that need somebody. */
export function allAccessMessage(
  rolloutName: string,
  decisions: readonly TeamDecision[],
  today: Temporal.PlainDate,
): Message {
  if (decisions.length === 0)
    return sentence(`*${esc(rolloutName)}* has no teams yet. Add one with \`/rollout team add\`.`);
  const sorted = [...decisions].sort(
    (a, b) =>
      ORDER.indexOf(a.access.state) - ORDER.indexOf(b.access.state) ||
      a.teamName.localeCompare(b.teamName),
  );
  const lines = sorted
    .slice(0, SHOWN_MAX)
    .map(
      ({ teamName, access }) =>
        `• *${esc(teamName)}*: ${stateWords(access.state, access.lastOn, today)}`,
    );
  const left = sorted.length - lines.length;
  const text = statusWords(decisions, today);
  return {
    text,
    blocks: [
      section(text),
      section(clamp([...lines, ...(left === 0 ? [] : [`and ${left} more`])].join('\n'), 3000)),
      context('`/rollout access @person` or `/rollout access <team>` says why.'),
    ],
  };
}

export function accessStatus(
  decisions: readonly TeamDecision[],
  today: Temporal.PlainDate,
): StatusLine[] {
  if (decisions.length === 0) return [];
  const figures = Object.fromEntries(
    accessStates.map((state) => [
      state,
      decisions.filter(({ access }) => access.state === state).length,
    ]),
  );
  return [{ topic: 'Access', text: statusWords(decisions, today), figures }];
}

/** "Access: 3 teams live (*Claims* in its grace period until Thursday 14 January); 4 teams waiting." */
function statusWords(decisions: readonly TeamDecision[], today: Temporal.PlainDate): string {
  const of = (state: AccessState) => decisions.filter((one) => one.access.state === state);
  const named = (state: AccessState, word: string) =>
    of(state).map(({ teamName, access }) => {
      const until = access.lastOn === undefined ? '' : ` until ${sayDate(access.lastOn, today)}`;
      return `*${esc(teamName)}* ${word}${until}`;
    });
  const live = decisions.filter(({ access }) => isLiveState(access.state)).length;
  const waiting = of('waiting').length;
  const amongLive = [
    ...few(named('grace', 'in its grace period'), 'in their grace period'),
    ...few(named('frozen', 'frozen'), 'frozen'),
  ];
  const among = amongLive.length === 0 ? '' : ` (${sayList(amongLive)})`;
  const parts = [
    `${live === 0 ? 'no teams live' : `${sayCount(live, 'team')} live`}${among}`,
    ...few(named('suspended', 'suspended'), 'suspended'),
    ...(waiting === 0 ? [] : [`${sayCount(waiting, 'team')} waiting`]),
  ];
  return `Access: ${parts.join('; ')}.`;
}

function few(named: readonly string[], word: string): string[] {
  return named.length > 3 ? [`${sayCount(named.length, 'team')} ${word}`] : [...named];
}

function stateWords(
  state: AccessState,
  lastOn: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): string {
  const until = lastOn === undefined ? '' : ` until ${sayDate(lastOn, today)}`;
  return {
    waiting: 'waiting',
    live: `live${until}`,
    grace: `in its grace period${until}, without a certified champion`,
    frozen: 'frozen to new people',
    suspended: 'suspended',
  }[state];
}

const EVENT_WORDS: Record<AccessEvent, string> = {
  'access.granted': 'access given',
  'access.frozen': 'frozen to new people',
  'access.suspended': 'access taken away',
};

/** The reason is not told twice where it still holds. */
function eventLine(
  { on, event, reason }: EventLine,
  reasonNow: string,
  today: Temporal.PlainDate,
): string {
  const why = reason === reasonNow ? '' : ` ${esc(reason)}`;
  return `${sayDate(on, today)}: ${EVENT_WORDS[event]}.${why}`;
}
