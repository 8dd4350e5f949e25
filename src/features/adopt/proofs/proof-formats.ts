/* A proof as Markdown and as JSON: the same in both. */
import { howToCompute, type Proof, type ProvenCriterion } from './proof.ts';

export const proofFormats = ['md', 'json'] as const;
export type ProofFormat = (typeof proofFormats)[number];

export function formatProof(proof: Proof, format: ProofFormat): string {
  if (format === 'json')
    return JSON.stringify({ ...proof, howToCompute: howToCompute(proof) }, null, 2);
  return markdownOf(proof);
}

const VERDICTS = {
  pass: 'met',
  fail: 'not met',
  inconclusive: 'not known yet',
  'no-data': 'nothing measured',
} as const;

function markdownOf(proof: Proof): string {
  const { criteria, versions, overrides, record } = proof;
  return [
    `# ${safe(proof.title)}`,
    '',
    `**${safe(proof.decision)}**`,
    '',
    `Judged at ${proof.judgedAt}.${proof.opensOn === undefined ? '' : ` First possible day: ${proof.opensOn}.`}`,
    '',
    '## What was asked and found',
    '',
    ...(criteria.length === 0
      ? proof.asked.map((one) => `- ${safe(one)}`)
      : [
          '| Asked | The bar | Found | n | Verdict | Definition |',
          '| --- | --- | --- | --- | --- | --- |',
          ...criteria.map(rowOf),
        ]),
    '',
    '## What the gate asked, version by version',
    '',
    ...(versions.length === 0
      ? [
          proof.isDecided
            ? 'Nobody changed what it asks; it asked what is listed above.'
            : 'Nothing is frozen yet: this is what it would ask today.',
        ]
      : versions.map(
          ({ number, frozenAt, by, reason, changes }) =>
            `- Version ${number}, ${frozenAt}, by ${safe(by)}: ${safe(reason)}${changes.map((one) => ` ${safe(one)}`).join('')}`,
        )),
    '',
    '## What let it do without',
    '',
    ...(overrides.length === 0
      ? ['No override was asked for.']
      : overrides.flatMap((one) => [
          `- ${safe(one.asked)} ${safe(one.decided)} ${safe(one.lasts)}`,
          `  - Reason: ${safe(one.reason)}`,
          ...(one.risk === '' ? [] : [`  - Risk that was accepted: ${safe(one.risk)}`]),
        ])),
    '',
    '## How to compute it again',
    '',
    ...howToCompute(proof).map((one) => `- ${one}`),
    '',
    '## The record',
    '',
    '| No. | At | What | Hash | Hash before |',
    '| --- | --- | --- | --- | --- |',
    ...record.map(
      ({ sequence, at, says, reason, hash, previousHash }) =>
        `| ${sequence} | ${at} | ${safe(says)}${reason === '' ? '' : ` (${safe(reason)})`} | \`${hash}\` | \`${previousHash}\` |`,
    ),
    '',
  ].join('\n');
}

function rowOf({ name, version, overriddenBy, ...one }: ProvenCriterion): string {
  const verdict = `${VERDICTS[one.verdict]}${overriddenBy === undefined ? '' : `, overridden (${overriddenBy})`}`;
  return `| ${safe(one.asks)} | ${safe(one.threshold)} | ${safe(one.measured)} | ${one.n} | ${verdict} | ${name} ${version} |`;
}

/** What people typed changes nothing around it. */
function safe(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\|*_`<>[\]#]/g, (sign) => `\\${sign}`);
}
