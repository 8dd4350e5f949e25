/*
 * Whether a status says that its writer is away: as a statement ("On leave until Monday"), not by a word in
 * it ("Holiday planning"). A part of a status is one when it holds a reason and, around it, nothing but words
 * that such statements are made of. Texts come here without accents, capitals and signs.
 */

/** Reasons, of which each is a statement by itself. */
const REASONS = [
  // English
  'ooo|oof|out of (the )?office|vacation(ing)?|(bank |public )?holidays?|pto|sabbatical|mat leave|pat leave',
  '(annual|parental|maternity|paternity|adoption|sick|medical|family|study|personal|bereavement|unpaid|paid) leave',
  'on leave|away( from work)?|(out|off|home|at home) sick|sick( day)?|(day|days|time) off|off( work)?|christmas break|summer break',
  // German
  '(jahres|rest|sonder)?urlaub|ferien|betriebsferien|elternzeit|mutterschutz|krank( geschrieben| gemeldet)?|krankgeschrieben|krankgemeldet|abwesend|abwesenheit|nicht im (buro|dienst)|frei|freier tag|feiertag',
  // French
  'conges?( annuels?| payes?| maternite| paternite| parental| maladie)?|vacances|absente?|arret maladie|malade|rtt|hors du bureau',
  // Spanish, Portuguese, Italian
  'vacaciones|baja( medica| maternal| paternal)?|fuera de (la )?oficina|ausente|permiso|ferias|licenca( maternidade| paternidade| medica)?|fora do escritorio',
  'ferie|malattia|maternita|paternita|congedo( parentale)?|assente|fuori ufficio',
  // Dutch, Swedish, Danish, Norwegian, Polish
  'vakantie|(ouderschaps|zwangerschaps)?verlof|ziek|afwezig|niet op kantoor|semester|foraldraledig|sjuk|syk|syg|barsel|orlov|permisjon',
  'urlop(ie)?|zwolnieni[eu]|chor[ya]|nieobecn[ya]',
  // Russian, Ukrainian, Turkish
  'отпуске?|больничном|болею|відпустці|відпустка|лікарняному|izin(de|li)|tatil(de)?',
];

const BEFORE = [
  'i m|im|i am|i ll be|currently|still|now|on|at|out|gone|enjoying|taking|having|away|a|an|my|the|some|all|well deserved|long|short|half|extended|summer|winter|christmas|easter|paid',
  'ich bin|bin|im|in|derzeit|aktuell|gerade|noch|habe|den|je suis|suis|actuellement|en|estoy|de|disfrutando|estou|em|sono|op|met|ik ben|ik heb|ben|na|jestem|pa|jag ar|ar|har|er|i|в|у|на',
];

/** What may follow a reason, together with everything after it. */
const BEHIND = [
  'until|till|til|thru|through|to (?=\\d|mon|tue|wed|thu|fri|sat|sun)|bis|zum|jusqu|hasta|fino|tot|ate|do|au|t m|fram till|tom|до',
  'back (?!from|after)|returning|return|zuruck|wieder da|de retour|retour (?!de)|regreso|vuelvo|volto|rientro|terug|tillbaka',
  'this|today|all|right now|atm|diese|heute|ganze|cette|aujourd|esta|hoy|hoje|questa|oggi|deze|vandaag|idag|i dag|for|fur|pour|por|per|voor|si|in (?!\\d)|with|w',
  '\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|please|contact|ask|see|call|limited|mode|time|week\\b|y (?=\\w)|und (?=\\w)|and (?=\\w)|or (?=\\w)|bei|mit|avec|con',
  'from .*(to|until|till|through|thru)|vom .* bis|du .* au|del .* al|dal .* al|van .* tot',
];

const LATER =
  /\b(tomorrow|next|soon|upcoming|starting|starts|from (?!.*\b(to|until|till|through|thru)\b)|ab|morgen|nachste[nr]?|bald|demain|prochaine?s?|bientot|manana|proxim[oa]s?|que viene|pronto|domani|prossim[oa]|volgende|imorgon|nasta|nie|not|no|kein|keine|pas|non)\b/;

const WEEKDAY =
  'mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes';

const STATEMENT = new RegExp(
  `^((${BEFORE.join('|')}) )*(${REASONS.join('|')})( ((${REASONS.join('|')}) ?|(${BEHIND.join('|')}).*))*$`,
);
const BACK_LATER = new RegExp(
  `^(i m |i ll be )?(back|returning|zuruck|wieder da|de retour|regreso|vuelvo|terug) (on |am |le |el |next |nachste |la )*(\\d{1,2} ?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|tomorrow|week|(${WEEKDAY})(day|s|sday|nesday|rsday|urday)?\\b)`,
);
/** Where words are not parted by spaces: the reason, but not the planning of it. */
const UNPARTED = /(休暇|休假|有給|産休|育休|お休み|不在|请假|請假|휴가)/;
const UNPARTED_NOT = /(予定|計画|计划|計畫|申請|申请|계획|예정|明け|から戻)/;

/** Whether a status says that its writer is away now. */
export function saysAway(status: string): boolean {
  if (UNPARTED.test(status)) return !UNPARTED_NOT.test(status);
  return partsOf(status).some(
    (part) => BACK_LATER.test(part) || (STATEMENT.test(part) && !isLater(part)),
  );
}

/** A day ahead in "OOO until next Tuesday" is the end and not the beginning. */
function isLater(part: string): boolean {
  const told = part.replace(
    /\b(until|till|til|thru|through|bis|hasta|jusqu|fino|tot|back|returning|zuruck|de retour)\b.*$/,
    '',
  );
  return LATER.test(told.replace(/\b(nicht im|niet op)\b/, ''));
}

/** As in "vom 3.5. bis 9.5.": it parts nothing. */
const DOT_OF_DATE = /(?<=\d)\.(?=\d| ?(bis|au|al|do|to|till|until|-|$))/g;

function partsOf(status: string): string[] {
  return status
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('/', ' / ')
    .replaceAll(/:[a-z0-9_+-]+:/g, ' , ')
    .replaceAll(DOT_OF_DATE, ' ')
    .split(/[,;.!?|()[\]•·:\u2013\u2014]|\s[-/]\s|\p{Extended_Pictographic}/u)
    .map((part) => part.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim())
    .filter((part) => part !== '');
}
