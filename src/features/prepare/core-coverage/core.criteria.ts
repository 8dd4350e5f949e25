import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayChoice, sayFew, sayPart } from '../../../platform/words.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findAbsentName } from '../core/core-people.store.ts';
import { listPublished } from '../core/entries.store.ts';
import { type Entry, entryKinds, entryKindTitles, titleOf, workflowKey } from '../core/entry.ts';
import { OPEN_ENTRY } from '../core/entry-card.view.ts';
import { entryValue } from '../core/review-messages.view.ts';
import { isDue } from '../core/verification.ts';
import { cellFound, orphansFound, staleFound, teamFound } from './core-findings.ts';
import { getCoverage, getOrphans, listTeamsToCover } from './coverage.store.ts';
import { missingCells } from './coverage.ts';
import { stepsToWrite } from './missing-steps.criteria.ts';

/** What the pilot knew has to be written down before others need it. */
function asksForTheCore(gate: Gate): boolean {
  return gate.kind === 'wave' || gate.leaving === 'infrastructure';
}

const pass = (measured: string, n: number): Judgement => ({
  verdict: 'pass',
  measured,
  n,
  settledBy: '',
  obliges: [],
});

const coverage: Criterion<ReadContext> = {
  name: 'core.coverage',
  version: 1,
  asks: 'Does the Intelligence Core hold each kind of entry for the work of the teams concerned?',
  threshold: {
    default: 100,
    unit: '%',
    means: 'of the kinds of entries are written for each work',
  },
  appliesTo: asksForTheCore,
  judge(context, gate, threshold): Judgement {
    const { rows, teamsWithoutWork, hasEntries } = getCoverage(
      context,
      listTeamsToCover(context, gate),
    );
    const missing = missingCells(rows);
    const n = rows.length * entryKinds.length;
    const written = n - missing.length;
    const obliges = stepsToWrite(context, missing);
    const said = `${sayPart(written, n, ['entry that the work needs', 'entries that the work needs'], 'is')} published`;
    if (n === 0 || !hasEntries) {
      return {
        verdict: 'no-data',
        measured:
          n === 0 ? 'Nobody has said what work it is about' : 'Nothing has been written down yet',
        n: 0,
        settledBy:
          n === 0
            ? 'A lead names the work of each team with `/rollout team edit`.'
            : `Anyone with a part in the rollout can begin with \`/core add\`. ${sayObliged(obliges, (id) => esc(findName(context.database, id)))}`.trim(),
        obliges,
      };
    }
    if (written * 100 < threshold * n) {
      const lacking = missing.map(
        ({ workflow, kind }) => `${entryKindTitles[kind]} for ${esc(workflow)}`,
      );
      return {
        verdict: 'fail',
        measured: said,
        n,
        settledBy: `Still missing: ${sayFew(lacking)}. ${sayObliged(obliges, (id) => esc(findName(context.database, id)))}`,
        obliges,
        findings: missing.map(cellFound),
      };
    }
    if (teamsWithoutWork.length > 0) {
      return {
        verdict: 'inconclusive',
        measured: `${said}, but nobody has said what ${sayFew(teamsWithoutWork.map((name) => `*${esc(name)}*`))} would use it for`,
        n,
        settledBy: 'A lead names the work of the team with `/rollout team edit`.',
        obliges: [],
        findings: teamsWithoutWork.map(teamFound),
      };
    }
    return pass(said, n);
  },
};

const verified: Criterion<ReadContext> = {
  name: 'core.verified',
  version: 1,
  asks: 'Has someone confirmed lately that what the Core says about this work still holds?',
  threshold: { default: 90, unit: '%', means: 'of its entries are verified' },
  appliesTo: asksForTheCore,
  judge(context, gate, threshold): Judgement {
    const { database, rolloutId, today } = context;
    const { rows } = getCoverage(context, listTeamsToCover(context, gate));
    const work = new Set(rows.map(({ workflow }) => workflowKey(workflow)));
    const entries = listPublished(database, rolloutId).filter((entry) =>
      work.has(workflowKey(entry.workflow)),
    );
    const stale = entries.filter(({ verification }) => isDue(verification, today));
    const n = entries.length;
    const measured = `${sayPart(n - stale.length, n, ['entry', 'entries'], 'is')} verified`;
    if (n === 0) {
      return {
        verdict: 'no-data',
        measured: 'There is no entry about this work yet',
        n,
        settledBy: 'Entries count as verified from the day on which they are published.',
        obliges: [],
      };
    }
    if ((n - stale.length) * 100 >= threshold * n) return pass(measured, n);
    const leads = listActiveHolders(database, rolloutId, 'lead');
    const keepers = (ownerId: UserId) =>
      findAbsentName(database, ownerId) === undefined ? [ownerId] : leads;
    const askedIds = new Set(stale.flatMap(({ ownerId }) => keepers(ownerId)));
    const names = [...askedIds].map((id) => esc(findName(database, id)));
    return {
      verdict: 'fail',
      measured,
      n,
      settledBy: `${sayFew(names)} ${names.length === 1 ? 'says' : 'say'} whether ${stale.length === 1 ? 'it is' : 'they are'} still right.`,
      findings: stale.map(staleFound),
      obliges: stale.flatMap((entry) =>
        keepers(entry.ownerId).map((personId) => ({
          personId,
          text: `Say whether “${esc(clamp(entry.published.title, 80))}” is still right`,
          label: 'Look at it',
          actionId: OPEN_ENTRY,
          value: entryValue(rolloutId, entry.id),
        })),
      ),
    };
  },
};

const linked: Criterion<ReadContext> = {
  name: 'core.linked',
  version: 1,
  asks: 'Is what the pilot knew answered by an entry, and each entry taught in a lesson?',
  threshold: { default: 80, unit: '%', means: 'of the constraints and entries are linked' },
  appliesTo: asksForTheCore,
  judge(context, _gate, threshold): Judgement {
    const { unanswered, untaught, n } = getOrphans(context);
    const torn = unanswered.length + untaught.length;
    const measured = `${n - torn} of ${n} constraints and entries are linked`;
    if (n === 0) {
      return {
        verdict: 'no-data',
        measured: 'There is neither an entry nor anything that has to become one',
        n,
        settledBy: 'Anyone with a part in the rollout can begin with `/core add`.',
        obliges: [],
      };
    }
    if ((n - torn) * 100 >= threshold * n) return pass(measured, n);
    const { database, rolloutId } = context;
    const leads = listActiveHolders(database, rolloutId, 'lead');
    const said = (ids: readonly UserId[]) =>
      sayChoice(ids.map((id) => esc(findName(database, id))));
    const keeperOf = ({ ownerId }: Entry) =>
      findAbsentName(database, ownerId) === undefined ? [ownerId] : leads;
    const names = [
      ...unanswered.map((text) => `“${esc(clamp(text, 60))}” (no entry; ${said(leads)})`),
      ...untaught.map(
        (entry) => `“${esc(clamp(titleOf(entry), 60))}” (no lesson; ${said(keeperOf(entry))})`,
      ),
    ];
    return {
      verdict: 'fail',
      measured,
      n,
      findings: orphansFound(unanswered, untaught),
      settledBy: `Still open: ${sayFew(names)}. The form of an entry names constraints and lessons.`,
      obliges: [],
    };
  },
};

export const coreCriteria: readonly Criterion<ReadContext>[] = [coverage, verified, linked];
