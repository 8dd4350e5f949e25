import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { clamp, esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayList, sayPart } from '../../../platform/words.ts';
import type { Criterion, Judgement, Obliged } from '../../contract/criterion.ts';
import { gateKey } from '../../contract/gate.ts';
import { sayObliged } from '../../contract/obliged-words.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { asLookedAfter, openConstraintsFor } from './constraint.ts';
import { constraintValue, EDIT_CONSTRAINT, SETTLE_CONSTRAINT } from './constraint-entry.view.ts';
import { ledgerStatus } from './constraint-ledger.ts';
import { getLedgerNotes, listConstraints, type StoredConstraint } from './constraints.store.ts';
import { followed } from './followed.criteria.ts';
import { ADD_CONSTRAINT, ledgerValue } from './ledger.view.ts';

const NAMED_MAX = 3;

/** An honest ledger is the assessment's result: every dependency has somebody, a plan and a date. */
const planned: Criterion<ReadContext> = {
  name: 'constraints.planned',
  version: 1,
  asks: 'Does every constraint have an owner, a plan and a date, or is it written down why there are none?',
  threshold: undefined,
  appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'assessment',
  judge(context) {
    const constraints = listConstraints(context.database, context.rolloutId).map(asLookedAfter);
    const { noneBecause } = getLedgerNotes(context.database, context.rolloutId);
    const status = ledgerStatus(constraints, noneBecause);
    const n = constraints.length;
    switch (status.kind) {
      case 'unjustified':
        return {
          verdict: 'no-data',
          measured: 'The ledger is empty, and nobody has said why',
          n,
          ...writeDown(context),
        };
      case 'justified':
        return pass(
          `There are none: ${esc(findName(context.database, status.by))} wrote down why`,
          1,
        );
      case 'planned':
        return pass(
          `${sayCount(n, 'constraint')}, all with an owner, a plan and a date, or closed`,
          n,
        );
      case 'incomplete': {
        const { lacking } = status;
        const named = lacking
          .slice(0, NAMED_MAX)
          .map(
            ({ constraint, missing }) =>
              `“${esc(clamp(constraint.text, 60))}” lacks ${sayList(missing)}`,
          );
        const more = lacking.length - named.length;
        const obliges = lacking.flatMap(({ constraint }) =>
          (constraint.ownerId === undefined ? leads(context) : [constraint.ownerId]).map(
            (personId) => editOf(context, constraint, personId),
          ),
        );
        return {
          verdict: 'fail',
          measured: `${sayPart(lacking.length, n, 'constraint', 'lacks')} something`,
          n,
          findings: lacking.flatMap(({ constraint, missing }) =>
            missing.map((what) => ({
              about: constraint.id,
              lack: what,
              says: `“${clamp(constraint.text, 120)}” lacks ${what === 'plan' ? 'a plan' : what === 'owner' ? 'an owner' : 'a date'}`,
            })),
          ),
          settledBy: `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}. ${sayObliged(obliges, (id) => esc(findName(context.database, id)))}`,
          obliges,
        };
      }
    }
  },
};

/** Who recorded a constraint said which gates must wait for it; this keeps them to it. */
const closed: Criterion<ReadContext> = {
  name: 'constraints.closed',
  version: 1,
  asks: 'Are all the constraints that hold this gate up closed?',
  threshold: undefined,
  appliesTo: () => true,
  judge(context, gate) {
    const all = listConstraints(context.database, context.rolloutId);
    const key = gateKey(gate);
    const named = all.filter(({ blocks }) => blocks.includes(key));
    const ids = new Set(openConstraintsFor(key, all).map(({ id }) => id));
    const open = named.filter(({ id }) => ids.has(id)).map(asLookedAfter);
    if (all.length === 0) return emptyLedger(context);
    if (named.length === 0)
      return pass(`None of ${sayCount(all.length, 'constraint')} holds it up`, all.length);
    return {
      verdict: open.length === 0 ? 'pass' : 'fail',
      measured: `${sayPart(named.length - open.length, named.length, 'constraint', 'is')} closed`,
      n: named.length,
      settledBy: open.map((one) => sayOpen(context, one)).join(' '),
      findings: open.map((one) => ({
        about: one.id,
        lack: 'closed',
        says: `“${clamp(one.text, 120)}” is open`,
      })),
      obliges: open.flatMap((one) =>
        (one.ownerId === undefined ? leads(context) : [one.ownerId]).map((personId) => ({
          personId,
          text: `Close “${esc(clamp(one.text, 80))}”`,
          about: one.id,
          label: 'Close the constraint',
          actionId: SETTLE_CONSTRAINT,
          value: constraintValue(context.rolloutId, one.id),
        })),
      ),
    };
  },
};

/** That nothing was written down shows nothing; that somebody wrote down why does. */
function emptyLedger({ database, rolloutId }: ReadContext): Judgement {
  const { noneBecause } = getLedgerNotes(database, rolloutId);
  if (noneBecause !== undefined)
    return pass(`There are none: ${esc(findName(database, noneBecause.by))} wrote down why`, 1);
  return {
    ...{ verdict: 'no-data', measured: 'The ledger is empty, and nobody has said why', n: 0 },
    ...writeDown({ database, rolloutId }),
    obliges: [],
  };
}

function writeDown(context: Pick<ReadContext, 'database' | 'rolloutId'>) {
  const obliges = leads(context).map((personId) => ({
    personId,
    text: 'Write down what the pilot leant on, or why there is nothing',
    label: 'Add a constraint',
    actionId: ADD_CONSTRAINT,
    value: ledgerValue(context.rolloutId),
  }));
  return { obliges, settledBy: sayObliged(obliges, (id) => esc(findName(context.database, id))) };
}

function sayOpen({ database }: ReadContext, { text, ownerId }: StoredConstraint): string {
  const who = ownerId === undefined ? 'A lead' : esc(findName(database, ownerId));
  return `${who} closes “${esc(clamp(text, 80))}”, or a lead accepts it with a reason.`;
}

function editOf(
  { rolloutId }: ReadContext,
  { id, text }: { id: string; text: string },
  personId: UserId,
): Obliged {
  return {
    personId,
    text: `Complete “${esc(clamp(text, 80))}”: who looks after it, the plan and its date`,
    about: id,
    label: 'Complete it',
    actionId: EDIT_CONSTRAINT,
    value: constraintValue(rolloutId, id),
  };
}

function leads({ database, rolloutId }: Pick<ReadContext, 'database' | 'rolloutId'>): UserId[] {
  return listActiveHolders(database, rolloutId, 'lead');
}

function pass(measured: string, n: number): Judgement {
  return { verdict: 'pass', measured, n, settledBy: '', obliges: [] };
}

export const constraintCriteria = [planned, followed, closed];
