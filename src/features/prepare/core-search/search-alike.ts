import { stemOf } from '../core/search-words.ts';

/** Words of everyday work that mean nearly the same; an entry's own synonyms say more, and come first. */
const ALIKE = `
  refund reimbursement reimburse repay repayment
  invoice bill receipt
  pay payment settle
  cancel terminate termination cancellation quit
  client customer buyer consumer
  angry furious upset annoyed rude irate
  complaint grievance complain dissatisfied
  error mistake wrong incorrect fault slip
  broken defective damaged faulty damage
  buy purchase order acquire
  parcel package shipment delivery
  late delayed overdue delay
  send forward mail dispatch
  resend send again
  email mail message
  reply answer response respond
  question query inquiry
  holiday vacation absence
  ill sick illness sickness disease medical
  doctor physician medical
  lawyer attorney solicitor legal
  sue lawsuit court legal
  police officer
  child minor kid teenager underage
  car vehicle automobile
  house home flat
  move relocate relocation
  cheap inexpensive low
  expensive costly dear
  discount rebate reduction cheaper
  price cost fee charge tariff
  raise increase rise hike
  reduce lower cut decrease
  quick fast speed
  slow slowly sluggish latency
  short brief concise
  long lengthy
  begin start
  end finish stop close
  delete erase remove
  change modify edit alter
  fix repair correct
  check verify review inspect
  approve authorise sign permit
  refuse reject decline deny rejection refusal
  allow permit may
  forbid prohibit ban
  help support assist assistance
  boss manager supervisor lead leader
  colleague coworker teammate staff employee
  deputy stand-in substitute replacement cover
  escalate escalation
  urgent emergency immediate asap
  deadline due date
  contract agreement policy
  document paper file form
  picture photo image
  scan copy
  summary summarise recap
  translate translation
  language english german french
  tone style wording voice
  polite friendly courteous
  apologise sorry apology regret
  rule guideline policy
  proof evidence receipt
  sum amount total figure
  number figure digit
  limit maximum cap threshold
  quota limit allowance
  secret confidential private sensitive
  password credential pin login
  privacy data gdpr
  hack attack breach injection
  fraud fake scam fraudulent
  outage down unavailable offline
  bug defect error issue problem
  copilot assistant bot ai tool model chatbot
  draft write compose
  prompt instruction request
  source citation reference
  hallucinate hallucination invent fabricate
  newspaper press journalist media
  post publish
  insurance cover coverage policy
  insurer insurance
  accident crash collision
  theft stolen steal robbery
  flood flooding water
  dead died death deceased bereavement
  marry marriage married wedding
  divorce separation
  woman female
  man male
  new newcomer beginner
  train training lesson
  test trial exercise practice
  salary wage pay
  voucher coupon gift
  goodwill gesture compensation
  bank account
  account login
  address location
  phone call telephone
  meeting appointment
  contact reach
  owner responsible
  decide decision
  different other
  missing absent lacking lost
  incomplete partial missing
  twice double duplicate
  exchange swap replace replacement
  return back
  old outdated obsolete legacy
  current latest recent
  weekend saturday sunday
  night evening
  morning early
  month monthly
  year yearly annual
  week weekly
  day daily
`;

let groups: ReadonlyMap<string, readonly string[]> | undefined;

function readGroups(): ReadonlyMap<string, readonly string[]> {
  const byStem = new Map<string, Set<string>>();
  for (const line of ALIKE.trim().split('\n')) {
    const words = line.trim().split(/\s+/);
    for (const word of words) {
      const stem = stemOf(word);
      const known = byStem.get(stem) ?? new Set();
      for (const other of words) if (other !== word) known.add(other);
      byStem.set(stem, known);
    }
  }
  return new Map([...byStem].map(([stem, words]) => [stem, [...words]]));
}

/** Every word that has others like it. */
export const wordsWithOthers: readonly string[] = [...new Set(ALIKE.trim().split(/\s+/))];

/** Other words for a stem. */
export function alikeWords(stem: string): readonly string[] {
  groups ??= readGroups();
  return groups.get(stem) ?? [];
}
