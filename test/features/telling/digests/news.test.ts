import { describe, expect, it } from 'vitest';
import type { News } from '../../../../src/features/telling/digests/news.ts';
import { tellNews } from '../../../../src/features/telling/digests/news.view.ts';
import type { TeamEvent, TeamNews } from '../../../../src/features/telling/digests/team-news.ts';
import type { WaveNews } from '../../../../src/features/telling/digests/wave-news.ts';
import { on } from './digest-builders.ts';

const TODAY = on('2027-03-22');

function theNews(change: Partial<News> = {}): News {
  return {
    waves: [],
    teams: [],
    counted: [],
    halts: [],
    learnings: [],
    answers: undefined,
    reviews: undefined,
    constraints: [],
    said: [],
    ...change,
  };
}

const told = (change: Partial<News>) => tellNews(theNews(change), TODAY).map(({ text }) => text);

function aTeam(team: string, did: TeamEvent[], people: [TeamEvent, string][] = []): TeamNews {
  return { team, at: 1, did: new Set(did), people: new Map(people), graceUntil: undefined };
}

function aWave(change: Partial<WaveNews> = {}): WaveNews {
  return {
    number: 1,
    teams: ['Broker Desk', 'Complaints'],
    did: new Set(['waves.schedule']),
    intendedOn: on('2027-03-15'),
    startedOn: undefined,
    says: undefined,
    at: 1,
    ...change,
  };
}

describe('what changed, as stories', () => {
  it('tells all that happened in a team in one line, and teams with the same together', () => {
    const did: TeamEvent[] = ['champion', 'certified', 'answered', 'asked'];
    const people: [TeamEvent, string][] = [
      ['champion', 'Emily Park'],
      ['certified', 'Emily Park'],
    ];
    expect(told({ teams: [aTeam('Recruiting', did, people)] })).toEqual([
      '*Recruiting* has a certified champion (Emily Park), answered its readiness questions and asked to join.',
    ]);
    expect(
      told({
        teams: [
          aTeam('Recruiting', ['champion'], [['champion', 'Emily Park']]),
          aTeam('Onboarding', ['champion'], [['champion', 'Rafael Souza']]),
          aTeam('Claims', ['back-up'], [['back-up', 'Sofía Ramírez']]),
        ],
      }),
    ).toEqual([
      '*Claims* has a back-up champion (Sofía Ramírez).',
      '*Onboarding* and *Recruiting* have new champions (Rafael Souza and Emily Park).',
    ]);
  });

  it('tells of a lost champion by itself, with the day until which nothing changes', () => {
    const lost = {
      ...aTeam(
        'Renewals',
        ['lost', 'champion'],
        [
          ['lost', 'Priya Raman'],
          ['champion', 'Ananya Iyer'],
        ],
      ),
      graceUntil: on('2027-04-07'),
    };
    expect(told({ teams: [lost, { ...lost, team: 'Claims', graceUntil: undefined }] })).toEqual([
      '*Claims* lost its champion (Priya Raman) and has a new champion (Ananya Iyer).',
      '*Renewals* lost its champion (Priya Raman) and has a new champion (Ananya Iyer). Nothing changes for its people until Wednesday 7 April; a certified champion by then keeps it so.',
    ]);
  });

  it('counts what very many teams did', () => {
    expect(
      told({ counted: [{ event: 'asked', count: 214, newest: ['Claims', 'Billing'], at: 1 }] }),
    ).toEqual(['214 teams asked to join, *Claims* and *Billing* last.']);
  });

  it('tells a wave that was planned, started and completed in one line', () => {
    expect(told({ waves: [aWave()] })).toEqual([
      'Wave 1 is planned for Monday 15 March, with *Broker Desk* and *Complaints*.',
    ]);
    const did = new Set(['waves.schedule', 'waves.start']);
    const startedOn = on('2027-03-15');
    expect(told({ waves: [aWave({ did, startedOn, says: 'Lena paused wave 1.' })] })).toEqual([
      'Wave 1 started on Monday 15 March, with *Broker Desk* and *Complaints*. Lena paused wave 1.',
    ]);
    expect(told({ waves: [aWave({ did: new Set(['waves.complete']) })] })).toEqual([
      'Wave 1 is completed, with *Broker Desk* and *Complaints*.',
    ]);
  });

  it('tells a learning once, by where it stands', () => {
    const learning = {
      team: 'Billing',
      what: 'Sums lose a zero',
      isMust: true,
      stage: 'action-agreed',
      isNew: true,
      adopters: ['Claims'],
      at: 1,
    } as const;
    expect(told({ learnings: [learning] })).toEqual([
      '*Billing* found a must: “Sums lose a zero”, and an action is agreed.',
    ]);
    expect(told({ learnings: [{ ...learning, isNew: false, stage: 'learned' }] })).toEqual([
      'A must of *Billing* is solved, and works in *Claims* too: “Sums lose a zero”.',
    ]);
  });

  it('tells answers, differences and constraints together, by their number', () => {
    expect(
      told({
        answers: { count: 3, names: ['Tom', 'Finn', 'Heike'], at: 3 },
        reviews: { count: 1, names: [], at: 2 },
        constraints: [{ act: 'constraints.solved', count: 2, names: ['A', 'B'], at: 1 }],
      }),
    ).toEqual([
      '2 constraints are solved: “A” and “B”.',
      'Finn, Heike and Tom answered the questions about the pilot.',
      '1 difference between the answers was reviewed.',
    ]);
  });

  it('puts what stops people first, then the whole, then teams, and says nothing twice', () => {
    const said = { says: 'Lena opened the gate.', at: 5, meaning: 1 };
    expect(
      told({
        said: [said, said],
        teams: [aTeam('Claims', ['asked'])],
        halts: [{ team: 'Claims', isGrace: false, says: 'Claims takes no new people.', at: 1 }],
        waves: [aWave({ did: new Set(['waves.complete']) })],
      }),
    ).toEqual([
      '*Claims* takes no new people.',
      'Lena opened the gate.',
      'Wave 1 is completed, with *Broker Desk* and *Complaints*.',
      '*Claims* asked to join.',
    ]);
  });

  it('shows whatever people typed as they typed it, and pings nobody', () => {
    const name = '<!channel> & Co';
    expect(told({ teams: [aTeam(name, ['asked'])] })).toEqual([
      '*&lt;!channel&gt; &amp; Co* asked to join.',
    ]);
  });
});
