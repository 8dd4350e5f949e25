import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  header,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { sayCount, sayDate, sayList } from '../../../platform/words.ts';
import {
  hasBegun,
  hoursEndSoon,
  protectedHoursActive,
  roleTitles,
} from '../../champions/champions/champion.ts';
import { handoverValue, OPEN_HANDOVER } from '../../champions/handovers/handover.view.ts';
import { sayHours } from '../../champions/nominations/nomination-messages.view.ts';
import { OPEN_ANSWER, questionValue } from '../../champions/questions/questions.view.ts';
import { hoursBlocks } from '../../champions/workload/workload.view.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { CertificateStatus } from '../../prepare/certificates/certificate.ts';
import { obligationBlocks } from '../obligations/obligation.view.ts';
import type { ChampionHome, ChampionHomeRole } from './champion-home.ts';

const QUESTIONS_SHOWN = 5;
const ADOPTED_SHOWN = 3;

/** The whole desk, as `/champion` shows it. */
export function championHomeMessage(
  desk: ChampionHome,
  needs: readonly Obligation[],
  rolloutId: RolloutId,
): Message {
  const first = desk.roles[0];
  const command = (label: string, text: string) =>
    commandButton(label, { command: '/champion', text, rolloutId });
  const title =
    first === undefined
      ? 'Your desk'
      : `Your desk: ${roleTitles[first.champion.role]} of ${desk.roles.map((one) => one.teamName).join(', ')}`;
  return {
    text: title,
    blocks: [
      header(title),
      ...deskBlocks(desk, rolloutId),
      section('*Needs you*'),
      ...(needs.length === 0
        ? [section('Nothing beyond what’s listed above.')]
        : obligationBlocks(needs, desk.today)),
      actions(
        command('Log a learning', 'learned'),
        command('Say where your team stands', 'ready'),
        command('Hand over', 'handover'),
        command('All commands', 'help'),
      ),
      context('`/champion asked` logs a question · `/champion away` says when you are away'),
    ],
  };
}

function deskBlocks(desk: ChampionHome, rolloutId: RolloutId): AnyBlock[] {
  return [
    ...statusBlocks(desk),
    ...questionBlocks(desk),
    section(sayDone(desk)),
    ...(desk.load === undefined ? [] : hoursBlocks(rolloutId, desk.load, desk.lastWeekOn)),
  ];
}

/** The desk as App Home shows it, where open questions stand among what needs the reader. */
export function championHomeBlocks(desk: ChampionHome, rolloutId: RolloutId): AnyBlock[] {
  return [
    header('Your desk'),
    ...statusBlocks(desk),
    section(`${sayOpenQuestions(desk)}
${sayDone(desk)}`),
    ...(desk.load === undefined ? [] : hoursBlocks(rolloutId, desk.load, desk.lastWeekOn)),
  ];
}

function statusBlocks(desk: ChampionHome): AnyBlock[] {
  return [
    ...(desk.awayUntil === undefined
      ? []
      : [
          section(
            `You are away until ${sayDate(desk.awayUntil, desk.today)}: questions go to your back-up. \`/champion back\` changes that.`,
          ),
        ]),
    ...desk.roles.flatMap((role) => roleBlocks(role, desk)),
    section(sayCertificate(desk.certificate, desk.today)),
  ];
}

function roleBlocks(role: ChampionHomeRole, desk: ChampionHome): AnyBlock[] {
  const { champion, handoverWith } = role;
  const facts = [
    `*${esc(role.teamName)}*: ${role.isLive ? 'live' : 'not live yet'}. You are ${roleTitles[champion.role]}${role.championName === undefined ? '' : ` for ${esc(role.championName)}`}.`,
    `*Hours:* ${sayOwnHours(role, desk.today)}`,
    `*Back-up:* ${sayBackUp(role)}`,
    ...(role.buddyName === undefined ? [] : [`*Buddy:* ${esc(role.buddyName)}`]),
  ];
  if (handoverWith === undefined) return [section(facts.join('\n'))];
  const { rolloutId } = champion;
  const value = handoverValue({ rolloutId, id: handoverWith.handoverId });
  return [
    section(
      `${facts.join('\n')}\n*Handover:* under way with ${esc(handoverWith.name)}`,
      button('Open the handover', OPEN_HANDOVER, value),
    ),
  ];
}

function sayOwnHours({ champion }: ChampionHomeRole, today: Temporal.PlainDate): string {
  const { hours } = champion;
  if (hours === undefined) return 'none approved for today';
  const said = sayHours(hours, today);
  if (!hasBegun(champion, today))
    return `${said}; until then you don’t count as ${roleTitles[champion.role]}`;
  if (!protectedHoursActive(champion, today)) return 'none approved for today';
  return hoursEndSoon(champion, today) ? `${said}; your manager is asked to renew them` : said;
}

function sayBackUp({ champion, backUpNames }: ChampionHomeRole): string {
  if (backUpNames.length > 0) return sayList(backUpNames.map(esc));
  return champion.role === 'champion'
    ? 'nobody yet; `/champion backup @person` names someone'
    : 'you';
}

export function sayCertificate(
  status: CertificateStatus | undefined,
  today: Temporal.PlainDate,
): string {
  switch (status?.kind) {
    case undefined:
      return '*Certificate:* not yet. The champion’s path takes under an hour: `/core learn`.';
    case 'valid':
      return `*Certificate:* valid until ${sayDate(status.lastDayOn, today)}, ${sayCount(status.daysLeft, 'day')} left.`;
    case 'expired':
      return `*Certificate:* expired on ${sayDate(status.lastDayOn, today)}. \`/champion certify\` renews it.`;
    case 'outdated':
      return `*Certificate:* a lesson it’s based on has changed since. \`/champion certify\` asks only what is new.`;
  }
}

function questionBlocks({ questions }: ChampionHome): AnyBlock[] {
  if (questions.length === 0) return [section('*Open questions:* none.')];
  const shown = questions
    .slice(0, QUESTIONS_SHOWN)
    .map(({ question, askerName }) =>
      section(
        `${esc(askerName)}: “${esc(clamp(question.text.replaceAll(/\s+/g, ' '), 200))}”`,
        button('Answer', OPEN_ANSWER, questionValue(question)),
      ),
    );
  const more = questions.length - shown.length;
  return [
    section(`*Open questions:* ${questions.length}`),
    ...shown,
    ...(more > 0 ? [context(`And ${more} more after these.`)] : []),
  ];
}

function sayOpenQuestions({ questions }: ChampionHome): string {
  if (questions.length === 0) return '*Questions:* none are open.';
  return `*Questions:* ${questions.length} open, among what needs you.`;
}

function sayDone({ answered, adopted, thanks }: ChampionHome): string {
  const lines = [
    ...adopted
      .slice(-ADOPTED_SHOWN)
      .map(
        ({ what, teams }) =>
          `• ${sayCount(teams, 'team')} adopted what you found: ${esc(clamp(what.replaceAll(/\s+/g, ' '), 150))}`,
      ),
    ...thanks.map(
      ({ fromName, text }) =>
        `> ${esc(fromName)}: ${esc(clamp(text.replaceAll(/\s+/g, ' '), 200))}`,
    ),
  ];
  const count =
    answered === 0 && lines.length === 0
      ? 'nothing logged yet; it starts with the first question.'
      : answered === 0
        ? ''
        : `${sayCount(answered, 'question')} answered.`;
  return [`*What you have done:* ${count}`.trimEnd(), ...lines].join('\n');
}
