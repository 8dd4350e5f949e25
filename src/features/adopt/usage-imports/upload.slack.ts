import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { unescaped } from '../../../platform/slack/blocks.ts';
import { action, submission } from '../../../platform/slack/declarations.ts';
import { rolloutValue, text } from '../../../platform/slack/fields.ts';
import { optionalName } from '../../../platform/slack/name-field.ts';
import { fieldErrors, open, type Reply, update } from '../../../platform/slack/reply.ts';
import { OPEN_UPLOAD } from '../usage-pages/usage-page.view.ts';
import { findUsageSource } from '../usage-sources/usage-sources.store.ts';
import { reportLines } from './import-report.ts';
import { importAtOnce } from './import-usage.usecase.ts';
import { getDayLimits } from './limits.store.ts';
import { readUsage } from './read-usage.ts';
import { reportModal, TABLE_MAX, UPLOAD_FORM, uploadModal } from './upload.view.ts';

const LEADS = ['lead', 'admin'] as const;

const openUpload = action({
  actionId: OPEN_UPLOAD,
  who: LEADS,
  about: 'rollout',
  value: rolloutValue,
  run: ({ rolloutId }): Reply => open(uploadModal(rolloutId)),
});

const uploadSubmission = submission({
  callbackId: UPLOAD_FORM,
  who: LEADS,
  about: 'rollout',
  context: rolloutValue,
  fields: z.object({
    source: optionalName('The name', 60),
    table: text('The table', TABLE_MAX),
    partial: z.array(z.string()).optional(),
  }),
  run(request, { source: typed, table, partial = [] }): Reply {
    const source = typed?.trim() || undefined;
    const outcome = importTable(request, { source, table, isPartial: partial.length > 0 });
    return typeof outcome === 'string'
      ? fieldErrors({ table: outcome })
      : update(reportModal(outcome));
  },
});

/** Imports a table that was pasted; the report's lines, or what is wrong with it. */
function importTable(
  request: RolloutRequest,
  { source, table, isPartial }: { source: string | undefined; table: string; isPartial: boolean },
): string[] | string {
  const { database, rolloutId } = request;
  const plain = unescaped(table);
  const name = source ?? 'csv';
  const columns = findUsageSource(database, rolloutId, name)?.columns;
  const pieces = [new TextEncoder().encode(plain)];
  const read = readUsage(pieces, { kind: undefined, limits: getDayLimits(request), columns });
  if (typeof read === 'string') return read;
  const { reading, kind } = read;
  if (reading.batch.count === 0)
    return reading.refusedFirst[0]?.reason ?? 'There is no row below the headings.';
  const digest = createHash('sha256').update(plain).digest('hex');
  const report = importAtOnce(request, {
    ...{ source: { name: source ?? kind, kind }, way: 'form', reading, digest },
    isPartial: isPartial ? true : undefined,
  });
  return reportLines(report);
}

export const uploadActions = [openUpload];
export const uploadSubmissions = [uploadSubmission];
