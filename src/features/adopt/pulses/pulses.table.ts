import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flag, instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import { type Band, bands } from './pulse-band.ts';
import { type ItemKey, itemKeys, type PulseItem, type Wording } from './pulse-item.ts';

const ofRollout = () =>
  text('rollout_id')
    .$type<RolloutId>()
    .notNull()
    .references(() => rolloutsTable.id);
const ofTeam = () =>
  text('team_id')
    .$type<TeamId>()
    .references(() => teamsTable.id);

/** That a rollout has a pulse, and how often. */
export const pulsesTable = sqliteTable('pulses', {
  rolloutId: ofRollout().primaryKey(),
  everyWeeks: integer('every_weeks').notNull(),
  startedOn: plainDate('started_on').notNull(),
  stoppedOn: plainDate('stopped_on'),
  /** Gives the keys under which people are in told cells. */
  ledgerKey: text('ledger_key').notNull(),
});

/** A customer's own wording, in place of ours. */
export const pulseInstrumentsTable = sqliteTable('pulse_instruments', {
  rolloutId: ofRollout().primaryKey(),
  title: text('title').notNull(),
  wording: text('wording', { mode: 'json' }).$type<Wording>().notNull(),
  importedAt: instant('imported_at').notNull(),
});

export const pulseCyclesTable = sqliteTable(
  'pulse_cycles',
  {
    id: text('id').primaryKey(),
    rolloutId: ofRollout(),
    number: integer('number').notNull(),
    opensOn: plainDate('opens_on').notNull(),
    closesOn: plainDate('closes_on').notNull(),
    closedOn: plainDate('closed_on'),
    items: text('items', { mode: 'json' }).$type<PulseItem[]>().notNull(),
    /** Opens the ballots; thrown away when the pulse closes. */
    secret: text('secret'),
  },
  (table) => [index('pulse_cycles_rollout').on(table.rolloutId, table.number)],
);

/** Who is asked in a pulse that is open; removed when it closes. */
export const pulseAskedTable = sqliteTable(
  'pulse_asked',
  {
    cycleId: text('cycle_id')
      .notNull()
      .references(() => pulseCyclesTable.id),
    rolloutId: ofRollout(),
    teamId: ofTeam().notNull(),
    personId: text('person_id').$type<UserId>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cycleId, table.personId], name: 'pulse_asked_pk' }),
    index('pulse_asked_team').on(table.teamId),
  ],
);

/**
 * Answers of a pulse that is open: sealed, under a name that belongs to this pulse alone, without a person or a
 * time. All of them go when it closes.
 */
export const pulseBallotsTable = sqliteTable(
  'pulse_ballots',
  {
    name: text('name').primaryKey(),
    cycleId: text('cycle_id')
      .notNull()
      .references(() => pulseCyclesTable.id),
    rolloutId: ofRollout(),
    teamId: ofTeam().notNull(),
    sealed: text('sealed').notNull(),
  },
  (table) => [index('pulse_ballots_team').on(table.teamId)],
);

/** How somebody wants to be asked, and how many pulses they left alone in a row. */
export const pulsePeopleTable = sqliteTable(
  'pulse_people',
  {
    rolloutId: ofRollout(),
    personId: text('person_id').$type<UserId>().notNull(),
    unanswered: integer('unanswered').notNull(),
    isOptedOut: flag('is_opted_out').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.rolloutId, table.personId], name: 'pulse_people_pk' }),
    index('pulse_people_person').on(table.personId),
  ],
);

/** The ledger of what was told: groups of people, each under keys of its rollout, and a band. */
export const pulseCellsTable = sqliteTable(
  'pulse_cells',
  {
    id: text('id').primaryKey(),
    rolloutId: ofRollout(),
    item: text('item', { enum: itemKeys }).$type<ItemKey>().notNull(),
    /** Absent for people of small teams together. */
    teamId: ofTeam(),
    members: text('members', { mode: 'json' }).$type<readonly string[]>().notNull(),
    basis: text('basis', { mode: 'json' }).$type<readonly string[]>().notNull(),
    band: text('band', { enum: bands }).$type<Band>().notNull(),
    bandBefore: text('band_before', { enum: bands }).$type<Band>(),
    /** The close of the pulse that it was first told after, and of the one that changed it. */
    toldOn: plainDate('told_on').notNull(),
    changedOn: plainDate('changed_on'),
  },
  (table) => [index('pulse_cells_rollout').on(table.rolloutId)],
);

/** What is changed because of a pulse, in the words of a lead or champion; without a team for everyone. */
export const pulseChangesTable = sqliteTable(
  'pulse_changes',
  {
    id: text('id').primaryKey(),
    rolloutId: ofRollout(),
    cycleId: text('cycle_id')
      .notNull()
      .references(() => pulseCyclesTable.id),
    teamId: ofTeam(),
    says: text('says').notNull(),
    byId: text('by_id').$type<UserId>().notNull(),
    saidAt: instant('said_at').notNull(),
  },
  (table) => [index('pulse_changes_cycle').on(table.cycleId)],
);
