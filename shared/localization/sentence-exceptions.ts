/**
 * What a full stop after a word means, by language. Lists of our own in the spirit of SRX: a splitter that came with
 * the platform's Unicode library would change with it, and with it the ids of all units (see ADR 0007).
 */
export interface SentenceExceptions {
  /** After these the sentence always goes on (lower case, without the last full stop). */
  readonly never: ReadonlySet<string>;
  /** These may end a sentence: it ends only where a word follows that commonly begins one. */
  readonly maybe: ReadonlySet<string>;
  /** After these a number follows (`No. 5`), or else the sentence ends. */
  readonly beforeNumber: ReadonlySet<string>;
  /** Words that commonly begin a sentence (lower case). */
  readonly starters: ReadonlySet<string>;
  /** Whether `3.` is how the language writes an ordinal (3. März). */
  readonly ordinalDot: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Abbreviations that software texts of any language carry. */
const commonNever = 'dr mr mrs ms prof st sr jr vs v e.g i.e eg ie cf viz approx resp incl excl dept est fig';

const english: SentenceExceptions = {
  never: words(`${commonNever} messrs mt gen col sgt capt rev hon gov sen rep adm ave blvd ext tel ph.d mfr`),
  maybe: words(
    'etc al inc ltd corp co llc plc bros u.s u.k u.n e.u u.s.a a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec min max misc',
  ),
  beforeNumber: words('no nos p pp vol vols sec secs ch chap art para eq ver rev fig figs tab app'),
  starters: words(
    'the this that these those it its we you your they he she i if in on at for from when while after before a an all any each to there here see use as by with however please note now no our then than once since until both also but and or not only some what who how why where which click open run set select choose',
  ),
  ordinalDot: false,
};

const german: SentenceExceptions = {
  never: words(
    `${commonNever} z.b z b d.h d h u.a u.ä o.ä u bzw ca evtl ggf inkl exkl zzgl bspw usf vgl sog hr fr dipl ing abb abs art bd hrsg jh mind max min nr str tel zt z.t i.d.r i d r v.a s.o s.u s a o`,
  ),
  maybe: words('usw etc u.s.w ff gmbh co kg jan feb mär apr jun jul aug sep sept okt nov dez'),
  beforeNumber: words('nr nrn s bd kap ziff abs art abb tab ver'),
  starters: words(
    'der die das ein eine einen dies diese dieser dieses es er sie wir ihr ich wenn falls im in am auf bei für von vom zu zum zur mit nach vor seit bis als auch alle jede jeder jedes nun jetzt hier dort so dann danach dadurch damit bitte klicken öffnen wählen verwenden und oder aber nur nicht',
  ),
  ordinalDot: true,
};

const french: SentenceExceptions = {
  never: words(`${commonNever} m mm mme mmes mlle me pr ex p.ex c.-à-d env hab av apr bd réf éd chap`),
  maybe: words('etc cie janv févr avr juill sept oct nov déc'),
  beforeNumber: words('n no nos p pp vol chap art fig tab'),
  starters: words(
    'le la les un une des ce cet cette ces il elle ils elles nous vous on si en au aux à pour dans sur avec par après avant lorsque quand tous toutes chaque voir et ou mais',
  ),
  ordinalDot: false,
};

const spanish: SentenceExceptions = {
  never: words(`${commonNever} sra dra ud uds d dña p.ej ej aprox núm av avda pág`),
  maybe: words('etc s.a ee.uu ee uu cía'),
  beforeNumber: words('n núm nº p pág págs vol cap art fig'),
  starters: words(
    'el la los las un una este esta estos estas es se si en al para por con después antes cuando todos todas cada ver y o pero',
  ),
  ordinalDot: false,
};

const other: SentenceExceptions = {
  ...english,
  never: words(commonNever),
};

const byLanguage: Readonly<Record<string, SentenceExceptions>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
};

/** Languages that write an ordinal with a full stop and have no list of their own yet. */
const ordinalDotLanguages = words('bs cs da et fi fo hr hu is lv nb nn no pl sk sl sr tr');

/** The exceptions of a language; one that has no list of its own gets the common ones. */
export function exceptionsFor(locale: string): SentenceExceptions {
  const language = locale.split('-')[0]?.toLowerCase() ?? '';
  return byLanguage[language] ?? { ...other, ordinalDot: ordinalDotLanguages.has(language) };
}
