/* groundswell usage …: what is said once of a source. */
import { type Command, Option } from 'commander';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import { outsideKeyNames } from '../../../platform/outside-keys.ts';
import { sayFullDate, sayList } from '../../../platform/words.ts';
import { findNamedRequest } from '../../rollout/rollouts/named-rollout.store.ts';
import type { UsageSource } from '../usage/usage.ts';
import { TELEMETRY } from '../usage-formats/otlp-metrics.ts';
import { getTelemetryNames } from '../usage-imports/telemetry-names.store.ts';
import { findUsageSource, listUsageSources } from '../usage-sources/usage-sources.store.ts';
import { pulledKinds, usualUrlOf } from './pull-api.ts';
import { setUpSource } from './set-up-source.usecase.ts';

type Named = { rollout?: string };

export function addUsageSources(program: Command, operator: Operator): void {
  const usage = program.command('usage').description('Where usage comes from.');
  const named = (command: Command) =>
    command.option('--rollout <name>', 'which rollout, if there are several');
  named(usage.command('sources').description('Lists what reports usage, and how.')).action(
    (options: Named) => listSources(operator, options),
  );
  named(
    usage
      .command('pull <source>')
      .description(
        `Asks a source’s interface for its usage each morning: ${sayList(pulledKinds)}. The key stays in the environment.`,
      ),
  )
    .option('--url <address>', 'where it is asked, for example https://api.github.com/orgs/acme')
    .option('--stop', 'no longer asks it')
    .action((source: string, options: Named & { url?: string; stop?: true }) =>
      setPull(operator, source, options),
    );
  named(
    usage
      .command('power <source> <number>')
      .description(
        'How many of a source’s acts a week on average make a power user; "usual" for 15.',
      ),
  ).action((source: string, typed: string, options: Named) =>
    setPower(operator, { source, typed }, options),
  );
  named(
    usage
      .command('telemetry')
      .description('Says which metrics and attributes of a tool are counted; shows them alone.'),
  )
    .option('--actions <metrics>', 'metrics that count acts, with commas between them')
    .option('--seconds <metrics>', 'metrics that count seconds of active time')
    .option('--person <attributes>', 'attributes that name the person, the first that is there')
    .addOption(new Option('--usual', 'the names of Claude Code again'))
    .action((options: Named & TelemetrySaid) => setTelemetry(operator, options));
}

function listSources(operator: Operator, options: Named): void {
  const { database, rolloutId } = orRefuse(findNamedRequest(operator, options.rollout));
  const sources = listUsageSources(database, rolloutId);
  if (sources.length === 0) operator.print('No usage has come in yet.');
  for (const source of sources) operator.print(inWords(source));
}

function inWords({ name, kind, endedAt, pullUrl, powerFrom, columns }: UsageSource): string {
  return [
    `${name}${name === kind ? '' : ` (${kind})`}`,
    ...(pullUrl === undefined ? [] : [`asked each morning at ${pullUrl}`]),
    ...(powerFrom === undefined ? [] : [`${powerFrom} acts a week make a power user`]),
    ...(columns === undefined
      ? []
      : [
          Object.entries(columns)
            .map(([what, from]) => `${what} is ${from}`)
            .join(', '),
        ]),
    ...(endedAt === undefined
      ? []
      : [`ended on ${sayFullDate(endedAt.toZonedDateTimeISO('UTC').toPlainDate())}`]),
  ].join('; ');
}

function setPull(
  operator: Operator,
  source: string,
  { rollout, url, stop }: Named & { url?: string; stop?: true },
): void {
  const kind = pulledKinds.find((one) => one === source);
  if (kind === undefined)
    throw new OperatorRefusal(
      `Say one of these: ${sayList(pulledKinds)}. Others push, or send files.`,
    );
  const request = orRefuse(findNamedRequest(operator, rollout));
  const pullUrl = stop === true ? undefined : (url ?? usualUrlOf(kind));
  if (stop !== true && pullUrl === undefined)
    throw new OperatorRefusal('Say where it is asked: --url https://api.github.com/orgs/acme');
  setUp(request, { name: kind, kind }, { pullUrl: pullUrl ?? null });
  operator.print(
    pullUrl === undefined
      ? `${kind} is no longer asked.`
      : `${kind} is asked each morning at ${pullUrl}. Its key is read from ${outsideKeyNames[kind]} when the bot starts.`,
  );
}

function setUp(...[request, named, settings]: Parameters<typeof setUpSource>): void {
  const problem = setUpSource(request, named, settings);
  if (problem !== undefined) throw new OperatorRefusal(problem);
}

function setPower(
  operator: Operator,
  { source, typed }: { source: string; typed: string },
  { rollout }: Named,
): void {
  const request = orRefuse(findNamedRequest(operator, rollout));
  const known = findUsageSource(request.database, request.rolloutId, source);
  if (known === undefined)
    throw new OperatorRefusal(`No source is called ${source}: "usage sources" lists them.`);
  const powerFrom = typed === 'usual' ? null : Number(typed);
  setUp(request, known, { powerFrom });
  operator.print(
    powerFrom === null
      ? `The usual number makes a power user of ${known.name}.`
      : `${powerFrom} acts a week on average make a power user of ${known.name}.`,
  );
}

type TelemetrySaid = { actions?: string; seconds?: string; person?: string; usual?: true };

function setTelemetry(operator: Operator, options: Named & TelemetrySaid): void {
  const request = orRefuse(findNamedRequest(operator, options.rollout));
  const { actions, seconds, person, usual } = options;
  const said = { sessions: actions, seconds, person };
  const more = Object.entries(said).flatMap(([what, names]) =>
    names === undefined ? [] : [[what, names] as const],
  );
  if (usual === true || more.length > 0) {
    const known = findUsageSource(request.database, request.rolloutId, TELEMETRY)?.columns ?? {};
    const columns = usual === true ? null : { ...known, ...Object.fromEntries(more) };
    setUp(request, { name: TELEMETRY, kind: 'otel' }, { columns });
  }
  const names = getTelemetryNames(request);
  operator.print(`An act is one of ${sayList(names.sessions)}.`);
  operator.print(`Active time is ${sayList(names.seconds)}, in seconds.`);
  operator.print(`The person is the first there is of ${sayList(names.person)}.`);
  operator.print('Nothing else of what a tool sends to /v1/metrics is read.');
}
