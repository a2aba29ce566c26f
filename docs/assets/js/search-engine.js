/* Searches the index as generators/search/query.py does, number for number; a test holds the two together. Knows
   nothing of the page. */
"use strict";
{
  const { editDistance, addSynonyms, fold, foldedWords, keywords, matches, termOf } = klyngeviden.words;
  const { index } = klyngeviden, { keys } = klyngeviden.tables;

  /* --- scores ----------------------------------------------------------------------------------------------------- */

  /**
   * Fetch the postings of terms and groups that are not at hand yet.
   * @param {Word[]} found
   * @param {Lexicon} own
   */
  async function ready(found, own) {
    const terms = found.flatMap((word) => word.ways.flatMap((way) => Array.from(way.keys())));
    const groups = found.flatMap((word) => word.groups);
    await Promise.all([
      ...terms.map((number) => index.fetch("p", number, own)), ...groups.map((group) => index.fetch("s", group, own)),
    ]);
  }

  /**
   * The score of each document, how many words it matches, and the synonym it was mostly found by.
   * @param {Word[]} found
   * @param {Lexicon} own
   */
  function scored(found, own) {
    const scores = new Int32Array(own.documents), hits = new Uint8Array(own.documents);
    /** @type {Map<number, string>} */
    const through = new Map();
    found.forEach((word) => {
      const self = bySelf(word, own), alike = bySynonym(word, own);
      self.forEach((score, place) => { scores[place] += score; hits[place]++; });
      alike.forEach(([score, synonym], place) => {
        scores[place] += score;
        if (!self.has(place)) hits[place]++;
        if (score > (self.get(place) ?? 0) && !through.has(place)) through.set(place, synonym);
      });
    });
    return { scores, hits, through };
  }

  /**
   * @param {Word} word
   * @param {Lexicon} own
   */
  function bySelf(word, own) {
    /** @type {Map<number, number>} */
    const scores = new Map();
    word.ways.forEach((way) => {
      best(way, own).forEach((score, place) => { scores.set(place, (scores.get(place) ?? 0) + score); });
    });
    return scores;
  }

  /**
   * @param {Word} word
   * @param {Lexicon} own
   */
  function bySynonym(word, own) {
    /** @type {Map<number, [number, string]>} */
    const alike = new Map();
    word.groups.forEach((group) => {
      const { places, weights, words } = index.posting("s", group, own);
      places.forEach((place, i) => {
        const score = weights[i] * own.rules.synonym;
        if (score > (alike.get(place)?.[0] ?? 0)) alike.set(place, [score, own.synonyms[group][words[i]]]);
      });
    });
    return alike;
  }

  /**
   * The best term of one way counts in full, the others hardly.
   * @param {Way} way
   * @param {Lexicon} own
   */
  function best(way, own) {
    /** @type {Map<number, number>} */
    const found = new Map();
    Array.from(way).sort(([a], [b]) => a - b).forEach(([number, worth]) => {
      const { places, weights } = index.posting("p", number, own);
      places.forEach((place, i) => {
        const score = weights[i] * worth, other = found.get(place) ?? 0;
        const beside = Math.floor((Math.min(score, other) * own.rules.beside) / 10);
        found.set(place, Math.max(score, other) + beside);
      });
    });
    return found;
  }

  /* --- quoted phrases and codes ----------------------------------------------------------------------------------- */

  /**
   * Match any of some signs, or, negated, any other.
   * @param {string} signs
   * @param {string} [not]
   */
  function anyOf(signs, not = "") { return `[${not}${signs.replace(/[\\\]^-]/g, "\\$&")}]`; }

  /**
   * The documents that have every quoted run of words; null where nothing is quoted.
   * @param {string} text
   * @param {Lexicon} own
   */
  async function phrased(text, own) {
    const { quotes } = own.rules;
    /** @type {Set<number> | null} */
    let wanted = null;
    for (const quoted of text.matchAll(new RegExp(`${anyOf(quotes)}(${anyOf(quotes, "^")}*)${anyOf(quotes)}`, "gu"))) {
      for (const places of await placesOf(quoted[1], own)) {
        const now = new Set(places);
        wanted = wanted === null ? now : new Set(Array.from(wanted).filter((place) => now.has(place)));
      }
    }
    return wanted;
  }

  /**
   * The documents of each pair of words that stand together, or of the only word.
   * @param {string} quoted
   * @param {Lexicon} own
   * @returns {Promise<number[][]>}
   */
  async function placesOf(quoted, own) {
    const sequence = keywords(quoted, own).map(([, term]) => term);
    if (sequence.length !== 1) {
      return Promise.all(sequence.slice(1).map((term, i) => index.together(sequence[i], term, own)));
    }
    const number = own.numberOf.get(sequence[0]);
    if (number === undefined) return [[]];
    await index.fetch("p", number, own);
    return [index.posting("p", number, own).places];
  }

  /**
   * Where the record with a code stands; -1 where there is none.
   * @param {string} text
   * @param {Lexicon} own
   */
  function byCode(text, own) {
    const coded = new RegExp(`^(.)${anyOf(own.rules.codeSigns)}*([0-9]+)$`, "u").exec(text.trim().toUpperCase());
    if (!coded) return -1;
    const number = Number(coded[2]);
    const run = (own.codes[coded[1]] ?? []).find(([first, count]) => first <= number && number < first + count);
    return run ? run[2] + (number - run[0]) : -1;
  }

  /* --- the search ------------------------------------------------------------------------------------------------- */

  /** @type {Found} */
  const NOTHING = {
    order: [], scores: {}, through: new Map(), words: [], sequence: [], isLoosened: false, isCode: false,
  };

  /**
   * @param {string} typed
   * @param {Lexicon} own
   * @returns {Promise<Found>}
   */
  async function find(typed, own) {
    /* Two units of text at most make one letter. */
    const text = Array.from(typed.slice(0, 2 * own.rules.longestQuery)).slice(0, own.rules.longestQuery).join("");
    const coded = byCode(text, own);
    if (coded >= 0) return { ...NOTHING, order: [coded], scores: { [coded]: own.rules.code }, isCode: true };
    const pairs = keywords(text, own).slice(0, own.rules.mostWords), sequence = pairs.map(([, term]) => term);
    const words = pairs.map((pair) => matches(pair, own));
    addSynonyms(words, sequence, own);
    const [wanted] = await Promise.all([phrased(text, own), ready(words, own)]);
    const full = words.filter((word) => word.ways.length || word.groups.length).length;
    const { scores, hits, through } = scored(words, own);
    const all = Array.from(hits.keys()).filter((place) => hits[place]);
    const kept = wanted === null ? all : all.filter((place) => wanted.has(place));
    const isLoosened = wanted !== null && !kept.length;
    const order = (isLoosened ? all : kept).sort((a, b) => (
      Number(hits[a] < full) - Number(hits[b] < full) || scores[b] - scores[a] || a - b
    ));
    return { order, scores, through, words, sequence, isLoosened, isCode: false };
  }

  /**
   * Every record, in their order; the registers too where a kind of theirs is chosen. They stand after the records.
   * @param {About} all
   * @param {Chosen | null} filters
   * @returns {Found}
   */
  function everything(all, filters) {
    const ofRecords = all.kinds.slice(0, all.recordKinds).map(([kind]) => kind);
    const others = (filters?.[keys.type] ?? []).some((kind) => !ofRecords.includes(kind));
    return { ...NOTHING, order: Array.from({ length: others ? all.documents : all.records }, (_, place) => place) };
  }

  /** A facet while it is narrowed by: what is chosen of it, and how many documents have each value. */
  class Counted {
    /**
     * @param {Facet} facet
     * @param {string[]} wanted
     */
    constructor(facet, wanted) {
      this.facet = facet;
      this.chosen = new Set(wanted.map((value) => facet.values.findIndex((each) => each.value === value)));
      this.counts = facet.values.map(() => 0);
    }

    /** @param {number} place */
    held(place) { return this.facet.of?.[place] ?? []; }

    /** @param {number} place */
    passes(place) { return !this.chosen.size || this.held(place).some((number) => this.chosen.has(number)); }

    /** @param {number} place */
    count(place) { this.held(place).forEach((number) => { this.counts[number]++; }); }

    /** @returns {ShownFacet} */
    shown() {
      const { key, label, values, of } = this.facet;
      return { key, label, values: values.map((value, n) => ({ ...value, count: of ? this.counts[n] : null })) };
    }
  }

  /**
   * Narrow by what is chosen, and count for each facet what choosing a value of it would leave.
   * @param {number[]} order
   * @param {Facet[]} facets
   * @param {Chosen} filters
   */
  function narrowed(order, facets, filters) {
    const all = facets.map((facet) => new Counted(facet, filters[facet.key] ?? []));
    const kept = order.filter((place) => {
      const failed = all.filter((facet) => !facet.passes(place));
      if (failed.length < 2) (failed.length ? failed : all).forEach((facet) => { facet.count(place); });
      return !failed.length;
    });
    return { kept, facets: all.map((facet) => facet.shown()) };
  }

  /**
   * @param {string} text
   * @param {Partial<Wish>} [options]
   * @returns {Promise<Answer>}
   */
  async function search(text, options) {
    /** @type {Wish} */
    const wish = { filters: null, counts: [], sort: "", first: 0, count: 10, ...options };
    /* A list of everything takes no vocabulary, the largest of all that is fetched. */
    const own = text.trim() ? await index.words() : null, all = own ?? await index.about();
    const chosen = Object.entries(wish.filters ?? {}).filter(([, values]) => values.length).map(([key]) => key);
    const [found, facets] = await Promise.all([
      own ? find(text, own) : everything(all, wish.filters),
      wish.filters ? index.facets([...wish.counts, ...chosen]) : [],
    ]);
    const narrow = narrowed(found.order, facets, wish.filters ?? {}), kept = new Set(narrow.kept);
    const order = wish.sort ? (await index.order(wish.sort)).filter((place) => kept.has(place)) : narrow.kept;
    const places = order.slice(wish.first, wish.first + wish.count), entries = await index.entries(places, all);
    return {
      text, total: order.length, unfiltered: found.order.length, facets: narrow.facets, isCode: found.isCode,
      hits: entries.map((entry, i) => ({
        ...entry, score: found.scores[places[i]] ?? 0, through: found.through.get(places[i]) ?? "",
      })),
      isLoosened: found.isLoosened, isAsked: found.sequence.length > 0, marks: marks(found, own),
      isQuoted: own !== null && Array.from(text).some((sign) => own.rules.quotes.includes(sign)),
    };
  }

  /* --- what to mark in a text, and what to offer instead ---------------------------------------------------------- */

  /**
   * @param {Found} found
   * @param {Lexicon | null} own
   * @returns {Marks}
   */
  function marks(found, own) {
    /** @type {Set<string>} */
    const whole = new Set();
    /** @type {Set<string>} */
    const inside = new Set();
    if (!own) return { whole, inside: [] };
    found.words.forEach((word) => {
      word.ways.forEach((way) => {
        way.forEach((worth, number) => {
          whole.add(own.terms[number]);
          if (worth >= own.rules.part) inside.add(own.terms[number]);
        });
      });
      word.groups.flatMap((group) => own.synonyms[group]).forEach((synonym) => {
        keywords(synonym, own).forEach(([, term]) => { whole.add(term); });
      });
    });
    found.sequence.forEach((term) => { inside.add(term); });
    return { whole, inside: Array.from(inside).filter((term) => term.length >= own.rules.shortestMarked) };
  }

  /**
   * Cut a text into pieces of {text, isMarked}.
   * @param {string} text
   * @param {Marks} found
   * @returns {Piece[]}
   */
  function pieces(text, found) {
    /** @type {Piece[]} */
    const list = [], own = index.lastWords();
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const folded = foldedWords(match[0])[0] ?? "", term = own && folded ? termOf(folded, own) : "";
      if (!term || !(found.whole.has(term) || found.inside.some((part) => folded.includes(part)))) continue;
      if (match.index > end) list.push({ text: text.slice(end, match.index), isMarked: false });
      end = match.index + match[0].length;
      list.push({ text: match[0], isMarked: true });
    }
    if (end < text.length) list.push({ text: text.slice(end), isMarked: false });
    return list;
  }

  /**
   * The words that are nearest to those typed, and every theme.
   * @param {string} text
   * @returns {Promise<Instead>}
   */
  async function suggestions(text) {
    const own = await index.words(), { rules } = own;
    const typed = foldedWords(text.slice(0, rules.longestQuery))
      .filter((word) => word.length >= rules.shortestTyped).slice(0, rules.mostWords);
    /** @type {(word: string) => string} */
    const beginning = (word) => word.slice(0, rules.alikeBeginning);
    const rated = own.suggestions.map((word) => {
      const folded = fold(word);
      const slips = typed.map((each) => beginning(each) === beginning(folded) ? 0
        : editDistance(each.slice(0, rules.longestCompared), folded, rules.mostSlips));
      return { word, slips: Math.min(...slips, Infinity) };
    });
    const near = rated.filter(({ slips }) => slips <= rules.mostSlips).sort((a, b) => a.slips - b.slips);
    return { words: near.slice(0, rules.mostSuggestions).map(({ word }) => word), themes: own.themes.map(index.theme) };
  }

  /**
   * @param {string} text
   * @returns {Promise<string[]>}
   */
  async function analyse(text) {
    const own = await index.words();
    return foldedWords(text).map((word) => termOf(word, own));
  }

  klyngeviden.search = {
    search: (text, options) => index.patiently(() => search(text, options)),
    suggestions: (text) => index.patiently(() => suggestions(text)),
    analyse: (text) => index.patiently(() => analyse(text)),
    warm: () => index.patiently(index.words).then(() => {}, () => { /* the search itself tells what is wrong */ }),
    pieces,
  };
}
