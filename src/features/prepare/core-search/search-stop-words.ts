const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const ENGLISH = list(
  `a about above after again all also am an and any are as ask asks at be because been
  before being best both but by can cannot cant could did do does doesnt doing done dont during each either else
  ever every few find for from further get gets give go goes going got had has have having he help her here hers
  him his how i if im in into is isnt it its itself ive just know let like look make makes many may maybe me might
  more most much must my need needs no nor not now of off on once one only or other our ours out over own per
  please put really right same say says see shall she should show so some still such
  take tell than thank thanks that the their theirs them then there these they thing think this those though
  through thru to too under until up us use used using very want wants was way we well were what when where
  whether which while who whom whose why will with within without wont would yes yet you your yours`,
);
const GERMAN = list(
  `aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann darf das dass
  dein dem den denn der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
  einer eines er es etwas euer fur fuer gegen gehe geht gibt haben habe hat hatte hier ich ihm ihn ihr ihre im in
  ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinem keinen konnen koennen mache machen man mein
  meine mich mir mit muss mussen muessen nach nicht nichts noch nun nur ob oder ohne sehr sein seine sich sie sind
  so soll sollen sollte sollten uber ueber um und uns unser unter vom von vor wann war warum was weil welche welchem
  welchen welcher welches wenn wer werden wie wieder will wir wird wo woher wohin wurde wurden zu zum zur`,
);
const FRENCH = list(
  `a ai alors au aux avec avoir ce cela ces cet cette chez comme comment dans de des dois doit donc du elle elles
  en est et etre eu faire fait faut il ils je la le les leur leurs lui ma mais me mes moi mon ne nos notre nous on
  ont ou par pas peut peux plus pour pourquoi puis qu quand que quel quelle quelles quels qui quoi sa sans se ses si
  son sont sur ta te tes toi ton tous tout toute toutes tres tu un une vos votre vous y`,
);
/** Words that say which language a text is in, since no other of the three has them. */
const GERMAN_ONLY = list(
  `aber auch auf aus bei beim das dass dem den der ein eine einem einen einer fur fuer gibt haben ich ist kann kein
  keine mit muss nach nicht oder sich sie sind uber ueber und unter vom von wenn wer werden wie wir wird zu zum zur`,
);
const FRENCH_ONLY = list(
  `au aux avec ce cette comment dans des doit du elle est et etre faire faut il je la le les leur nous ou par pas
  pour quand que quel quelle qui sans sur une vous`,
);

/** Of these there are many, and none says what is looked for. */
const ANY = /^(?:any|every|no|some)(?:body|one|thing|where)$/;

/** Which of the words decide nothing: the small words of English, and of the language they are written in. */
export function stopWordsIn(words: readonly string[]): ReadonlySet<string> {
  const count = (language: ReadonlySet<string>) =>
    words.filter((word) => language.has(word)).length;
  const languages = [ENGLISH];
  if (count(GERMAN_ONLY) > 0) languages.push(GERMAN);
  if (count(FRENCH_ONLY) > 0) languages.push(FRENCH);
  return new Set(
    words.filter((word) => ANY.test(word) || languages.some((language) => language.has(word))),
  );
}

/** The small words of all three languages. */
export const smallWords: readonly string[] = [...ENGLISH, ...GERMAN, ...FRENCH];
