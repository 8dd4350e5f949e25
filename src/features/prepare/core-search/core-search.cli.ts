/* Searching from the command line, and how well the search does on questions whose answers are known. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { capitalised, sayCount, sayList } from '../../../platform/words.ts';
import { findNamedRequest } from '../../rollout/rollouts/named-rollout.store.ts';
import { entryKinds, entryKindTitles } from '../core/entry.ts';
import { versionText } from '../lessons/lesson.ts';
import { evaluate, readGolden } from './evaluation.ts';
import { type FoundEntry, listFound } from './found-entries.store.ts';
import { goldenText } from './golden-file.ts';
import { listHelpedQueries } from './helped-queries.store.ts';
import { reindexCore } from './reindex-core.usecase.ts';
import { searchCore } from './search-core.usecase.ts';

type Options = { rollout?: string; json?: true; kind?: string; workflow?: string };
const ROLLOUT = ['--rollout <name>', 'which rollout, if there are several'] as const;
const EVALUATED = 10;

export function addCoreSearch(program: Command, operator: Operator): void {
  const known = program.commands.find((one) => one.name() === 'core');
  const core = known ?? program.command('core').description('The Intelligence Core.');
  core
    .command('find <words...>')
    .description('Looks for an answer, as /core find does.')
    .option(...ROLLOUT)
    .option('--kind <kind>', `one of ${entryKinds.join(', ')}`)
    .option('--workflow <name>', 'of one workflow alone')
    .option('--json', 'the answers as JSON')
    .action((words: string[], options: Options) => find(operator, words.join(' '), options));
  core
    .command('evaluate <file>')
    .description('How well the search answers the questions of a golden file.')
    .option(...ROLLOUT)
    .option('--json', 'the figures as JSON')
    .action((file: string, options: Options) => evaluateFile(operator, file, options));
  core
    .command('reindex')
    .description('Makes the index that searches look in again, from what is published.')
    .action(() => {
      const count = reindexCore(operator.database());
      operator.print(`${sayCount(count, 'published entry', 'published entries')} can be found.`);
    });
  core
    .command('golden')
    .description('Questions with the entries that helped those who asked, as a golden file.')
    .option(...ROLLOUT)
    .action((options: Options) => {
      const request = orRefuse(findNamedRequest(operator, options.rollout));
      const queries = listHelpedQueries(request.database, request.rolloutId);
      operator.print(goldenText(queries).trimEnd());
    });
}

function find(operator: Operator, words: string, options: Options): void {
  const request = orRefuse(findNamedRequest(operator, options.rollout));
  const { kind, workflow } = options;
  if (kind !== undefined && !entryKinds.some((one) => one === kind)) {
    throw new OperatorRefusal(
      `There is no kind "${kind}": the kinds are ${sayList([...entryKinds])}.`,
    );
  }
  const outcome = searchCore(request, { words, filter: { kind, workflow }, door: 'operator' });
  const found = outcome.kind === 'found' ? outcome.found : [];
  if (options.json === true) {
    operator.print(JSON.stringify({ results: found.map(asJson) }, null, 2));
    return;
  }
  if (found.length === 0) operator.print('Nothing in the Intelligence Core answers that.');
  for (const one of found) {
    const { entry, passage, verifiedUntil } = one;
    const until = verifiedUntil === undefined ? 'not verified' : `verified until ${verifiedUntil}`;
    const owner = findName(request.database, entry.ownerId);
    operator.print(`${entry.published.title}  (${entry.id})`);
    operator.print(
      `  ${capitalised(entryKindTitles[entry.kind])} for ${entry.workflow}, version ${versionText(entry.published.version)}, ${owner}, ${until}`,
    );
    operator.print(`  ${passage}`);
  }
}

function asJson({ entry, verifiedUntil, score }: FoundEntry) {
  return {
    id: entry.id,
    title: entry.published.title,
    kind: entry.kind,
    workflow: entry.workflow,
    version: versionText(entry.published.version),
    verifiedUntil: verifiedUntil?.toString() ?? null,
    score,
  };
}

function evaluateFile(operator: Operator, file: string, options: Options): void {
  const request = orRefuse(findNamedRequest(operator, options.rollout));
  const golden = readGolden(textOf(file));
  if ('mistakes' in golden) {
    const lines = golden.mistakes.map(({ line, text }) => `${file}:${line}: ${text}`);
    throw new OperatorRefusal(lines.join('\n'));
  }
  const answered = golden.queries.map((one) => {
    const filter = { workflow: one.workflow };
    const { found } = listFound(request, { words: one.query, filter, limit: EVALUATED });
    return { ...one, found: found.map(({ entry }) => entry.id) };
  });
  const figures = evaluate(answered);
  if (options.json === true) {
    operator.print(JSON.stringify(figures));
    return;
  }
  for (const { query, expected, found, line } of answered) {
    if (
      expected.length === 0
        ? found.length === 0
        : expected.some((id) => found.slice(0, 3).includes(id))
    )
      continue;
    const got = found.length === 0 ? 'nothing' : found.slice(0, 3).join(', ');
    const wanted = expected.length === 0 ? 'nothing' : expected.join(', ');
    operator.print(`${file}:${line}: "${query}" finds ${got}; expected ${wanted}`);
  }
  const { queries, recallAt3, mrr, ndcgAt10, zeroResults } = figures;
  operator.print(
    `${sayCount(queries, 'query', 'queries')}: recall@3 ${recallAt3}, MRR ${mrr}, nDCG@10 ${ndcgAt10}, without an answer ${zeroResults}`,
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new OperatorRefusal(`${file} can't be read: check its path.`);
  }
}
