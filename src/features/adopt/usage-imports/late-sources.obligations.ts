import type { PerRollout } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { dateOfDay } from '../usage/usage.ts';
import { OPEN_USAGE, usageValue } from '../usage-pages/usage-page.view.ts';
import { reportDay, sayMissingReport } from '../usage-sources/missing-report.ts';
import { listMissingReports } from '../usage-sources/source-reports.store.ts';
import { findKeeper } from './import-log.store.ts';

/** A source that fell silent: whoever brought its usage last is asked for it, else every lead. */
export const lateSourceObligations: PerRollout<Obligation> = ({ database, rolloutId, today }) => {
  const late = listMissingReports(database, rolloutId, today);
  if (late.every(({ lateFrom }) => lateFrom === undefined)) return [];
  const leads = listActiveHolders(database, rolloutId, 'lead');
  return late.flatMap((missing): Obligation[] => {
    const { sourceId, source, lateFrom } = missing;
    if (lateFrom === undefined) return [];
    const keeper = findKeeper(database, sourceId);
    const asked = leads.filter((lead) => lead === keeper);
    const sinceOn = dateOfDay(reportDay(lateFrom) + 1);
    return (asked.length > 0 ? asked : leads).map((personId) => ({
      ...{ key: `usage-imports.late:${sourceId}`, rolloutId, personId, topic: 'usage-imports' },
      text: `Bring in the usage of *${esc(source)}*`,
      why: esc(
        `${sayMissingReport(missing, today)} If it no longer reports, say that it has ended.`,
      ),
      ...{ sinceOn, dueOn: sinceOn.add({ days: 7 }), minutes: 5, takers: ['lead'] as const },
      settle: {
        label: 'See what is missing',
        actionId: OPEN_USAGE,
        value: usageValue(rolloutId),
      },
    }));
  });
};
