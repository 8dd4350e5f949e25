/* What the sample's people did with the capability, day by day: made up, and the same at each start. */

/** From which Monday a team uses it, how often a day each of its people does, and how that changes by the week. */
type TeamUse = {
  people: readonly string[];
  from: string;
  usual: number;
  perWeek: number;
  /** From this Monday on its use goes on like this instead. */
  turn?: { on: string; perWeek: number };
};

const TEAMS: readonly TeamUse[] = [
  {
    people: ['Heike Sommer', 'Tom Albrecht', 'Finn Petersen', 'Aylin Yıldız'],
    ...{ from: '2027-01-04', usual: 8, perWeek: 1 },
  },
  // They joined Customer Care two weeks later.
  {
    people: ['Lukas Brandt', 'Petra Vogel', 'Emre Kaya'],
    ...{ from: '2027-01-20', usual: 8, perWeek: 1 },
  },
  {
    people: ['Mia Chen', 'Sofía Ramírez', 'Terrell Washington', 'Hannah Weiss'],
    ...{ from: '2027-02-08', usual: 6, perWeek: 1.04 },
  },
  {
    people: ['Omar Haddad', 'Brianna Cole', 'Daniel Brooks'],
    ...{ from: '2027-02-08', usual: 4, perWeek: 1.04 },
  },
  {
    people: ['Bao Nguyen', 'Duc Pham', 'Thao Le', 'Lan Vu', 'Quang Do', 'Minh Hoang', 'Linh Tran'],
    ...{ from: '2027-02-08', usual: 7, perWeek: 1 },
  },
  {
    people: [
      ...['Ananya Iyer', 'Rohan Mehta', 'Sita Gurung'],
      ...['Kavya Nair', 'Dev Patel', 'Farah Khan', 'Vikram Subramanian'],
    ],
    ...{ from: '2027-03-15', usual: 7, perWeek: 1 },
    // Its champion has left.
    turn: { on: '2027-03-29', perWeek: 0.93 },
  },
  {
    people: [
      ...['Ciarán Doyle', 'Grace Adeyemi', 'Patrick Nolan', 'Aoife Byrne', 'Camille Lefèvre'],
      ...['Élodie Moreau', 'Yassine Benali', 'Maximilian-Alexander von Hohenstein-Schwarzenberg'],
    ],
    ...{ from: '2027-03-15', usual: 5, perWeek: 1 },
  },
  {
    people: [
      ...['Rafael Souza', 'Lucía Fernández', 'Mateus Oliveira', 'Beatriz Carvalho'],
      ...['Sarah Goldberg', 'Marcus Johnson', 'Emily Park', 'Jack Thornton'],
    ],
    ...{ from: '2027-04-12', usual: 5, perWeek: 1 },
  },
];

/** Somebody who burns tokens: more each week, and nothing of it shows that the team works with it. */
const BURNER = { name: 'Duc Pham', perWeek: 1.13 };

/** The export of a tool up to a day: a person by e-mail address, a day and a count. `addressOf` answers by name. */
export function sampleUsage(addressOf: (name: string) => string, last: Temporal.PlainDate): string {
  const rows = TEAMS.flatMap((team) => {
    const from = Temporal.PlainDate.from(team.from);
    const days = from.until(last).days;
    return Array.from({ length: days + 1 }, (_, at) => from.add({ days: at }))
      .filter((day) => day.dayOfWeek < 6)
      .flatMap((day) =>
        team.people.map((name) => ({ day, name, actions: actionsOf(team, name, day) })),
      );
  });
  const lines = rows
    .filter(({ actions }) => actions > 0)
    .sort((a, b) => Temporal.PlainDate.compare(a.day, b.day))
    .map(({ day, name, actions }) => `${addressOf(name)},${day.toString()},${actions}`);
  return `person,day,actions\n${lines.join('\n')}\n`;
}

function actionsOf(team: TeamUse, name: string, day: Temporal.PlainDate): number {
  const weeks = weeksSince(team.from, day);
  const turned = team.turn === undefined ? 0 : Math.max(0, weeksSince(team.turn.on, day));
  const perWeek = name === BURNER.name ? BURNER.perWeek : team.perWeek;
  const trend = perWeek ** (weeks - turned) * (team.turn?.perWeek ?? perWeek) ** turned;
  const chance = randomOf(`${name} ${day.toString()}`);
  // One day in sixteen passes without it.
  return chance < 0.0625 ? 0 : Math.round(team.usual * trend * (0.8 + 0.4 * chance));
}

function weeksSince(monday: string, day: Temporal.PlainDate): number {
  return Math.floor(Temporal.PlainDate.from(monday).until(day).days / 7);
}

/** A number from 0 to 1 that follows from the words alone (FNV-1a, mixed once more). */
function randomOf(words: string): number {
  let hash = 0x811c9dc5;
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
