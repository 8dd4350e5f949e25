import {
  actions,
  button,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { sayChoice, sayDate } from '../../../platform/words.ts';
import type { AccessWithoutChampion } from '../../contract/team-access.ts';
import { type Champion, type LapseCause, roleTitles } from '../champions/champion.ts';
import { championValue, OPEN_HOURS } from '../nominations/nomination-messages.view.ts';
import { OPEN_SUGGESTIONS, suggestionsValue } from '../suggestions/suggestions.view.ts';

export const PROMOTE = 'champions.promote-back-up';

export type LossFacts = {
  champion: Champion;
  cause: LapseCause;
  name: string;
  teamName: string;
  rolloutName: string;
  /** Undefined while the team is not live. */
  access: AccessWithoutChampion | undefined;
  backUp: { champion: Champion; name: string } | undefined;
  approverNames: readonly string[];
  reason: string;
  today: Temporal.PlainDate;
};

/** "Mia Chen has left". */
export function sayCause({ cause, name, champion, today }: LossFacts): string {
  const who = esc(name);
  switch (cause) {
    case 'deactivated':
      return `${who} has left: their Slack account is closed`;
    case 'stepped-down':
      return `${who} has stepped down`;
    case 'hours-ended': {
      const until = champion.hours?.untilOn;
      return until === undefined
        ? `The hours of ${who} have ended`
        : `The approved hours of ${who} ended on ${sayDate(until, today)}`;
    }
  }
}

export function sayAccess({ access }: LossFacts): string {
  return (
    access?.words ??
    'The team isn’t live, so nobody loses anything; it needs a champion before it starts.'
  );
}

/** Tells leads that a team has lost its champion, with who could step in. */
export function championLostMessage(facts: LossFacts): Message {
  const { champion, backUp } = facts;
  const text = `*${esc(facts.teamName)}* no longer has a champion. ${sayCause(facts)}.`;
  const team = { id: champion.teamId, rolloutId: champion.rolloutId };
  const stepIn =
    backUp === undefined
      ? 'It has no back-up, so questions come to the leads until someone steps in.'
      : `${esc(backUp.name)} is back-up, so questions go to them from now on.`;
  const buttons = [
    ...(backUp === undefined
      ? []
      : [
          button(`Make ${backUp.name} champion`, PROMOTE, championValue(backUp.champion), {
            style: 'primary',
          }),
        ]),
    button('See who could step in', OPEN_SUGGESTIONS, suggestionsValue(team)),
    ...(facts.cause === 'hours-ended'
      ? [button('Renew the hours', OPEN_HOURS, championValue(champion))]
      : []),
  ];
  return {
    text,
    blocks: [
      section(text),
      ...(facts.reason === '' ? [] : [section(`> ${esc(facts.reason).replaceAll('\n', '\n> ')}`)]),
      section(`${sayAccess(facts)} ${stepIn}`),
      actions(...buttons),
    ],
  };
}

/** Tells a back-up that it is their turn to answer. */
export function youStandInMessage(facts: LossFacts): Message {
  const text = `${sayCause(facts)}, so *${esc(facts.teamName)}* has no champion. As back-up, you’re the one it asks from now on.`;
  return {
    text,
    blocks: [
      section(text),
      section(
        `${sayAccess(facts)} The leads decide who becomes champion; tell them whether you’d like to or not.`,
      ),
      context('`/champion` shows what is open.'),
    ],
  };
}

/** Tells somebody whose own time in the role has ended. */
export function yourRoleEndedMessage(facts: LossFacts): Message {
  const role = `${roleTitles[facts.champion.role]} of *${esc(facts.teamName)}*`;
  if (facts.cause === 'stepped-down')
    return sentence(
      `You are no longer ${role}. Thank you for what you did. The leads will hear about it.`,
    );
  const approver = sayChoice(facts.approverNames.map(esc));
  return sentence(
    `${sayCause(facts)}, so you are no longer ${role}. If you’d like to carry on, ask ${approver} to renew them: you’ll be back in the role straight away.`,
  );
}

/** Asks whoever approved the hours that ended whether they end for good. */
export function hoursEndedMessage(facts: LossFacts): Message {
  const role = `${roleTitles[facts.champion.role]} of *${esc(facts.teamName)}*`;
  const text = `${sayCause(facts)}, and with them the role of ${role}.`;
  return {
    text,
    blocks: [
      section(text),
      section(`Once they’re renewed, ${esc(facts.name)} is back in the role straight away.`),
      actions(
        button('Renew the hours', OPEN_HOURS, championValue(facts.champion), { style: 'primary' }),
      ),
    ],
  };
}

/** A back-up is lost; the champion is still there. */
export function backUpLostMessage(facts: LossFacts): Message {
  return sentence(
    `*${esc(facts.teamName)}* has lost a back-up. ${sayCause(facts)}. Name another with \`/champion backup @person\`, so that nobody is left without an answer when the champion is away.`,
  );
}

export function promotedMessage(teamName: string, name: string, byName: string): Message {
  return sentence(
    `${esc(byName)} made ${esc(name)} champion of *${esc(teamName)}*. Name a new back-up with \`/champion backup @person\`.`,
  );
}

export function youArePromotedMessage(teamName: string, byName: string): Message {
  return sentence(
    `${esc(byName)} made you champion of *${esc(teamName)}*: you were its back-up. If that is not what you want, tell ${esc(byName)}, or use \`/champion step-down\`. \`/champion\` shows what is open.`,
  );
}
