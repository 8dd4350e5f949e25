import { describe, expect, it } from 'vitest';
import { cover, day, on, walk } from './access-facts.ts';

describe('before a team is live', () => {
  it('it waits for a wave, for its start, and for a certified champion', () => {
    expect(on('2026-03-09', { entry: { kind: 'none' } })).toMatchObject({
      state: 'waiting',
      newSeats: false,
      reason: 'Claims is not in a wave yet.',
    });
    const entry = { kind: 'wave', number: 1, startedOn: undefined } as const;
    expect(on('2026-03-09', { entry }).reason).toBe('Claims is in wave 1, which has not started.');
    expect(walk({}, ['2026-03-01', '2026-03-02'])).toEqual(['waiting', 'live']);
    expect(on('2026-03-09', { cover: [] })).toMatchObject({
      state: 'waiting',
      reason: 'Claims has no certified champion, and without one there is no access.',
      changedBy: "The champion's certificate.",
    });
    const late = { cover: [cover('2026-03-12')] };
    expect(walk(late, ['2026-03-11', '2026-03-12'])).toEqual(['waiting', 'live']);
  });

  it('a champion who was lost before the start opens nothing, not even a grace', () => {
    const lost = { cover: [cover('2026-02-02', '2026-02-27')] };
    expect(walk(lost, ['2026-02-27', '2026-03-02', '2026-03-09'])).toEqual([
      'waiting',
      'waiting',
      'waiting',
    ]);
  });

  it('a large team also waits for a back-up, once', () => {
    expect(on('2026-03-09', { seats: 16 })).toMatchObject({
      state: 'waiting',
      changedBy: 'A back-up champion.',
    });
    const backed = { seats: 16, backUpSinceOn: day('2026-03-11') };
    expect(walk(backed, ['2026-03-10', '2026-03-11'])).toEqual(['waiting', 'live']);
    expect(on('2026-03-09', { seats: 15 }).state).toBe('live');
  });

  it('is as large as the larger of what was declared and who is on record', () => {
    const declared = on('2026-03-09', { seats: 12, declaredSize: 40 });
    expect(declared).toMatchObject({ state: 'waiting', changedBy: 'A back-up champion.' });
    expect(declared.reason).toContain('Claims has 40 people (12 on record) and no back-up');
    const onRecord = on('2026-03-09', { seats: 20, declaredSize: 5 });
    expect(onRecord.state).toBe('waiting');
    expect(onRecord.reason).toContain('20 people on record (5 declared)');
    expect(on('2026-03-09', { seats: 12, declaredSize: 15 }).state).toBe('live');
  });

  it('says from which day on its champion’s hours are approved', () => {
    const later = on('2026-03-09', { cover: [cover('2026-04-20')] });
    expect(later.state).toBe('waiting');
    expect(later.reason).toBe(
      'Claims has a champion from Monday 20 April, when the approved hours begin.',
    );
  });

  it('a pause lets nobody further in and leaves the live alone', () => {
    const paused = { pausedOn: day('2026-03-09') };
    expect(on('2026-03-20', paused)).toMatchObject({ state: 'live', newSeats: true });
    const late = { cover: [cover('2026-03-12')] };
    expect(on('2026-03-20', { ...late, ...paused })).toMatchObject({
      state: 'waiting',
      changedBy: 'The end of the pause.',
    });
    expect(on('2026-03-20', late).state).toBe('live');
  });
});

describe('a live team', () => {
  it('keeps its access when it grows, or when its back-up becomes the champion', () => {
    const grown = { seats: 16, declaredSize: 16 };
    expect(on('2026-04-09', grown).state).toBe('waiting');
    expect(on('2026-04-09', { ...grown, hasBeenLive: true }).state).toBe('live');
    const lost = { ...grown, hasBeenLive: true, cover: [cover('2026-02-16', '2026-03-11')] };
    expect(walk(lost, ['2026-03-11', '2026-03-26'])).toEqual(['grace', 'frozen']);
  });
});

describe('a live team that loses its champion', () => {
  it('is in grace from that very day, for ten working days after it, then frozen', () => {
    const lost = { cover: [cover('2026-02-16', '2026-03-11')] };
    expect(
      walk(lost, ['2026-03-10', '2026-03-11', '2026-03-25', '2026-03-26', '2026-12-24']),
    ).toEqual(['live', 'grace', 'grace', 'frozen', 'frozen']);
    expect(on('2026-03-11', lost)).toMatchObject({
      newSeats: true,
      sinceOn: day('2026-03-11'),
      lastOn: day('2026-03-25'),
      reason:
        'Claims has been without a certified champion since Wednesday 11 March (the champion has left); everything stays as it is up to and including Wednesday 25 March.',
    });
    expect(on('2026-03-26', lost)).toMatchObject({
      newSeats: false,
      seatsUntilOn: day('2026-03-25'),
      sinceOn: day('2026-03-26'),
      reason:
        'Claims takes no new people: it has been without a certified champion since Wednesday 11 March (the champion has left) and the grace period ended on Wednesday 25 March.',
      changedBy: 'A certified champion. People who have access keep it.',
    });
  });

  it('says whether the champion left, lapsed or handed over', () => {
    const reason = (endedBy: 'left' | 'lapsed' | 'handed-over') =>
      on('2026-03-12', { cover: [cover('2026-02-16', '2026-03-11', endedBy)] }).reason;
    expect(reason('lapsed')).toContain('(the certificate has lapsed)');
    expect(reason('handed-over')).toContain('(the role was handed over)');
  });

  it('is live again with the next champion, from grace and from frozen', () => {
    const lost = cover('2026-02-16', '2026-03-11');
    expect(walk({ cover: [lost, cover('2026-03-20')] }, ['2026-03-19', '2026-03-20'])).toEqual([
      'grace',
      'live',
    ]);
    expect(walk({ cover: [lost, cover('2026-04-20')] }, ['2026-04-19', '2026-04-20'])).toEqual([
      'frozen',
      'live',
    ]);
  });

  it('has no grace at all when the next champion starts on the day of the hand-over', () => {
    const covers = [cover('2026-02-16', '2026-03-11', 'handed-over'), cover('2026-03-11')];
    expect(walk({ cover: covers }, ['2026-03-10', '2026-03-11'])).toEqual(['live', 'live']);
  });

  it('gets a full grace for each loss', () => {
    const covers = [cover('2026-02-16', '2026-03-11'), cover('2026-04-20', '2026-04-22', 'lapsed')];
    expect(
      walk({ cover: covers }, ['2026-04-19', '2026-04-22', '2026-05-06', '2026-05-07']),
    ).toEqual(['frozen', 'grace', 'grace', 'frozen']);
  });

  it('knows of a certificate that will end, and stays live until then', () => {
    const ends = { cover: [cover('2026-02-16', '2026-06-01', 'lapsed')] };
    expect(walk(ends, ['2026-05-31', '2026-06-01'])).toEqual(['live', 'grace']);
  });
});
