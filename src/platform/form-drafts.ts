/*
 * Forms in steps: what was entered so far is kept for the person who entered it until they finish, so that
 * one can stop and come back. It counts for nothing and is no act, so it stands in no record.
 */
import { and, eq, lt } from 'drizzle-orm';
import { type Database, write } from './database.ts';
import { formDraftsTable } from './form-drafts.table.ts';
import type { RolloutRequest } from './request.ts';

/** Which form, about what: "readiness.answer" about a team. */
export type FormOf = { form: string; subject: string };

export type FormFields = Record<string, string | string[] | undefined>;

export type FormDraft = { step: number; fields: FormFields; savedAt: Temporal.Instant };

const KEPT_FOR = { hours: 24 * 60 };

type Asking = Pick<RolloutRequest, 'database' | 'acting'>;

export function findFormDraft({ database, acting }: Asking, of: FormOf): FormDraft | undefined {
  const { step, fields, savedAt } = formDraftsTable;
  return database
    .select({ step, fields, savedAt })
    .from(formDraftsTable)
    .where(its(acting, of))
    .get();
}

/** Keeps what a step holds, beside what other steps hold, and where the person goes on. */
export function saveFormDraft(
  request: Asking & Pick<RolloutRequest, 'now'>,
  of: FormOf,
  entered: { step: number; fields: FormFields },
): FormDraft {
  const { database, acting, now: savedAt } = request;
  return write(database, () => {
    const before = findFormDraft(request, of)?.fields ?? {};
    const fields = filled({ ...before, ...entered.fields });
    const { workspaceId, userId } = acting;
    const draft = { step: entered.step, fields, savedAt };
    database
      .insert(formDraftsTable)
      .values({ workspaceId, userId, ...of, ...draft })
      .onConflictDoUpdate({
        target: [formDraftsTable.userId, formDraftsTable.form, formDraftsTable.subject],
        set: draft,
      })
      .run();
    return draft;
  });
}

/** The form is finished, or given up. */
export function removeFormDraft({ database, acting }: Asking, of: FormOf): void {
  write(database, () => {
    database.delete(formDraftsTable).where(its(acting, of)).run();
  });
}

/** What nobody came back to within two months. */
export function removeOldDrafts(database: Database, now: Temporal.Instant): number {
  return write(
    database,
    () =>
      database
        .delete(formDraftsTable)
        .where(lt(formDraftsTable.savedAt, now.subtract(KEPT_FOR)))
        .run().changes,
  );
}

function its({ userId }: Asking['acting'], { form, subject }: FormOf) {
  return and(
    eq(formDraftsTable.userId, userId),
    eq(formDraftsTable.form, form),
    eq(formDraftsTable.subject, subject),
  );
}

function filled(fields: FormFields): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (one): one is [string, string | string[]] => one[1] !== undefined,
    ),
  );
}
