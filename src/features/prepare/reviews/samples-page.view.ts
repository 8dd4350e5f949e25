import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  header,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import type { Register } from '../samples/register.ts';
import { DRAW_NOW, OPEN_DIGITS, samplesValue } from '../samples/samples.view.ts';
import { OPEN_RATE } from '../samples/sampling-rate.view.ts';
import type { Agreement } from '../verification/agreement.ts';
import { sayBound, sayFindings, sayShare } from '../verification/bound-words.ts';
import type { Findings } from '../verification/error-evidence.ts';
import type { RegisterBound } from '../verification/register-bound.ts';
import { type Bound, sayBoundPlainly, sayCorrectedBound } from './bound.ts';
import { reviewsValue } from './review.view.ts';
import { OPEN_PLANT, OPEN_REVIEWERS } from './reviewers.view.ts';

export type SamplesPage = {
  rolloutId: RolloutId;
  today: Temporal.PlainDate;
  isLead: boolean;
  mayGiveDigits: boolean;
  register: Register | undefined;
  registered: ReadonlyMap<string, number>;
  works: readonly { workflow: string; bound: Bound }[];
  all: Bound;
  reviewers: { people: number; hours: number; open: number };
  plantedErrors: number;
  agreement: Agreement | undefined;
  /** The newest draw that was made, with what is known of its whole register. */
  lastDraw: { number: number; size: number; findings: Findings; bound: RegisterBound } | undefined;
};

/** Where drawing and reviewing stand, with what is shown and what is not. */
export function samplesMessage(page: SamplesPage): Message {
  const blocks: AnyBlock[] = [
    header('Sampling'),
    ...registerBlocks(page),
    section(
      [
        `*What reviews show:* ${sayBoundPlainly(page.all)}`,
        sayCorrectedBound(page.all),
        ...page.works.map(
          ({ workflow, bound }) => `• *${esc(workflow)}*: ${sayBoundPlainly(bound)}`,
        ),
      ].join('\n'),
    ),
    ...(page.lastDraw === undefined ? [] : [context(sayLastDraw(page.lastDraw))]),
    section(sayReviewers(page)),
    ...(page.agreement === undefined ? [] : [context(sayAgreement(page.agreement))]),
    ...(page.isLead
      ? [
          actions(
            button('Name reviewers', OPEN_REVIEWERS, reviewsValue(page.rolloutId)),
            button('Plant a known error', OPEN_PLANT, reviewsValue(page.rolloutId)),
            button('How many are drawn', OPEN_RATE, samplesValue(page.rolloutId)),
          ),
        ]
      : []),
  ];
  return { text: `Sampling: ${sayBoundPlainly(page.all)}`, blocks };
}

function registerBlocks(page: SamplesPage): AnyBlock[] {
  const { register, registered, rolloutId, today, isLead, mayGiveDigits } = page;
  if (register === undefined) {
    return [
      section(
        'No output waits for a draw. Outputs are registered by a signed webhook, by `groundswell outputs import`, or with the message shortcut *Register this output*.',
      ),
    ];
  }
  const count = [...registered.values()].reduce((sum, each) => sum + each, 0);
  const seed =
    register.seed === undefined
      ? register.first === undefined
        ? 'Two people have to type digits before it closes.'
        : 'One more person has to type digits before it closes.'
      : `Its seed is in the record: \`${register.seed.slice(0, 12)}…\`.`;
  const buttons = [
    ...(mayGiveDigits
      ? [button('Type your digits', OPEN_DIGITS, samplesValue(rolloutId), { style: 'primary' })]
      : []),
    ...(isLead && register.seed !== undefined
      ? [button('Draw now', DRAW_NOW, samplesValue(rolloutId))]
      : []),
  ];
  return [
    section(
      `Draw ${register.number} takes from ${sayCount(count, 'output')} so far, up to and including ${sayDate(register.closesOn, today)}. ${seed}`,
    ),
    ...(buttons.length === 0 ? [] : [actions(...buttons)]),
  ];
}

function sayLastDraw({
  number,
  size,
  findings,
  bound,
}: NonNullable<SamplesPage['lastDraw']>): string {
  const found = `Draw ${number}: ${sayFindings(findings)} of ${sayCount(size, 'output')}`;
  if (bound.atMost === undefined) return `${found}, too few to say something of all of them.`;
  const how =
    bound.used === 'rest'
      ? 'what was reviewed is counted, the rest bounded'
      : 'by the bound on every output';
  return `${found}, so at most ${sayBound(bound.atMost)} of all of them are wrong (${how}).`;
}

function sayReviewers({ reviewers, plantedErrors }: SamplesPage): string {
  const { people, hours, open } = reviewers;
  if (people === 0) return '*Reviewers:* nobody has been named yet.';
  const waiting =
    open === 0 ? 'no review is open' : sayCount(open, 'review is open', 'reviews are open');
  const planted =
    plantedErrors === 0
      ? 'No known error is planted among what they get yet.'
      : `${sayCount(plantedErrors, 'known error is', 'known errors are')} planted among what they get.`;
  return `*Reviewers:* ${sayCount(people, 'person', 'people')} with ${sayCount(hours, 'hour')} a week together; ${waiting}. ${planted}`;
}

/** Over all reviewers, so that it is about nobody. */
function sayAgreement({ pairs, raw, positive, ac1 }: Agreement): string {
  const alike = `Two reviewers saw ${Math.round(raw.share * pairs)} of ${pairs} outputs`;
  const wrong =
    positive === undefined
      ? ''
      : ` Of what either called wrong, both did in ${sayShare(positive)}.`;
  return `${alike} alike (${sayShare(raw.share)}, between ${sayShare(raw.low)} and ${sayShare(raw.high)}; AC1 ${ac1.toFixed(2)}).${wrong}`;
}
