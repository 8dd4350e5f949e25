import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importing, lint, plant } from './planted.ts';

/** File, and what it may not import. */
const FORBIDDEN: [file: string, from: string, name?: string][] = [
  ['src/platform/slack/router.ts', '../../features/gates/gate.ts'],
  ['src/platform/slack/router.ts', '../../practice/practice-workspace.ts'],
  ['src/platform/clocks.ts', '../app/app.ts'],
  ['src/practice/state/member.ts', '../../features/teams/team.ts'],
  ['src/practice/state/member.ts', '../../platform/database.ts'],
  ['src/practice/state/member.ts', '../../platform/slack/blocks.ts'],
  ['src/practice/page/main.ts', '../../features/teams/team.ts'],
  ['src/features/gates/gates/gate.ts', './gates.store.ts', 'findGate'],
  ['src/features/gates/gates/gate.ts', '../../waves/waves/waves.store.ts', 'findWave'],
  ['src/features/gates/gates/gate.ts', '../../../platform/database.ts'],
  ['src/features/gates/gates/gate.ts', 'drizzle-orm'],
  ['src/features/gates/gates/gate.ts', '../../../practice/practice-workspace.ts'],
  ['src/features/gates/gates/gates.table.ts', './gates.store.ts', 'findGate'],
  ['src/features/gates/gates/gates.table.ts', '../../../platform/database.ts'],
  ['src/features/gates/gates/gates.store.ts', '../../../platform/slack/blocks.ts'],
  ['src/features/gates/gates/gates.store.ts', './gate-card.view.ts'],
  ['src/features/gates/gates/gates.store.ts', '../../waves/waves/start-wave.usecase.ts'],
  ['src/features/gates/gates/gates.store.ts', '../../waves/waves/waves.store.ts', 'saveWave'],
  ['src/features/gates/gates/pass-gate.usecase.ts', '@slack/bolt'],
  ['src/features/gates/gates/pass-gate.usecase.ts', '../../../platform/slack/dispatch.ts'],
  ['src/features/gates/gates/pass-gate.usecase.ts', './gates.slack.ts'],
  ['src/features/gates/gates/pass-gate.usecase.ts', '../../waves/waves/start-wave.usecase.ts'],
  ['src/features/gates/gates/pass-gate.usecase.ts', '../../waves/waves/waves.store.ts', 'markWave'],
  ['src/features/gates/gates/gate-card.view.ts', './gates.store.ts', 'findGate'],
  ['src/features/gates/gates/gate-card.view.ts', './pass-gate.usecase.ts'],
  ['src/features/gates/gates/gate-card.view.ts', '../../../platform/database.ts'],
  ['src/features/gates/gates/gate-card.view.ts', 'drizzle-orm'],
  ['src/features/gates/gates/gates.slack.ts', './gates.table.ts'],
  ['src/features/gates/gates/gates.slack.ts', '../../waves/waves/waves.slack.ts'],
  ['src/features/gates/gates/gates.slack.ts', '../../waves/waves/start-wave.usecase.ts'],
  ['src/features/gates/gates/gates.slack.ts', '../../waves/waves/waves.store.ts', 'addWave'],
  ['src/features/gates/gates/gates.slack.ts', '../../../practice/practice-workspace.ts'],
  ['src/features/gates/gates/gates.slack.ts', '../../waves/waves/waves.feature.ts'],
  ['src/features/gates/gates/gates.jobs.ts', 'drizzle-orm'],
  ['src/features/gates/gates/gates.jobs.ts', '../../waves/waves/waves.jobs.ts'],
  ['src/features/gates/gates/gates.jobs.ts', '../../../app/app.ts'],
  ['src/features/gates/gates/gates.scoping.ts', './gates.table.ts'],
  ['src/features/gates/gates/gates.delivery.ts', '../../waves/waves/start-wave.usecase.ts'],
  ['src/features/gates/gates/gates.http.ts', './gates.table.ts'],
  ['src/features/gates/gates/gates.http.ts', '@slack/web-api'],
  ['src/features/gates/gates/gates.http.ts', '../../waves/waves/start-wave.usecase.ts'],
  ['src/features/gates/gates/gates.http.ts', '../../waves/waves/waves.store.ts', 'saveWave'],
  ['src/features/gates/gates/gates.cli.ts', 'drizzle-orm'],
  ['src/features/gates/gates/gates.cli.ts', '../../../platform/slack/dispatch.ts'],
  ['src/features/gates/gates/gates.cli.ts', '../../waves/waves/waves.cli.ts'],
  ['src/features/gates/gates/gates.criteria.ts', './pass-gate.usecase.ts'],
  ['src/features/gates/gates/gates.criteria.ts', './gates.table.ts'],
  ['src/features/gates/gates/gates.criteria.ts', '../../waves/waves/waves.criteria.ts'],
  ['src/features/gates/gates/gates.obligations.ts', './pass-gate.usecase.ts'],
  ['src/features/gates/gates/gates.obligations.ts', '../../waves/waves/waves.obligations.ts'],
  [
    'src/features/gates/gates/gates.obligations.ts',
    '../../waves/waves/waves.store.ts',
    'removeWave',
  ],
  ['src/features/gates/gates/gates.feature.ts', '../../waves/waves/waves.slack.ts'],
  ['src/features/gates/gates/gates.feature.ts', './gates.table.ts'],
  ['src/features/gates/gates.ts', './gates/gate.ts'],
  ['src/features/gates/gates.ts', '../waves/waves/waves.feature.ts'],
  ['src/features/contract/thing.ts', '../../platform/database.ts'],
  ['src/features/gates/gates/pass-gate.usecase.ts', '../pauses/pauses.slack.ts'],
  ['src/features/gates/gates/gates.slack.ts', '../pauses/change-pause.usecase.ts'],
  ['src/features/gates/gates/gates.feature.ts', '../../../practice/practice-workspace.ts'],
];

const ALLOWED: [file: string, from: string, name?: string][] = [
  ['src/features/gates/gates/gate.ts', '../../../platform/ids.ts'],
  ['src/features/gates/gates/gate.ts', '../../../platform/words.ts'],
  ['src/features/gates/gates/gate.ts', '../../../platform/calendar.ts'],
  ['src/features/gates/gates/gate.ts', '../../waves/waves/wave.ts'],
  ['src/features/gates/gates/pass-gate.usecase.ts', '../../waves/waves/waves.store.ts', 'findWave'],
  ['src/features/gates/gates/pass-gate.usecase.ts', './gates.store.ts', 'saveGate'],
  ['src/features/waves/wave-plans/apply-plan.usecase.ts', '../waves/schedule-wave.usecase.ts'],
  ['src/features/gates/gates/gates.slack.ts', './pass-gate.usecase.ts'],
  ['src/features/gates/gates/gates.obligations.ts', './gate-card.view.ts'],
  ['src/features/gates/gates/gates.feature.ts', './gates.slack.ts'],
  ['src/features/gates/gates.ts', './gates/gates.feature.ts'],
  ['src/features/gates/gates/pass-gate.usecase.ts', '../pauses/change-pause.usecase.ts'],
  ['src/practice/triggers.ts', '../platform/clock.ts'],
];

/** Each import in a file of its own, the role's suffix kept: `planted-3.gates.store.ts`. */
function plantedFiles(imports: [string, string, string?][]): Map<string, string> {
  return new Map(
    imports.map(([file, from, name], index) => {
      const place = join(dirname(file), `planted-${index}-${file.split('/').at(-1)}`);
      return [place, importing(from, name)];
    }),
  );
}

/** That they hold in the whole tree is seen by the linter itself. */
describe('the house rules for imports', () => {
  it('refuse every forbidden import, also in files that do not exist yet', () => {
    const planted = plantedFiles(FORBIDDEN);
    const found = lint(plant(Object.fromEntries(planted)), 'src');
    const refused = new Set(
      found
        .filter((one) => one.category === 'lint/style/noRestrictedImports')
        .map((one) => one.path),
    );
    const missed = [...planted.keys()]
      .map((path, index) => [path, FORBIDDEN[index]] as const)
      .filter(([path]) => !refused.has(path))
      .map(([, rule]) => rule);
    expect(missed).toEqual([]);
  });

  it('let through what the roles of files allow', () => {
    const found = lint(plant(Object.fromEntries(plantedFiles(ALLOWED))), 'src');
    expect(found.filter((one) => one.category === 'lint/style/noRestrictedImports')).toEqual([]);
  });

  it('refuse a reader of the wall clock, of chance and of the environment outside their rooms', () => {
    const folder = plant({
      'src/features/gates/gates/a.ts': 'export const now = Date.now();\n',
      'src/features/gates/gates/b.store.ts': 'export const now = new Date();\n',
      'src/practice/c.ts': "export const now = Temporal.Now.plainDateISO('UTC');\n",
      'src/practice/f.ts': 'export const token = crypto.randomUUID();\n',
      'src/features/gates/gates/g.ts': 'export const luck = [Math.random(), performance.now()];\n',
      'src/platform/entropy.ts': 'export const luck = Math.random();\n',
      'src/d.ts': 'export const now = Temporal.Now.instant();\n',
      'src/platform/e.ts': 'export const place = process.env.HOST;\n',
      'src/platform/clock.ts': 'export const now = Temporal.Now.instant();\n',
      'src/platform/config.ts': 'export const place = process.env.HOST;\n',
    });
    const paths = new Set(lint(folder, 'src').map((one) => one.path));
    expect([...paths].sort()).toEqual([
      'src/d.ts',
      'src/features/gates/gates/a.ts',
      'src/features/gates/gates/b.store.ts',
      'src/features/gates/gates/g.ts',
      'src/platform/e.ts',
      'src/practice/c.ts',
      'src/practice/f.ts',
    ]);
  });

  it('refuse a circle of imports, of types alone as well', () => {
    const circle = (kind: string) => ({
      [`src/platform/${kind}chicken.ts`]: `import ${kind} { egg } from './${kind}egg.ts';\nexport type chicken = typeof egg;\nexport const chicken = 1;\n`,
      [`src/platform/${kind}egg.ts`]: `import ${kind} { chicken } from './${kind}chicken.ts';\nexport type egg = typeof chicken;\nexport const egg = 1;\n`,
    });
    const found = lint(plant({ ...circle('type'), ...circle('') }), 'src').filter(
      (one) => one.category === 'lint/suspicious/noImportCycles',
    );
    expect(new Set(found.map((one) => one.path))).toEqual(
      new Set([
        'src/platform/chicken.ts',
        'src/platform/egg.ts',
        'src/platform/typechicken.ts',
        'src/platform/typeegg.ts',
      ]),
    );
  });

  it('have settings of which no two speak about the same file, since they would not add up', async () => {
    const settings = (await import('../../biome.json', { with: { type: 'json' } })).default;
    const restricting = settings.overrides
      .filter((one) => JSON.stringify(one).includes('noRestrictedImports'))
      .flatMap((one) => one.includes.filter((glob) => !glob.startsWith('!')));
    expect(restricting.length).toBe(new Set(restricting).size);
  });
});
