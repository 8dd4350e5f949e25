import { dateAt } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  divider,
  esc,
  header,
  type Message,
  mrkdwn,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayDate, sayFullDate, sayList } from '../../../platform/words.ts';
import type { Path } from '../../contract/learning-path.ts';
import { versionText } from '../lessons/lesson.ts';
import { OPEN_PATH } from '../training/learning-message.view.ts';
import type { Certificate, CertificateStatus } from './certificate.ts';
import { type RenewalWork, sayRenewalWork } from './renewal-work.ts';

/** Opens the last step to a champion certificate; sign-offs answer it. */
export const OPEN_CERTIFY = 'sign-offs.open-certify';

/** A certificate with the names and facts that it shows. */
export type CertificateCard = {
  certificate: Certificate;
  status: CertificateStatus;
  holderName: string;
  rolloutName: string;
  /** Teams that the holder is champion or back-up of. */
  teamNames: readonly string[];
  observerName: string | undefined;
  signerName: string | undefined;
  /** At the holder's place. */
  today: Temporal.PlainDate;
  /** What certifying again asks, once it can be done. */
  renewal: RenewalWork | undefined;
  earlier: readonly Certificate[];
};

const titles: Record<Path, string> = { member: 'Certificate', champion: 'Certified champion' };

export function certificateMessage(card: CertificateCard, note?: string): Message {
  const { certificate, holderName } = card;
  return {
    text: `${titles[certificate.path]}: ${esc(holderName)}, ${validity(card)}`,
    blocks: [...(note === undefined ? [] : [section(note)]), ...certificateBlocks(card)],
  };
}

/** What somebody has, who stands behind it, and until when it counts. */
export function certificateBlocks(card: CertificateCard): AnyBlock[] {
  const { certificate } = card;
  return [
    divider,
    header(titles[certificate.path]),
    section(`*${esc(card.holderName)}*\n${sayWhat(card)}`),
    factsSection(card),
    ...taskBlocks(card),
    context(groundsLine(card)),
    ...historyBlocks(card),
    ...renewalBlocks(card),
    divider,
  ];
}

function sayWhat({ certificate, rolloutName, teamNames }: CertificateCard): string {
  const on = `*${esc(rolloutName)}*`;
  if (certificate.path === 'member') {
    return `has taken the whole path of ${on}: knows what it is good for, when to leave it alone, and whom to ask.`;
  }
  const teams = sayList(teamNames.map((name) => `*${esc(name)}*`));
  const whom = teams === '' ? 'others' : teams;
  return `is prepared to lead ${whom} into ${on}: has taken both paths and shown it on a real task.`;
}

function factsSection(card: CertificateCard): AnyBlock {
  const { certificate, observerName, signerName } = card;
  const facts = [
    ['Issued', sayFullDate(issuedOn(certificate))],
    [
      card.status.kind === 'valid' ? 'Valid through' : 'Was valid through',
      sayFullDate(card.status.lastDayOn),
    ],
    ...(observerName === undefined ? [] : [['Watched by', esc(observerName)]]),
    ...(signerName === undefined
      ? []
      : [['Signed off by', `${esc(signerName)}, ${signedAs(certificate)}`]]),
  ];
  return {
    type: 'section',
    fields: facts.map(([name, value]) => mrkdwn(`*${name}*\n${value}`, 2000)),
  };
}

function signedAs({ proof }: Certificate): string {
  return proof?.signedOffAs === 'lead' ? 'rollout lead' : 'champion of another team';
}

function taskBlocks({ certificate: { proof } }: CertificateCard): AnyBlock[] {
  if (proof === undefined) return [];
  return [section(`*The task*\n${esc(proof.task.description)}\n${esc(proof.task.link)}`)];
}

function groundsLine({ certificate }: CertificateCard): string {
  const { restsOn } = certificate;
  const changed = restsOn
    .filter(({ version }) => version.major > 1)
    .map(({ lessonId, version }) => `${lessonId} ${versionText(version)}`);
  const versions = changed.length === 0 ? '' : ` (${changed.join(', ')})`;
  return `Based on ${sayCount(restsOn.length, 'lesson')}${versions}. It ends early only if one of them changes what is right.`;
}

const EARLIER_SHOWN = 3;

/** What was there before stays on record. */
function historyBlocks({ earlier }: CertificateCard): AnyBlock[] {
  if (earlier.length === 0) return [];
  const shown = earlier
    .slice(-EARLIER_SHOWN)
    .map((one) => `${sayFullDate(issuedOn(one))} to ${sayFullDate(one.lastDayOn)}`);
  const left = earlier.length - shown.length;
  const more = left === 0 ? '' : `, and ${left} before`;
  return [context(`Earlier: ${shown.join('; ')}${more}.`)];
}

function renewalBlocks(card: CertificateCard): AnyBlock[] {
  const { certificate, status, renewal } = card;
  if (renewal === undefined) return [];
  const value = asValue({ rolloutId: certificate.rolloutId });
  return [
    section(
      `${sayWhyRenew(status, card.today)} Certifying again asks only for ${sayRenewalWork(renewal)}.`,
    ),
    actions(button('Renew it', OPEN_PATH, value, { style: 'primary' })),
  ];
}

function sayWhyRenew(status: CertificateStatus, today: Temporal.PlainDate): string {
  if (status.kind === 'valid') {
    return `It ends in ${sayCount(status.daysLeft, 'day')}; you can renew it now.`;
  }
  const on = sayDate(status.lastDayOn, today);
  return status.kind === 'expired'
    ? `It was valid through ${on}.`
    : `A lesson it is based on now says something else, so it is valid only through ${on}.`;
}

function validity({ status }: CertificateCard): string {
  return `${status.kind === 'valid' ? 'valid' : 'was valid'} through ${sayFullDate(status.lastDayOn)}`;
}

function issuedOn({ issuedAt, timeZone }: Certificate): Temporal.PlainDate {
  return dateAt(issuedAt, timeZone);
}
