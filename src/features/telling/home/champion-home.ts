import type { Champion, ChampionState } from '../../champions/champions/champion.ts';
import type { Question } from '../../champions/questions/question.ts';
import type { LoadVerdict } from '../../champions/workload/load.ts';
import type { CertificateStatus } from '../../prepare/certificates/certificate.ts';

/** One role that the reader holds, with whoever stands beside it. Names are plain text. */
export type ChampionHomeRole = {
  champion: Champion;
  teamName: string;
  isLive: boolean;
  /** Whose back-up the reader is; undefined for a champion, or while the team has none. */
  championName: string | undefined;
  backUpNames: readonly string[];
  buddyName: string | undefined;
  handoverWith: { name: string; handoverId: string } | undefined;
};

/** A champion's desk: what is open, what was done, and what the role stands on. */
export type ChampionHome = {
  rolloutName: string;
  today: Temporal.PlainDate;
  roles: readonly ChampionHomeRole[];
  questions: readonly { question: Question; askerName: string; teamName: string }[];
  certificate: CertificateStatus | undefined;
  load: LoadVerdict | undefined;
  lastWeekOn: Temporal.PlainDate;
  answered: number;
  /** Learnings of the reader that other teams took up. */
  adopted: readonly { what: string; teams: number }[];
  thanks: readonly { fromName: string; text: string }[];
  awayUntil: Temporal.PlainDate | undefined;
};

/** What somebody without a role sees of one of their teams. */
export type TeamHome = {
  teamName: string;
  championName: string | undefined;
  /** Set while the champion is away: who is asked instead, and until when. */
  standIn: { name: string | undefined; championBackOn: Temporal.PlainDate } | undefined;
  /** The reader's own nomination for this team, where there is one. */
  own: { role: Champion['role']; state: ChampionState } | undefined;
};
