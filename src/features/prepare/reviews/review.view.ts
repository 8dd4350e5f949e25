import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  clamp,
  context,
  esc,
  type Message,
  option,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { radioInput } from '../core/entry-inputs.view.ts';
import { asMrkdwn } from '../core/entry-text.view.ts';
import { type Verdict, verdicts, verdictTitles } from '../samples/finding.ts';
import type { PlantedError } from './planted-error.ts';

export const OPEN_REVIEW = 'reviews.open-review';
export const REVIEW_FORM = 'reviews.give-verdict';
export const OPEN_DISPUTED = 'reviews.open-disputed';
export const DECISION_FORM = 'reviews.decide-output';

export const reviewsValue = (rolloutId: RolloutId) => asValue({ rolloutId });
export const disputedValue = (rolloutId: RolloutId, workflow: string) =>
  asValue({ rolloutId, workflow });

const MEANS: Record<Verdict, string> = {
  right: 'Could be used as it is',
  minor: 'A slip that harms nobody',
  major: 'Would have misled someone',
  critical: 'Could do harm: leads hear at once',
  'cannot-tell': 'Something is missing to judge it',
};

/** What somebody judges, without a word on who made it or whether it is planted. */
export type ToJudge = {
  workflow: string;
  url: string | undefined;
  note: string | undefined;
  /** The quality criteria of the work, from the Core. */
  criteria: readonly { title: string; body: string }[];
};

function judgeBlocks({ workflow, url, note, criteria }: ToJudge): AnyBlock[] {
  const what = note === undefined ? 'One output' : esc(clamp(note, 300));
  const link = url === undefined ? '' : `\n<${url.replaceAll('|', '%7C')}|Open the output>`;
  return [
    section(`*${esc(workflow)}*\n${what}${link}`),
    ...criteria
      .slice(0, 3)
      .map(({ title, body }) =>
        context(`*${esc(title)}*\n${asMrkdwn(clamp(body, 700)).replaceAll(/\n{2,}/g, '\n')}`),
      ),
    ...(criteria.length === 0
      ? [context('The Core has no quality criteria for this work yet; judge by what you know.')]
      : []),
  ];
}

const verdictInput = radioInput(
  'verdict',
  'What do you say?',
  verdicts.map((one) => option(verdictTitles[one], one, MEANS[one])),
);

const reasonInput = textInput('reason', 'Why? (not needed where it is right)', undefined, {
  example: 'It promises a refund that the policy rules out',
  limit: 600,
  multiline: true,
  optional: true,
});

/** One output, one form, under a minute. `said` tells of the one before. */
export function reviewModal(form: {
  rolloutId: RolloutId;
  reviewId: string;
  judged: ToJudge;
  left: number;
  said?: string;
}): Modal {
  const { rolloutId, reviewId, judged, left, said } = form;
  return {
    type: 'modal',
    callback_id: REVIEW_FORM,
    private_metadata: asValue({ rolloutId, reviewId }),
    title: plain('Review an output', 24),
    submit: plain('Send', 24),
    close: plain('Later', 24),
    blocks: [
      ...(said === undefined ? [] : [section(said)]),
      ...judgeBlocks(judged),
      verdictInput,
      reasonInput,
      context(
        `${left === 1 ? 'This is the last one for now.' : `${sayCount(left, 'output')} wait for you, this one included.`} Nobody sees who said what.`,
      ),
    ],
  };
}

/** What a reviewer hears right after a planted error. */
export function sayPlanted({ wrong }: PlantedError, caught: boolean): string {
  return caught
    ? `*This one was planted, and you caught it.* ${esc(wrong)}`
    : `*This one was planted, to see what reviews catch.* What is wrong with it: ${esc(wrong)} It’s easy to miss, and it counts for nobody.`;
}

export const allReviewedMessage = (said?: string): Message =>
  sentence(`${said === undefined ? '' : `${said} `}That was all: no output waits for your review.`);

export function doneModal(said: string): Modal {
  return {
    type: 'modal',
    title: plain('Review an output', 24),
    close: plain('Close', 24),
    blocks: [section(said), section('That was all for now. Thank you.')],
  };
}

/** What two reviewers saw differently, for the one whose word counts. */
export function disputedModal(form: {
  rolloutId: RolloutId;
  outputNumber: number;
  judged: ToJudge;
  said: readonly { verdict: Verdict; reason: string | undefined }[];
}): Modal {
  const { rolloutId, outputNumber, judged, said } = form;
  return {
    type: 'modal',
    callback_id: DECISION_FORM,
    private_metadata: asValue({ rolloutId, outputNumber }),
    title: plain('Seen differently', 24),
    submit: plain('Decide', 24),
    close: plain('Later', 24),
    blocks: [
      section('Reviewers see this output differently, or can’t tell. Your word counts.'),
      ...judgeBlocks(judged),
      ...said.map(({ verdict, reason }) =>
        section(
          `• _${verdictTitles[verdict]}_${reason === undefined ? '' : `: ${esc(clamp(reason, 500))}`}`,
        ),
      ),
      verdictInput,
      textInput('reason', 'Why?', undefined, {
        example: 'The date is wrong, but nothing follows from it',
        limit: 600,
        multiline: true,
      }),
    ],
  };
}
