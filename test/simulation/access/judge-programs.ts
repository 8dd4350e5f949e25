/* What programs hear that ask about access by OFREP: each body is read as it is meant, each flag found, each stranger told no. */
import { listFlags } from '../../../src/features/access/ofrep/ask-access.usecase.ts';
import {
  bulkAnswer,
  type OfrepRequest,
  type OfrepSuccess,
  readOfrepRequest,
  singleAnswer,
} from '../../../src/features/access/ofrep/ofrep.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import { sha256 } from '../../../src/platform/sha256.ts';
import type { Report } from '../quarter/watch.ts';
import type { Yard } from './access-yard.ts';

type Seen = { yard: Yard; rollout: Rollout; report: Report };

/** Bodies that programs send, with what is wrong with them. */
const BODIES: readonly (readonly [unknown, string | undefined])[] = [
  [undefined, 'PARSE_ERROR'],
  [[], 'PARSE_ERROR'],
  ['UP1', 'PARSE_ERROR'],
  [{}, 'TARGETING_KEY_MISSING'],
  [{ context: null }, 'TARGETING_KEY_MISSING'],
  [{ context: {} }, 'TARGETING_KEY_MISSING'],
  [{ context: { targetingKey: null } }, 'TARGETING_KEY_MISSING'],
  [{ context: { targetingKey: '' } }, 'TARGETING_KEY_MISSING'],
  [{ context: { targetingKey: '  ' } }, 'TARGETING_KEY_MISSING'],
  [{ context: [] }, 'INVALID_CONTEXT'],
  [{ context: 'UP1' }, 'INVALID_CONTEXT'],
  [{ context: { targetingKey: 7 } }, 'INVALID_CONTEXT'],
  [{ context: { targetingKey: ' UP1 ' } }, undefined],
];

export function judgePrograms({ yard, rollout, report }: Seen): void {
  const { dice, contextFor } = yard;
  const [body, error] = dice.pick(BODIES) ?? [undefined, 'PARSE_ERROR'];
  const request = readOfrepRequest(body);
  const target = request.kind === 'ask' ? request.targetingKey : '';
  report.expect(
    error === undefined
      ? target === 'UP1'
      : request.kind === 'refused' && request.errorCode === error,
    () => `${JSON.stringify(body)} is read as ${JSON.stringify(request)}.`,
  );
  const flags = listFlags(contextFor(rollout), target);
  const flag = dice.chance(0.7) ? flags[0] : undefined;
  const { status, body: answer } = singleAnswer('some-key', request, flag);
  const wanted = error !== undefined ? 400 : flag === undefined ? 404 : 200;
  const code = error ?? (flag === undefined ? 'FLAG_NOT_FOUND' : undefined);
  const heard = 'errorCode' in answer ? answer.errorCode : undefined;
  const isWhole =
    flag !== undefined && wanted === 200 ? answer === flag : answer.key === 'some-key';
  report.expect(
    status === wanted && heard === code && isWhole,
    () => `Asked with ${JSON.stringify(body)} a program hears ${status} ${heard}.`,
  );
  judgeAllFlags(yard, request, flags, report);
  judgeStranger({ yard, rollout, report });
}

/** By its name; the second of one name has a number behind it. */
const keysOf = (rollouts: readonly Rollout[]) =>
  rollouts
    .map(({ name }, at) => {
      const isSecond = rollouts.slice(0, at).some((one) => one.name === name);
      return `${name.toLowerCase()}${isSecond ? '-2' : ''}`;
    })
    .toSorted();

/** All of them in one order, and nothing again to whoever has exactly these already. */
function judgeAllFlags(
  { dice, rollouts }: Yard,
  request: OfrepRequest,
  flags: readonly OfrepSuccess[],
  report: Report,
): void {
  const all = bulkAnswer(request, flags, undefined, sha256);
  const isRefused = request.kind === 'refused';
  report.expect((all.status === 400) === isRefused, () => `All flags are answered ${all.status}.`);
  if (all.status !== 200 || isRefused) return;
  const keys = all.body.flags.map(({ key }) => key);
  report.expect(
    keys.join() === keysOf(rollouts).join(),
    () => `Of all flags are told ${keys}, and should be ${keysOf(rollouts)}.`,
  );
  const known = dice.pick([all.etag, `"x", W/${all.etag}`, '*', '"x"', '']);
  const isKnown = known !== '"x"' && known !== '';
  const again = bulkAnswer(request, flags.toReversed(), known, sha256);
  report.expect(
    again.status === (isKnown ? 304 : 200) && again.etag === all.etag,
    () => `Whoever has ${known} hears ${again.status}.`,
  );
  const other = bulkAnswer({ ...request, targetingKey: 'UP2' }, flags, all.etag, sha256);
  report.expect(other.status === 200, () => 'What one has heard another need not hear.');
}

/** Whom nobody knows gets a no. */
function judgeStranger({ yard, rollout, report }: Seen): void {
  for (const target of ['a@example.com', 'USTRANGER']) {
    const flags = listFlags(yard.contextFor(rollout), target);
    report.expect(
      flags.every(
        ({ value, reason, variant, metadata }) =>
          !value &&
          reason === 'UNKNOWN' &&
          variant === 'waiting' &&
          String(metadata.reasonText).startsWith('E-mail') === target.includes('@'),
      ),
      () => `${target} hears ${JSON.stringify(flags)}.`,
    );
  }
}
