/* The one namespace that the scripts of the site share, and the shapes of what passes through it. Only types: `tsc`
   reads them, and no page does. */

type Children = Node | string | (Node | string)[];

interface Municipality { slug: string; navn: string }

/** The values that are chosen, by the key of their facet. */
type Chosen = Record<string, string[]>;

/** What a filter shows: how many of how many, and what choosing a value would leave, as it is written. */
interface Shown { shown: number; total: number; count(key: string, value: string): string }

/** Finds and shows what is chosen; gives nothing where a newer choice has overtaken it. */
type Source = (chosen: Chosen) => Promise<Shown | null>;

interface Filter { refresh(): void }

/** A name that a typed text may mean: where it stands among the names, and how closely it fits, 0 the best. */
interface Meant { name: string; place: number; fit: number }

/** One thing on the agenda: a record by its code, a way in by its address, or one's own (`eget-1`), which has a text. */
interface MeetingItem { id: string; tekst: string; minutter: number; noter: string }

interface Meeting { titel: string; dato: string; start: string; sted: string; punkter: MeetingItem[] }

/** What is chosen: colours, own municipality and meeting pack. */
interface Kept { farver: string; kommune: Municipality | null; moede: Meeting }

/** What was the newest at the visit before and at this one, by the names of what happened, and the day of this one. */
interface Visit { foer: string; nu: string; dag: string }

/** As it travels in an address: how often it was changed, and whether the reader has been told. */
interface Carried extends Kept { turn: number; isSaid: boolean }

/** A part of what an agenda says of a record. */
type AgendaPart =
  | { kind: "text" | "mark" | "notice" | "heading"; text: string }
  | { kind: "poles"; poles: { navn: string; tekst: string }[] }
  | { kind: "questions"; questions: string[] };

/** One item as a Word file has it: `kind` is a line of words, `time` empty where none is given. */
interface AgendaEntry {
  number: number; title: string; kind: string; time: string; record: MeetingRecord | null; notes: string;
}

/** What an item asks for: to be moved, taken out or changed. */
interface ItemActs {
  move(id: string, by: number): void;
  takeOut(id: string, called: string): void;
  edit(id: string, how: Partial<MeetingItem>): void;
}

/** Where an item stands among those shown, and when it is. */
interface ItemPlace { index: number; count: number; time: string }

interface ItemView { section: HTMLElement; update(item: MeetingItem, place: ItemPlace): void }

/** What is written in the follow-up of a municipality, by the name of the field. */
type Filled = Record<string, string>;

/** A sheet of next steps as a Word file has it. */
interface FollowUpSheet {
  line: string; mark: string; again: string; source: string; steps: string[][];
  asked: { text: string; mark: string; code: string; address: string; answer: string }[];
  own: { label: string; answer: string }[]; old: { code: string; answer: string }[];
}

/** Gathers what a Word file refers to. */
interface WordBody {
  links: string[]; lists: number;
  link(address: string, text: string): string;
  numbered(questions: string[]): string[];
}

interface MeetingRecord {
  id: string; type: string; titel: string; resume: string; adresse: string; kort: string; status: string;
  titel_af: string; forbehold: string; bud: string; bud_titel: string;
  poler: { navn: string; tekst: string }[]; poler_af: string; spoergsmaal: string[]; spoergsmaal_af: string;
}

/** What a file of the findings holds: every scalar is a text, or a whole number. */
type YamlValue = string | number | null | YamlValue[] | { [key: string]: YamlValue };

/** Where a value stands in a file: keys and places in lists. */
type YamlPath = (string | number)[];

/** A line, and the parts of the value that begin on it, the outermost first. */
interface YamlLine { text: string; begins: YamlPath[] }

/** The order of an entry's keys, and of those of the entries within it. */
interface YamlOrder { keys: string[]; parts: Record<string, YamlOrder> }

/* --- what a cluster proposes: generators/presentation/proposal.py and website/proposal_page.py ---------------------- */

/** A field as it is asked for; 0 says nothing of a length or a number of items. */
interface AskedField {
  key: string; title: string; help: string; example: string; required: boolean;
  shape: "text" | "rich" | "choice" | "choices" | "texts" | "parts" | "links";
  least: number; most: number; fewest: number; many: number;
  choices: [value: string, label: string, help: string][]; parts: AskedField[];
}

/** A folder of files that the editor opens, or some files one by one. */
interface EditorCollection { name?: string; folder?: string; files?: { name: string; file: string }[] }

/** What the build tells the editor; the rest of it is for the editor alone. */
interface EditorConfiguration { backend: { repo: string }; collections: EditorCollection[] }

interface ProposalRules {
  patterns: { email: string; cpr: string; phone: string; company: string };
  said: Record<"email" | "cpr" | "phone", [message: string, hint: string]>;
  open: string[]; printed: string; longestWord: number;
}

interface ProposalType {
  slug: string; singular: string; asked: string; explanation: string; icon: string; fields: AskedField[];
  shown: [key: string, heading: string, rich: boolean][]; order: YamlOrder;
}

/** What the page knows of what is asked. */
interface ProposalForm {
  types: ProposalType[]; source: AskedField[]; cluster: AskedField[];
  orders: { kilde: YamlOrder; klynge: YamlOrder };
  said: Record<string, string>;
  clusters: [slug: string, name: string][]; records: [id: string, title: string][];
  municipalities: string[]; sizes: [least: number, most: number];
  rules: ProposalRules; site: string; mail: string;
}

/** Where something is wrong, under which name, and what to write instead. */
interface ProposalProblem { path: YamlPath; title: string; message: string; hint: string }

interface ProposedRecord { type: string; felter: Record<string, YamlValue> }

/** What is written so far: the meeting by its fields, and what came out of it. */
interface Draft { moede: Record<string, string>; poster: ProposedRecord[] }

interface ProposalFile { name: string; text: string }

/** A field on the page: what it holds, and what is said of it. */
interface FieldView {
  element: HTMLElement;
  read(): YamlValue;
  write(value: YamlValue | undefined): void;
  /** Shows what is wrong at this field; each path begins behind it. */
  tell(problems: ProposalProblem[]): void;
}

/* --- what the build ships: generators/search/client.py, rules.py and shards.py ------------------------------------ */

/** A part of an entry as the site shows it. */
interface EditorPart { key: string; heading: string; rich: boolean }

/** How the entries of a collection look: `words` are those of closed lists, by field and value. */
interface EditorLook {
  slug: string; name: string; explanation: string; icon: string; parts: EditorPart[];
  words: Record<string, Record<string, string>>; headings: Record<string, Record<string, string>>;
}

interface EditorTerms {
  editors: string; saidByTheHeading: string[]; notices: Record<string, [string, string]>; caveat: string;
  inOrder: string[]; steps: string[]; themeNumbers: Record<string, number>; schemes: string[];
}

/** What a writer must know of an entry: the order of its keys, which texts are Markdown, and its parts. */
interface EditorForm { keys: string[]; rich: string[]; parts: Record<string, EditorForm> }

interface Tables {
  facets: [key: string, label: string][];
  keys: { theme: string; type: string; municipality: string };
  letters: string;
  ways: string[];
  folded: Record<string, string>;
  places: { municipality: string; handout: string };
  engine: string[];
  sizes: {
    longestQuery: number; shortestTyped: number; hitsBelowField: number; stayingHits: number; nearestHits: number;
    hitsOnPage: number; valuesInOrder: number; openFacets: number;
  };
}

interface Rules {
  longestQuery: number; mostWords: number; code: number; codeSigns: string;
  whole: number; twin: number; joined: number; prefix: number; verb: number; part: number; partOfKnown: number;
  oneLetter: number; twoLetters: number; synonym: number; beginning: number; synonymCovers: number; compound: number;
  light: number; nowhere: number; common: number; uncovered: number; linked: number; fewestToLink: number;
  together: number; togetherInTitle: number;
  leastCover: number; leastWord: number; begun: number; firstHits: number; weakFirst: number; weakScore: number; weakCover: number; beside: number;
  mostPrefixes: number; mostPrefixesOfKnown: number; mostPrefixesOfPart: number; mostSimilar: number;
  mostOfBeginning: number; shortestPrefix: number; shortestSimilar: number; shortestBeginning: number;
  shortestStem: number; longestEnding: number; endingsOfDeeds: string[]; alphabet: string[]; mostSpellings: number;
  twoSlipsFrom: number; shortestModifier: number; shortestHead: number; shortestHalf: number; shortestLastHalf: number; shortestUnfinished: number; links: string;
  longestExpression: number; quotes: string; shortestMarked: number;
  shortestTyped: number; longestCompared: number; alikeBeginning: number; lettersToASlip: number; mostSuggestions: number;
}

/** What even a list of everything needs. A star in an address stands for the id. */
interface About {
  documents: number; records: number; recordKinds: number; resultsInShard: number;
  kinds: [kind: string, label: string, address: string, mark: string][];
  themes: [slug: string, name: string, number: number, mark: string][];
  statuses: Record<string, [label: string, isOff: boolean]>;
  suggestions: string[];
}

/** The vocabulary and the tables of the analysis, with what has been looked up so far. */
interface Lexicon extends About {
  build: string; terms: string[]; rules: Rules; pair: number; firstSign: number;
  stem(word: string): string; stop: Set<string>; irregular: Record<string, string>;
  light: Set<string>; plain: Record<string, string[]>; nameStarts: number[]; small: Map<string, number>;
  numberOf: Map<string, number>; levels: Map<string, number>; masks: Int32Array | null;
  known: Map<string, string>; postings: Map<string, Posting>; starts: number[]; conceptStarts: number[];
  codes: Record<string, [first: number, count: number, place: number][]>;
  synonyms: string[][]; groups: Map<string, number[]>; links: number[][];
}

interface Posting { places: number[]; weights: number[]; words: number[] }

/* --- a search ----------------------------------------------------------------------------------------------------- */

/** Terms that a word may match, by their numbers, and what each match is worth. */
type Way = Map<number, number>;

/** A word as it was typed, folded; a stop word has no term. */
interface Typed { folded: string; term: string; written: string }

/** A part of a compound; one that is not known has the number -1. */
interface Part { number: number; way: Way }

/** One word of a query: what it is taken for, the ways it may match, and its groups of synonyms. */
interface Word { typed: Typed; meant: string; self: Way; parts: Part[]; groups: number[]; covers: number }

/** What one word found: a score, and how much of the word is covered, by document. */
interface Match { scores: Map<number, number>; covers: Map<number, number>; through: Map<number, string> }

interface Found {
  order: number[]; strong: Set<number>; scores: Map<number, number>; through: Map<number, string>;
  words: Word[]; missing: string[]; isLoosened: boolean; isCode: boolean;
}

/** What is wanted of an answer; some of those that were shown `before` may stay. */
interface Wish {
  filters: Chosen | null; counts: string[]; sort: string; first: number; count: number; withWeak: boolean;
  before: number[]; staying: number; nearest: number;
}

interface Value { value: string; label: string; mark: string }
interface Facet { key: string; label: string; values: Value[]; of: number[][] | null }
interface ShownFacet { key: string; label: string; values: (Value & { count: number | null })[] }

interface Theme { slug: string; name: string; number: number; mark: string }

interface Entry {
  id: string; kind: string; label: string; title: string; summary: string; address: string; mark: string;
  status: string; isOff: boolean; isRecord: boolean; themes: Theme[]; searchWords: string[]; byline: string; caveat: string;
}
interface Hit extends Entry { place: number; score: number; through: string; isWeak: boolean }

interface Marks { whole: Set<string>; inside: string[] }
interface Piece { text: string; isMarked: boolean }

interface Answer {
  text: string; total: number; unfiltered: number; weak: number; hits: Hit[]; facets: ShownFacet[]; marks: Marks;
  isLoosened: boolean; isCode: boolean; isAsked: boolean; isQuoted: boolean; missing: string[];
}
interface Instead { words: string[]; themes: Theme[] }

interface SearchEngine {
  search(text: string, options?: Partial<Wish>): Promise<Answer>;
  suggestions(text: string): Promise<Instead>;
  analyse(text: string): Promise<string[]>;
  warm(): Promise<void>;
  pieces(text: string, found: Marks): Piece[];
}

/* --- the namespace: what each script gives to those after it ------------------------------------------------------ */

declare const klyngeviden: {
  /** tables.js, made by the build. */
  tables: Tables;
  /** dom.js */
  dom: {
    maybe<T extends Element>(root: ParentNode, selector: string, kind: new () => T): T | null;
    one<T extends Element>(root: ParentNode, selector: string, kind: new () => T): T;
    all(root: ParentNode, selector: string): HTMLElement[];
    element<K extends keyof HTMLElementTagNameMap>(
      tag: K, className?: string, children?: Children,
    ): HTMLElementTagNameMap[K];
    sign(name: string, className?: string): SVGSVGElement;
    button(className: string, children: Children, act: () => void): HTMLButtonElement;
    link(href: string, children: Children): HTMLAnchorElement;
  };
  /** opsaetning.js, made by the build: generators/editing/browser/page.py. */
  editor: {
    configuration: EditorConfiguration; forms: Record<string, EditorForm>; names: Record<string, [string, string][]>;
    highest: Record<string, number>; folder: boolean; looks: Record<string, EditorLook>; terms: EditorTerms; letters: string; styles: string[];
    types: { letter: string; folder: string }[];
  };
  /** rediger-format.js */
  editorFormat: {
    FILE: string;
    read(text: string): { [key: string]: YamlValue };
    written(entry: { [key: string]: unknown }, form: EditorForm): string;
  };
  /** rediger-vagt.js */
  editorGuard: {
    guard(ask: typeof fetch, configuration: EditorConfiguration): {
      saw(entry: { [key: string]: unknown }, text: string): void; fetch: typeof fetch;
    };
  };
  /** rediger-felter.js */
  editorFields: {
    LinkControl: unknown; NumberControl: unknown; NameControl: unknown; ShapeControl: unknown;
    slug(text: string): string;
  };
  /** rediger-visning.js */
  editorPreview: { preview(name: string): unknown; rich(text: string): unknown };
  /** yaml.js */
  yaml: {
    written(value: YamlValue): string;
    lines(value: YamlValue): YamlLine[];
    scalar(value: string | number | null): string;
    inLines(text: string, indent?: number): string;
    ordered(value: YamlValue, order: YamlOrder | undefined): YamlValue;
  };
  /** zip.js */
  zip(files: [name: string, text: string][], type: string): Blob;
  /** proposal-checks.js */
  proposalChecks: {
    line(raw: unknown): string;
    paragraphs(raw: unknown): string;
    inFile(text: string): string;
    size(field: AskedField, text: string): number;
    entry(fields: AskedField[], raw: YamlValue | undefined): Record<string, YamlValue>;
    problems(
      fields: AskedField[], values: Record<string, YamlValue>, rules: ProposalRules, at?: YamlPath,
    ): ProposalProblem[];
    privateIn(text: string, rules: ProposalRules): { words: string; said: [message: string, hint: string] }[];
  };
  /** proposal-files.js */
  proposal: {
    MEETING: string[];
    MOST: number;
    OTHER: string;
    nothing(): Draft;
    isEmpty(draft: Draft): boolean;
    of(raw: unknown, form: ProposalForm): { draft: Draft; strange: string[] };
    problems(draft: Draft, form: ProposalForm, today: string): ProposalProblem[];
    clusterOf(draft: Draft, form: ProposalForm): { slug: string; name: string; members: string[] };
    files(draft: Draft, form: ProposalForm, today: string): ProposalFile[];
    letter(draft: Draft, form: ProposalForm, attached: string): { subject: string; body: string; href: string };
    archiveName(draft: Draft): string;
    toFile(draft: Draft): string;
    fromFile(text: string, form: ProposalForm): { draft: Draft; strange: string[] } | string;
  };
  /** proposal-fields.js */
  proposalFields: {
    view(field: AskedField, id: string, changed: () => void, records: ProposalForm["records"]): FieldView;
    meetingFields(form: ProposalForm): AskedField[];
  };
  /** proposal-preview.js */
  proposalPreview(
    type: ProposalType, values: Record<string, YamlValue>, from: string, records: ProposalForm["records"],
  ): HTMLElement;
  /** proposal-result.js */
  proposalResult: {
    ready(draft: Draft, form: ProposalForm, today: string, say: (words: string) => void): Node[];
  };
  /** meeting.js */
  meeting: {
    NONE: Meeting;
    LONGEST: { titel: number; sted: number; tekst: number; noter: number; kode: number };
    text(value: unknown, longest: number): string; day(value: unknown): string;
    of(raw: unknown): { meeting: Meeting; strange: string[] };
    isCode(id: unknown): boolean; isItem(id: unknown): boolean; isOwn(id: unknown): boolean;
    isEmpty(meeting: Meeting): boolean;
    toPairs(meeting: Meeting): [string, string][];
    fromPairs(pairs: Iterable<[string, string]>): unknown;
    including(meeting: Meeting, items: (string | MeetingItem)[]): Meeting;
    without(meeting: Meeting, ids: string[]): Meeting;
    moved(meeting: Meeting, id: string, by: number): Meeting;
    edited(meeting: Meeting, id: string, how: Partial<MeetingItem>): Meeting;
    withOwn(meeting: Meeting, tekst: string): Meeting;
    restored(now: Meeting, before: Meeting, after: Meeting): Meeting;
    times(meeting: Meeting): { total: number; shown: Map<string, string>; start: string; end: string };
  };
  /** state.js */
  state: {
    up: string;
    read<P extends keyof Kept>(part: P): Kept[P];
    change<P extends keyof Kept>(part: P, how: (now: Kept[P]) => Kept[P]): void;
    onChange(act: () => void): void;
    taken(address: string): string;
    go(address: string): void;
    setHash(text: string): void;
    lasting: { can(): boolean; read(key: string): string; write(key: string, text: string): boolean };
  };
  /** site.js */
  site: {
    up: string;
    own(): Municipality | null;
    pack(): string[];
    copied(text: string): Promise<boolean>;
    shareLink(address: string, typist: string, otherwise: HTMLElement): Promise<(string | Node)[]>;
    download(content: Blob, name: string): void;
  };
  /** adresser.js, made by the build: what lies in each folder, and the codes of all records. */
  places: { below: Record<string, string[]>; codes: string[] };
  /** names.js */
  names: { meant(text: string, names: string[]): Meant[]; certain(found: Meant[]): Meant | null; holds(text: string, title: string): boolean; CONTAINED: number };
  /** search-box.js */
  hits: {
    searchEngine(): Promise<SearchEngine>;
    signOf(hit: Hit, className: string): Element;
    marked(text: string, found: Marks): Node[];
    reason(hit: Hit, found: Marks): string;
    recordWithCode(text: string): Promise<string | null>;
    unanswered(text: string, missing: string[]): string;
    href(hit: Hit): string;
    IN_TEXT: string;
  };
  /** search-rows.js */
  rows: { row(hit: Hit, found: Marks): Element; remarks(answer: Answer): string[] };
  /** filter.js: made once for a section, later calls give the same. */
  filter(section: HTMLElement, source?: Source): Filter;
  /** agenda.js */
  agenda: {
    parts(record: MeetingRecord): AgendaPart[];
    title(meeting: Meeting): string;
    whenAndWhere(meeting: Meeting): string;
    sum(meeting: Meeting): string;
    fileName(meeting: Meeting, ending: string): string;
    toFile(meeting: Meeting): string;
    fromFile(text: string): { meeting: Meeting; strange: string[] } | string;
    tooLarge(size: number): string;
  };
  /** agenda-word.js */
  docx(meeting: Meeting, entries: AgendaEntry[], source: string): Blob;
  /** docx.js */
  word: {
    Body: new () => WordBody;
    paragraph(named: string, runs: string, properties?: string): string;
    run(text: string, properties?: string): string;
    said(text: string, lines?: number): string[];
    table(widths: number[], rows: string[][]): string;
    file(heading: string, below: string, content: string[], source: string, body: WordBody): Blob;
  };
  /** follow-up.js */
  followUp: {
    of(raw: unknown): Filled;
    kept(text: string): Filled;
    toPairs(filled: Filled): [string, string][];
    restored(now: Filled, before: Filled): Filled;
    day(date: string): string;
    sheet(sheet: FollowUpSheet): Blob;
  };
  /** agenda-items.js */
  items: {
    view(item: MeetingItem, record: MeetingRecord | undefined, acts: ItemActs): ItemView;
    tool(icon: string, text: string, label: string, act: () => void): HTMLButtonElement;
    called(item: MeetingItem, record: MeetingRecord | undefined): string;
    kindOf(record: MeetingRecord | undefined): string;
  };
  /** moedepakke.js: called by the scripts that hold a record each. */
  moede(record: MeetingRecord): void;
  /** search-analysis.js */
  analysis: {
    fold(text: string): string;
    foldedWords(text: string): string[];
    termOf(word: string, own: Lexicon): string;
    typedWords(text: string, own: Lexicon): Typed[];
    keywords(text: string, own: Lexicon): Typed[];
    respelt(word: string, own: Lexicon): string[];
    isSmall(typed: Typed, own: Lexicon): boolean;
    isLight(typed: Typed, own: Lexicon): boolean;
    lettersOf(word: string, own: Lexicon): string[];
  };
  /** search-slips.js */
  slips: {
    byDistance(word: string, term: string, own: Lexicon): number[][];
    oneSlip(word: string, own: Lexicon): number[];
    editDistance(one: string, other: string, limit: number): number;
  };
  /** search-words.js */
  words: {
    matched(typed: Typed[], own: Lexicon): Word[];
  };
  /** search-scores.js */
  scores: {
    ready(found: Word[], own: Lexicon): Promise<void>;
    match(word: Word, own: Lexicon): Match;
    scored(words: Word[], matches: Match[], together: Map<number, boolean>[], own: Lexicon): {
      scores: Map<number, number>; covers: Map<number, number>; through: Map<number, string>;
    };
    strongOf(
      order: number[], scores: Map<number, number>, covers: Map<number, number>, rules: Rules,
    ): Set<number>;
  };
  /** search-index.js; the first two are called by and for the scripts of the index. */
  searchShard(build: string, name: string, data: unknown): void;
  searchLoader(path: string): Promise<unknown>;
  index: {
    patiently<T>(work: () => Promise<T>): Promise<T>;
    about(): Promise<About>;
    words(): Promise<Lexicon>;
    lastWords(): Lexicon | null;
    fetch(kind: "p" | "s", number: number, own: Lexicon): Promise<void>;
    posting(kind: "p" | "s", number: number, own: Lexicon): Posting;
    together(first: number | undefined, second: number | undefined, own: Lexicon): Promise<Map<number, boolean>>;
    named(terms: string[], own: Lexicon): Promise<number[]>;
    facets(needed: string[]): Promise<Facet[]>;
    order(name: string): Promise<number[]>;
    entries(places: number[], all: About): Promise<Entry[]>;
    theme(written: [slug: string, name: string, number: number, mark: string]): Theme;
  };
  /** search-engine.js */
  search: SearchEngine;
};

/* --- what the bundled editor gives to our scripts: vendor/bundle.mjs ---------------------------------------------- */

/** A map of Immutable's. */
interface EditorMap { get(key: string): any; getIn(path: string[]): any }

declare const CMS: {
  init(options: { config: object }): Promise<void>;
  registerCustomFormat(name: string, extension: string, methods: {
    fromFile(text: string): object; toFile(entry: { [key: string]: unknown }): string;
  }): void;
  registerPreviewTemplate(name: string, template: unknown): void;
  registerPreviewStyle(style: string): void;
  registerFieldType(name: string, control: unknown): void;
};
/** What lies in a collection, as it is now. */
declare const CMS_COLLECTION: (collection: string) => Promise<EditorMap[]>;
declare const CMS_PARTS: { YAML: { parseDocument(text: string, options: object): any } };
/** Reads Markdown into tokens. */
declare const marked: { lexer(text: string): any[] };
/** React, as the editor has it. */
declare const h: (...made: any[]) => unknown;
declare const createClass: (parts: { [name: string]: any } & ThisType<any>) => unknown;
