import { describe, expect, it } from 'vitest';
import { jumpTo, phaseOf, proof, rolloutOf, startGateWorld } from './gate-world.ts';

/** A rollout that begins a week before a night on which the clocks of its place are changed. */
const places = [
  // Berlin goes to summer time on Sunday 28 March 2027 at 02:00; the gate's day is the day after.
  ['Europe/Berlin', '2027-03-22', '2027-03-28T22:00:00Z', 'Monday 29 March'],
  // New York goes to summer time on the gate's own day, Sunday 14 March 2027 at 02:00.
  ['America/New York', '2027-03-07', '2027-03-14T05:00:00Z', 'Sunday 14 March'],
  // Auckland goes back to winter time on the gate's own day, Sunday 4 April 2027 at 03:00.
  ['Pacific/Auckland', '2027-03-28', '2027-04-03T11:00:00Z', 'Sunday 4 April'],
  // Santiago has no midnight on Sunday 5 September 2027: the clock goes from 24:00 to 01:00.
  ['America/Santiago', '2027-08-29', '2027-09-05T04:00:00Z', 'Sunday 5 September'],
] as const;

describe('a gate opens on its date and not a moment sooner', () => {
  it.each(places)('in %s, begun on %s, at %s', async (zone, startsOn, opensAt, says) => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence, {
      form: { 'Time zone of the rollout': zone, 'First day of the assessment': startsOn },
    });
    const lena = running.as('Lena Hartmann');
    const opening = Temporal.Instant.from(opensAt);
    await jumpTo(running, opening.subtract({ milliseconds: 1 }).toString());
    const early = await lena.command('/rollout gate open');
    expect(early.modal).toBeUndefined();
    expect(early.text).toContain(`opens on ${says} and not a day sooner`);
    await jumpTo(running, opensAt);
    expect((await lena.command('/rollout gate open')).modal?.title).toBe('Open the gate');
    expect((await lena.submit()).modal?.text).toContain('Opened.');
    expect(phaseOf(running)).toBe('infrastructure');
  });

  it('keeps a form that was opened too early shut as well, whatever is sent with it', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence);
    await jumpTo(running, '2027-01-11T09:00:00Z');
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout gate open');
    await running.as('Sam Okafor').command('/rollout freeze now the model is down');
    expect((await lena.submit()).modal?.text).toContain('declared a freeze (the model is down)');
    expect(phaseOf(running)).toBe('assessment');
  });
});

describe('a pause', () => {
  it('keeps every gate shut, moves its date back by the days it took, and tells those who wait', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence);
    await jumpTo(running, '2027-01-05T09:00:00Z');
    const lena = running.as('Lena Hartmann');
    const sam = running.as('Sam Okafor');
    expect((await lena.command('/rollout pause')).text).toContain('Say why');
    expect((await lena.command('/rollout pause the model is down')).text).toContain(
      'Paused. #ai-rollout has been told, and 3 people who were waiting hear about it in their next message.',
    );
    expect(running.as('Ines Duarte').sees().text).toContain(
      'Lena Hartmann paused *Support copilot*. Why: the model is down',
    );
    expect((await sam.command('/rollout pause again')).text).toContain(
      'Lena Hartmann already paused it, on Tuesday 5 January: the model is down. Nothing was changed.',
    );
    await jumpTo(running, '2027-01-12T09:00:00Z');
    expect((await sam.command('/rollout gate open')).text).toContain(
      'The rollout has been paused since Tuesday 5 January',
    );
    expect((await sam.command('/rollout due')).text).toContain('Nobody owes anything');
    await sam.command('/rollout resume it is up again');
    expect((await sam.command('/rollout resume once more')).text).toContain(
      'The rollout isn’t paused.',
    );
    const seen = await sam.command('/rollout gates');
    expect(seen.text).toContain('opens on Monday 18 January and not a day sooner');
    await jumpTo(running, '2027-01-18T09:00:00Z');
    await sam.command('/rollout gate open');
    await sam.submit();
    expect(phaseOf(running)).toBe('infrastructure');
  });
});

describe('a freeze', () => {
  it('moves the gate’s day behind it, is ended early by a lead, and says how it is written', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence);
    const lena = running.as('Lena Hartmann');
    const declare = async (typed: string) => (await lena.command(`/rollout freeze ${typed}`)).text;
    expect(await declare('next week because')).toContain(
      'Give the first day, the last day and the reason',
    );
    expect(await declare('2027-01-13 2027-01-09 year end')).toContain('comes before the first');
    expect(await declare('2026-12-20 2027-01-03 year end')).toContain(
      'That time has already passed',
    );
    expect(await declare('2027-01-09 2027-06-30 too long')).toContain('at most 60 days');
    expect(await declare('2027-01-09 2027-01-13')).toContain('Say why');
    expect(await declare('2027-01-09 2027-01-13 inventory')).toContain(
      'Freeze declared from Saturday 9 January to Wednesday 13 January',
    );
    expect(await declare('2027-01-09 2027-01-13 twice')).toContain(
      'Lena Hartmann already declared this freeze',
    );
    expect((await lena.command('/rollout gates')).text).toContain('opens on Thursday 14 January');
    expect((await running.as('Ines Duarte').command('/rollout freeze now x')).text).toContain(
      'Only a lead',
    );
    await jumpTo(running, '2027-01-11T09:00:00Z');
    expect((await lena.command('/rollout gate open')).text).toContain(
      'Nothing new starts until Wednesday 13 January: Lena Hartmann declared a freeze (inventory).',
    );
    const sam = running.as('Sam Okafor');
    for (const lead of [lena, sam]) await lead.command('/rollout freezes');
    expect((await sam.press('End it early')).text).toContain(
      'Freeze ended. Whatever is ready can start again',
    );
    expect((await lena.press('End it early')).text).toContain(
      'Sam Okafor already ended it, on Monday 11 January',
    );
    expect((await lena.command('/rollout gate open')).modal?.title).toBe('Open the gate');
    expect(rolloutOf(running).paused).toBeUndefined();
  });
});
