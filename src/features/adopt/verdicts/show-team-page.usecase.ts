import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { Team } from '../../teams/teams/team.ts';
import { dayNumber, weekOfDay } from '../usage/usage.ts';
import { listUsageSources } from '../usage-sources/usage-sources.store.ts';
import type { AdoptionPage } from './adoption-page.ts';
import { findFigureSource, findTeamPage } from './adoption-pages.store.ts';
import { findPublishedFigures, savePublishedFigures } from './published-figures.store.ts';
import { type PublishedFigures, peopleToShow, renewed } from './published-figures.ts';
import { onlyPeople, peopleBehind, teamFigures } from './team-figures.ts';

/** A team's page, with figures that tell nothing of the one or two who differ since they were shown last. */
export function showTeamPage(request: RolloutRequest, team: Team): AdoptionPage | undefined {
  const page = findTeamPage(request, team);
  const figures = page && publish(request, team.id);
  if (page === undefined || figures === undefined) return page;
  const { mix, definition, says, atRisk } = figures;
  const first = weekOfDay(dayNumber(page.verdict.firstWeekOn));
  const weeks = figures.weeks.map((one) => ({ ...one, week: one.week - first }));
  return { ...page, figures: { weeks, mix, definition }, says, atRisk };
}

function publish(request: RolloutRequest, teamId: TeamId): PublishedFigures | undefined {
  const { database, rolloutId } = request;
  const source = findFigureSource(request, teamId);
  if (source === undefined) return undefined;
  return write(database, () => {
    const last = findPublishedFigures(database, { rolloutId, teamId });
    const sources = listUsageSources(database, rolloutId).length;
    const before = last?.sources === sources ? last : undefined;
    const now = peopleBehind(source);
    const shown = peopleToShow(before?.people, now);
    if (before !== undefined && shown.from === 'nobody') return before;
    const people = shown.from === 'those before' ? shown.people : now;
    const fresh = teamFigures(shown.from === 'those before' ? onlyPeople(source, people) : source);
    const isSame = before !== undefined && isSameBehind(before.people, people);
    const figures = isSame
      ? renewed(before, fresh, source.week)
      : { ...fresh, people, week: source.week, sources };
    savePublishedFigures(database, { rolloutId, teamId }, figures);
    return figures;
  });
}

function isSameBehind(one: PublishedFigures['people'], other: PublishedFigures['people']): boolean {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...ids].every((id) => one[id] === other[id]);
}
