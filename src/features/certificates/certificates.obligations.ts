import type { Reading } from '../../platform/reading.ts';
import { listInOffice } from '../champions/champions.store.ts';
import type { Obligation } from '../obligations/obligation.ts';
import type { StatusLine } from '../rollouts/status-line.ts';
import { listCertifiedChampions } from './certificates.store.ts';
import { certificatesStatus } from './certificates-status.view.ts';
import { renewalsOwed } from './renewals.obligations.ts';
import { signOffsOwed, tasksOwed } from './sign-offs.obligations.ts';
import { listSignOffRequests } from './sign-offs.store.ts';

/** Sign-offs, tasks still to be shown, and certificates that end. */
export function certificateObligations(reading: Reading): Obligation[] {
  return [...signOffsOwed(reading), ...tasksOwed(reading), ...renewalsOwed(reading)];
}

/** How many champions are certified, for everybody to see. */
export function certificateStatusLines(reading: Reading): StatusLine[] {
  const certified = listCertifiedChampions(reading);
  const champions = new Set(
    listInOffice(reading)
      .filter(({ role }) => role === 'champion')
      .map(({ personId }) => personId),
  );
  const requests = listSignOffRequests(reading.database, reading.rolloutId);
  return certificatesStatus({
    champions: champions.size,
    certified: [...champions].filter((id) => certified.has(id)).length,
    signOffs: requests.filter(({ decision }) => decision === undefined).length,
  });
}
