import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saysAway } from '../../../../src/features/teams/calendars/away-statement.ts';

const AWAY = [
  'OOO',
  'ooo until Monday',
  'OOO until next Tuesday',
  'OOO, back 12 January',
  'Out of office',
  'I’m out of the office this week',
  'On vacation',
  'On vacation until 5 March',
  'Vacation 🏖️ until Monday',
  ':palm_tree: Vacation',
  'vacationing in Portugal',
  'On holiday',
  'Holiday',
  'Summer holidays!',
  'Bank holiday today',
  'Annual leave (back on 3 May)',
  'On parental leave',
  'Parental leave until September',
  'on leave from 1 to 12 July',
  'Out sick',
  'Off sick today',
  'Sick',
  'PTO',
  'Day off',
  'Away',
  'Away until Thursday',
  'On sabbatical',
  'OOO – planning the 2027 roadmap when I’m back',
  'Back on Monday',
  'Back next week',
  'Urlaub',
  'Im Urlaub vom 3.5. bis 9.5.',
  'Im Urlaub bis Montag',
  'Bin im Urlaub',
  'In Elternzeit',
  'Krank',
  'Krankgeschrieben bis Freitag',
  'Nicht im Büro',
  'Frei heute',
  'Zurück am Montag',
  'En congé',
  'En congés jusqu’au 3 mai',
  'Congé maternité',
  'En vacances',
  'Je suis en vacances',
  'Absente aujourd’hui',
  'De vacaciones',
  'De vacaciones hasta el lunes',
  'De baja',
  'Fuera de la oficina',
  'De férias',
  'Em licença maternidade',
  'In ferie',
  'Ferie fino al 5 maggio',
  'Op vakantie',
  'Met verlof tot maandag',
  'Ziek',
  'På semester',
  'Na urlopie',
  'В отпуске',
  'У відпустці',
  '休暇中',
  '휴가',
];

const HERE = [
  '',
  'Back from vacation',
  'Back from parental leave',
  'Just back from holiday, catching up',
  'Holiday planning',
  'Planning my vacation',
  'Vacation planner rollout',
  'Holiday party organisers',
  'Happy holidays',
  'Holiday cover for Anna',
  'Vacation requests',
  'Leave policy review',
  'Counting the days to vacation',
  'Vacation in 3 days',
  'Vacation next week',
  'OOO tomorrow',
  'OOO from Monday',
  'Not on vacation',
  'No PTO left',
  'Out of office hours 5–9',
  'Sick of meetings',
  'Off to lunch',
  'Away from keyboard',
  'Back in 10 min',
  'Back at 3',
  'On call',
  'Working from home',
  'In a meeting',
  'Focus',
  'Urlaubsplanung',
  'Urlaub ab Montag',
  'Zurück aus dem Urlaub',
  'Kein Urlaub',
  'Urlaubsvertretung für Jan',
  'Freigabe der Urlaubsanträge',
  'De retour de congé',
  'Congés la semaine prochaine',
  'Planning des congés',
  'Pas en vacances',
  'De vuelta de vacaciones',
  'Vacaciones mañana',
  'Rientrato dalle ferie',
  'Terug van vakantie',
  '休暇の予定を確認',
];

describe('a status says that somebody is away', () => {
  it.each(AWAY)('“%s”', (status) => {
    expect(saysAway(status)).toBe(true);
  });

  it.each(AWAY.filter((status) => /^[\x20-\x7e]+$/.test(status)))(
    '“%s” in any case and with a space around it',
    (status) => {
      expect(saysAway(`  ${status.toUpperCase()} `)).toBe(true);
      expect(saysAway(status.toLowerCase())).toBe(true);
    },
  );
});

describe('a status does not say it by a word in it', () => {
  it.each(HERE)('“%s”', (status) => {
    expect(saysAway(status)).toBe(false);
  });

  it('whatever stands before a reason that is no part of a statement', () => {
    const word = fc.constantFrom('Planning', 'Booking', 'Approving', 'Before', 'After', 'Against');
    const reason = fc.constantFrom('vacation', 'holidays', 'PTO', 'Urlaub', 'congés', 'vacaciones');
    fc.assert(
      fc.property(word, reason, (first, second) => {
        expect(saysAway(`${first} ${second}`)).toBe(false);
        expect(saysAway(second)).toBe(true);
      }),
    );
  });

  it('and is read in no time, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('on', 'a', 'in', 'vacation', 'off', 'leave', 'xx'), {
          maxLength: 40,
        }),
        (words) => {
          const started = performance.now();
          saysAway(words.join(' '));
          expect(performance.now() - started).toBeLessThan(200);
        },
      ),
      { numRuns: 300 },
    );
  });
});
