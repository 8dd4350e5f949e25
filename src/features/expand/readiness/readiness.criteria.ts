import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayPart } from '../../../platform/words.ts';
import { type Criterion, type Finding, type Judgement, tooFew } from '../../contract/criterion.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { type LackKind, lackTitles } from '../../contract/wait.ts';
import { mustValue, OPEN_MUST } from './confirm-must.view.ts';
import { listReadiness } from './readiness.store.ts';
import { OPEN_FORM, teamValueOf } from './readiness-form.view.ts';
import { listAskedAbout } from './speakers.store.ts';
import type { TeamStanding } from './team-readiness.ts';

const NAMED_MAX = 3;
const NO_TEAM = 'The wave has no teams yet';

/** A wave takes ready teams only: every must-have met, and enough points. */
const everyTeam: Criterion<ReadContext> = {
  name: 'readiness.every-team',
  version: 2,
  asks: 'Is every team in the wave ready: all must-haves confirmed, and enough points?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'wave',
  judge(context, gate): Judgement {
    const teamIds: readonly TeamId[] = gate.kind === 'wave' ? gate.teamIds : [];
    const teams = listReadiness(context, new Set(teamIds));
    if (teams.length === 0) return nothing(NO_TEAM, 'Plan the wave first.');
    const open = teams.filter(({ readiness }) => !readiness.ready);
    const ready = teams.length - open.length;
    const measured = `${sayPart(ready, teams.length, 'team', 'is')} ready`;
    if (open.length === 0)
      return { verdict: 'pass', measured, n: teams.length, settledBy: '', obliges: [] };
    const isSilent = open.every(({ hasAnswers }) => !hasAnswers);
    return {
      verdict: isSilent && ready === 0 ? 'no-data' : 'fail',
      measured,
      n: teams.length,
      ...settledBy(context, open),
      findings: open.flatMap(lacksOf),
    };
  },
};

/** The second pilot is chosen among ready teams; with two of them there is nothing to choose, but enough to begin. */
const forExpansion: Criterion<ReadContext> = {
  name: 'readiness.for-expansion',
  version: 2,
  asks: 'Are enough teams ready to be a second pilot?',
  threshold: { default: 2, unit: 'teams', means: 'ready teams besides the pilot' },
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'infrastructure',
  judge(context, _gate, threshold): Judgement {
    const teams = listReadiness(context);
    const ready = teams.filter(({ readiness }) => readiness.ready);
    const isSilent = teams.every(({ hasAnswers }) => !hasAnswers);
    if (isSilent)
      return nothing(
        'No team has answered the readiness questions yet',
        'Champions and managers answer them with `/champion ready`.',
      );
    const measured = `${sayPart(ready.length, teams.length, 'team', 'is')} ready (${threshold} needed)`;
    if (ready.length >= threshold)
      return { verdict: 'pass', measured, n: teams.length, settledBy: '', obliges: [] };
    const nearest = teams
      .filter(({ readiness }) => !readiness.ready)
      .sort(byDistance)
      .slice(0, Math.max(1, threshold - ready.length));
    return {
      verdict: 'fail',
      measured,
      n: teams.length,
      ...settledBy(context, nearest),
      findings: [tooFew(threshold - ready.length, 'team', 'to be ready')],
    };
  },
};

/** Thing by thing, so that a must-have that fails later is a finding of its own. */
function lacksOf({ team, readiness }: TeamStanding): Finding[] {
  return readiness.lacks.map(({ about }) => ({
    about: team.id,
    lack: about,
    says: `${team.name} lacks ${lackTitles[about]}`,
  }));
}

function byDistance(a: TeamStanding, b: TeamStanding): number {
  return (
    a.readiness.lacks.length - b.readiness.lacks.length || b.readiness.score - a.readiness.score
  );
}

function nothing(measured: string, settledBy: string): Judgement {
  return { verdict: 'no-data', measured, n: 0, settledBy, obliges: [] };
}

/** "Claims needs the sponsor’s consent. Say your word on the sponsor’s consent for Claims (Ines Duarte)." */
function settledBy(context: ReadContext, teams: readonly TeamStanding[]) {
  const obliges = obligesFor(context, teams);
  const who = sayObliged(obliges, (id) => esc(findName(context.database, id)));
  return { obliges, settledBy: [sayNeeds(teams), who].filter(Boolean).join(' ') };
}

function sayNeeds(teams: readonly TeamStanding[]): string {
  const shown = teams.slice(0, NAMED_MAX).map(({ team, readiness }) => {
    const kinds = readiness.lacks.map((lack): LackKind => lack.about);
    return `*${esc(team.name)}* needs ${kinds.map((kind) => lackTitles[kind]).join(', ')}.`;
  });
  const more = teams.length - shown.length;
  return [...shown, ...(more === 0 ? [] : [`And ${sayCount(more, 'more team')}.`])].join(' ');
}

function obligesFor({ database, rolloutId }: ReadContext, teams: readonly TeamStanding[]) {
  const asked = listAskedAbout(
    database,
    rolloutId,
    teams.map(({ team }) => team),
  );
  // A missing champion is not settled by an answer; the criterion about champions says who can.
  const byAnswers = teams.filter(({ readiness }) =>
    readiness.lacks.some(({ about }) => about !== 'champion'),
  );
  return byAnswers.flatMap(({ team, waiting }) => {
    const words = waiting.flatMap(({ must, waitsFor }) =>
      waitsFor.map((personId) => ({
        personId,
        text: `Say your word on ${lackTitles[must]} for *${esc(team.name)}*`,
        teamId: team.id,
        label: 'Read and say',
        actionId: OPEN_MUST,
        value: mustValue(team, must),
      })),
    );
    if (words.length > 0) return words;
    return (asked.get(team.id) ?? []).map((personId) => ({
      personId,
      text: `Answer the readiness questions for *${esc(team.name)}*`,
      teamId: team.id,
      label: 'Answer now',
      actionId: OPEN_FORM,
      value: teamValueOf(team),
    }));
  });
}

export const readinessCriteria: readonly Criterion<ReadContext>[] = [everyTeam, forExpansion];
