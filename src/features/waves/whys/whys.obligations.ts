import type { ReadContext } from '../../../platform/request.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { listWaves } from '../waves/waves.store.ts';
import { sayWhyRead } from './why-read.ts';
import { countWhyRead } from './why-reads.store.ts';

/** How many of the newest wave that was told of have read why it comes. */
export function whyStatus(context: ReadContext): StatusLine[] {
  const told = listWaves(context.database, context.rolloutId).filter(
    ({ told, rolledBackOn }) => told !== undefined && rolledBackOn === undefined,
  );
  const last = told.at(-1);
  if (last === undefined) return [];
  const counted = countWhyRead(context, last);
  const says = sayWhyRead(counted);
  return says === undefined
    ? []
    : [{ topic: 'waves', text: `Wave ${last.number}: ${says}.`, figures: { ...counted } }];
}
