import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayDate, sayFew } from '../../../platform/words.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { workflowsInUse } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { workflowKey } from '../core/entry.ts';
import { listFoundCounts } from '../samples/findings.store.ts';
import { getIsVerificationAsked } from '../samples/verification-asked.store.ts';
import { boundOf } from './bound.store.ts';
import { type Bound, sayBoundPlainly, sayCorrectedBound } from './bound.ts';
import { isOpenReview } from './review.ts';
import { reviewsValue } from './review.view.ts';
import { listReviewers } from './reviewers.store.ts';
import { OPEN_PLANT, OPEN_REVIEWERS } from './reviewers.view.ts';
import { listReviews } from './reviews.store.ts';

/** The second pilot is let begin by what was found; what comes after it, by what is true behind it. */
const isFirst = (gate: Gate) =>
  gate.kind === 'wave' ? gate.wave === 0 : gate.leaving === 'infrastructure';
const isLater = (gate: Gate) =>
  gate.kind === 'wave' ? gate.wave > 0 : ['expansion', 'broad', 'sustained'].includes(gate.leaving);

const threshold = { default: 10, unit: '%', means: 'of outputs are wrong at most' } as const;

const plain: Criterion<ReadContext> = {
  name: 'reviews.error-shown',
  version: 1,
  asks: 'Do reviews of drawn outputs show that few enough are wrong?',
  threshold,
  appliesTo: isFirst,
  isAsked: getIsVerificationAsked,
  judge(context, gate, limit): Judgement {
    const { bound, since } = boundFor(context, gate, limit / 100);
    const measured = [sentenceOf(sayBoundPlainly(bound)), since, caughtBeside(bound)].join('');
    if (bound.findings.reviews === 0) return nothingYet(context);
    if (bound.shown) return { ...found('pass', measured, bound), settledBy: '' };
    return {
      ...found(bound.isAbove ? 'fail' : 'inconclusive', measured, bound),
      ...stillOpen(context),
    };
  },
};

const corrected: Criterion<ReadContext> = {
  name: 'reviews.error-corrected',
  version: 1,
  asks: 'Is it shown that few enough are wrong, with what reviewers miss counted in?',
  threshold,
  appliesTo: isLater,
  isAsked: getIsVerificationAsked,
  judge(context, gate, limit): Judgement {
    const { bound, since } = boundFor(context, gate, limit / 100);
    if (bound.findings.reviews === 0) return nothingYet(context);
    const measured = `${sentenceOf(sayCorrectedBound(bound))}${since}`;
    if (bound.corrected.shown) return { ...found('pass', measured, bound), settledBy: '' };
    if (bound.isAbove) {
      const says = sentenceOf(sayBoundPlainly(bound));
      return { ...found('fail', `${says}${since}`, bound), ...stillOpen(context) };
    }
    if (bound.planted.planted === 0) {
      const obliges = leads(context, 'Plant known errors for reviewers', 'Plant one', OPEN_PLANT);
      return {
        ...found('inconclusive', measured, bound),
        settledBy: `${sayWho(context, obliges)} Reviewers get them among the others.`,
        obliges,
      };
    }
    return { ...found('inconclusive', measured, bound), ...stillOpen(context) };
  },
};

export const reviewCriteria: readonly Criterion<ReadContext>[] = [plain, corrected];

/** Of the work that the gate's teams do; of all work for a phase. */
function boundFor(context: ReadContext, gate: Gate, limit: number) {
  const { database, rolloutId } = context;
  const counts = listFoundCounts(database, rolloutId);
  const works =
    gate.kind === 'wave'
      ? new Set(
          workflowsInUse(listTeams(database, rolloutId, new Set(gate.teamIds))).map(workflowKey),
        )
      : undefined;
  const about = counts.filter(
    ({ workflow }) => works === undefined || works.has(workflowKey(workflow)),
  );
  const findings = { reviews: 0, errors: 0 };
  for (const one of about) {
    findings.reviews += one.reviews;
    findings.errors += one.errors;
  }
  const first = about.map(({ on }) => on).sort()[0];
  const names = [...new Set(about.map(({ workflow }) => esc(workflow)))].sort();
  const since =
    first === undefined
      ? ''
      : ` Reviewed since ${sayDate(Temporal.PlainDate.from(first), context.today)}: ${sayFew(names)}.`;
  return { bound: boundOf(context, findings, limit), since };
}

const sentenceOf = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const caughtBeside = ({ planted }: Bound) =>
  planted.planted === 0
    ? ''
    : ` Reviewers catch ${planted.caught} of ${planted.planted} planted errors.`;

const found = (verdict: Judgement['verdict'], measured: string, { findings }: Bound) => ({
  verdict,
  measured,
  n: findings.reviews,
  obliges: [] as Judgement['obliges'],
});

function nothingYet(context: ReadContext): Judgement {
  const { database, rolloutId } = context;
  const hasReviewers = listReviewers(database, rolloutId).length > 0;
  const obliges = hasReviewers
    ? []
    : leads(context, 'Name people who review outputs', 'Name reviewers', OPEN_REVIEWERS);
  const how =
    'Outputs are registered and drawn, and reviewers look at what was drawn; `/core samples` shows where that stands.';
  return {
    verdict: 'no-data',
    measured: 'No output of this work has been reviewed yet',
    n: 0,
    settledBy: [sayWho(context, obliges), how].filter(Boolean).join(' '),
    obliges,
  };
}

function stillOpen({ database, rolloutId }: ReadContext): { settledBy: string } {
  const open = listReviews(database, rolloutId).filter(isOpenReview);
  const people = [...new Set(open.map(({ reviewerId }) => reviewerId))];
  const names = people.map((id) => esc(findName(database, id)));
  return {
    settledBy:
      open.length === 0
        ? 'The next draw brings more to review; `/core samples` shows when.'
        : `${sayCount(open.length, 'review is', 'reviews are')} open now, with ${sayFew(names)}.`,
  };
}

function sayWho({ database }: ReadContext, obliges: Judgement['obliges']): string {
  return sayObliged(obliges, (id) => esc(findName(database, id)));
}

function leads(
  { database, rolloutId }: ReadContext,
  text: string,
  label: string,
  actionId: string,
): Judgement['obliges'] {
  return listActiveHolders(database, rolloutId, 'lead').map((personId) => ({
    ...{ personId, text, label, actionId },
    value: reviewsValue(rolloutId),
  }));
}
