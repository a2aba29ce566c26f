/* Searches the index as generators/search/query.py does, number for number; a test holds the two together. Knows
   nothing of the page. */
"use strict";
{
  const { fold, foldedWords, isLight, isSmall, keywords, termOf, typedWords } = klyngeviden.analysis;
  const { matched } = klyngeviden.words, { match, ready, scored, strongOf } = klyngeviden.scores;
  const { index, slips: { editDistance } } = klyngeviden, { keys, letters } = klyngeviden.tables;

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
   * The documents of each pair of words that stand together, or of the only word; small words with one another only.
   * @param {string} quoted
   * @param {Lexicon} own
   * @returns {Promise<number[][]>}
   */
  async function placesOf(quoted, own) {
    const typed = typedWords(quoted, own), terms = typed.flatMap(({ term }) => term || []);
    const pairs = terms.slice(1).map((term, i) => [own.numberOf.get(terms[i]), own.numberOf.get(term)]);
    typed.slice(1).forEach((second, i) => {
      if (!second.term && !typed[i].term) pairs.push([own.small.get(typed[i].folded), own.small.get(second.folded)]);
    });
    const found = await Promise.all(pairs.map(([first, second]) => index.together(first, second, own)));
    const places = found.map((each) => Array.from(each.keys()));
    if (terms.length !== 1) return places;
    const number = own.numberOf.get(terms[0]);
    if (number === undefined) return [...places, []];
    await index.fetch("p", number, own);
    return [...places, index.posting("p", number, own).places];
  }

  /**
   * Where the records stand whose code was typed, alone or among words; where there is none, nothing.
   * @param {string} text
   * @param {Lexicon} own
   */
  function byCode(text, own) {
    const upper = text.toUpperCase();
    const alone = new RegExp(`^(.)${anyOf(own.rules.codeSigns)}*([0-9]+)$`, "u").exec(upper.trim());
    const inside = Array.from(upper.matchAll(/(?<![\p{L}\p{N}])(\p{L})-?([0-9]+)(?![\p{L}\p{N}])/gu));
    const codes = alone ? [alone] : inside.length ? inside : byNumber(text, own);
    const places = codes.flatMap(([, letter, digits]) => {
      const number = Number(digits);
      const run = (own.codes[letter] ?? []).find(([first, count]) => first <= number && number < first + count);
      return run ? [run[2] + (number - run[0])] : [];
    });
    return Array.from(new Set(places));
  }

  /**
   * A code that is written out: anbefaling 12, anbefaling nr. 12.
   * @param {string} text
   * @param {Lexicon} own
   */
  function byNumber(text, own) {
    const words = foldedWords(text), last = words.at(-1) ?? "";
    const kind = own.kinds.slice(0, own.recordKinds).findIndex(([, label]) => fold(label) === words[0]);
    const isCode = kind >= 0 && (words.length === 2 || words.length === 3) && /^[0-9]+$/.test(last);
    return isCode ? [["", letters[kind], last]] : [];
  }

  /* --- the search ------------------------------------------------------------------------------------------------- */

  /** @type {Found} */
  const NOTHING = {
    order: [], strong: new Set(), scores: new Map(), through: new Map(), words: [], missing: [], isLoosened: false,
    isCode: false,
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
    if (coded.length) {
      const scores = new Map(coded.map((place) => [place, own.rules.code]));
      return { ...NOTHING, order: coded, strong: new Set(coded), scores, isCode: true };
    }
    const sequence = finished(text, keywords(text, own).filter((each) => !isSmall(each, own)), own);
    const words = matched(sequence.slice(0, own.rules.mostWords), own);
    const meant = words.map((word) => own.numberOf.get(word.meant));
    const [wanted, together, { exact, named }] = await Promise.all([
      phrased(text, own), Promise.all(meant.slice(1).map((second, i) => index.together(meant[i], second, own))),
      namedBy(sequence.length ? sequence : typedWords(text, own), words, own), ready(words, own),
    ]);
    const matches = words.map((word) => match(word, own));
    const { scores, covers, through } = scored(words, matches, together, own);
    const telling = matches.map((_, i) => i).filter((i) => !isLight(words[i].typed, own));
    const missing = telling.filter((i) => Math.max(0, ...matches[i].covers.values()) < own.rules.leastWord)
      .map((i) => sequence[i].written);
    const isSure = !words.length || missing.length < telling.length;
    if (!words.length) {
      [...wanted ?? [], ...exact].forEach((place) => {
        scores.set(place, 1);
        covers.set(place, 100);
      });
    }
    const all = Array.from(scores.keys()), kept = wanted === null ? all : all.filter((place) => wanted.has(place));
    const isLoosened = wanted !== null && !kept.length;
    /* Looked up once for each, not at every comparison. */
    const rated = (isLoosened ? all : kept).map((place) => ({
      place, called: Number(exact.has(place)) * 2 + Number(named.has(place)), score: scores.get(place) ?? 0,
    }));
    rated.sort((a, b) => b.called - a.called || b.score - a.score || a.place - b.place);
    const order = rated.map(({ place }) => place);
    /** @type {Set<number>} */
    const strong = isSure ? strongOf(order, scores, covers, own.rules) : new Set();
    [...exact, ...named].forEach((place) => { strong.add(place); });
    const sorted = [...order.filter((place) => strong.has(place)), ...order.filter((place) => !strong.has(place))];
    return { order: sorted, strong, scores, through, words, missing, isLoosened, isCode: false };
  }

  /**
   * Pass over the last of several words where it is hardly begun: »faglig l«, »spørg, hv«.
   * @param {string} text
   * @param {Typed[]} typed
   * @param {Lexicon} own
   */
  function finished(text, typed, own) {
    const last = typed.at(-1);
    if (!last || typed.length < 2 || !/[\p{L}\p{N}]$/u.test(text) || own.numberOf.has(last.term)) return typed;
    const isBegun = last.folded.length < own.rules.shortestUnfinished
      || Array.from(own.stop).some((word) => word.startsWith(last.folded));
    return isBegun ? typed.slice(0, -1) : typed;
  }

  /**
   * The documents that are called just what was typed, and those that are called so but for endings and slips.
   * @param {Typed[]} typed
   * @param {Word[]} words
   * @param {Lexicon} own
   * @returns {Promise<{ exact: Set<number>, named: Set<number> }>}
   */
  async function namedBy(typed, words, own) {
    const [exact, alike] = await Promise.all([
      index.named(["", ...typed.map(({ folded }) => folded)], own),
      words.length ? index.named(typed.map(({ term }) => term), own) : [],
    ]);
    if (!words.length) return { exact: new Set(exact), named: new Set() };
    const named = alike.length ? alike : await index.named(words.map((word) => word.meant), own);
    return { exact: new Set(exact), named: new Set(named) };
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
    const order = Array.from({ length: others ? all.documents : all.records }, (_, place) => place);
    return { ...NOTHING, order, strong: new Set(order) };
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
   * Whether there is anything to search for: a word, or small ones that are a name or quoted.
   * @param {Found} found
   * @param {Lexicon | null} own
   */
  function isAsked({ words, order }, own) { return own !== null && words.length + order.length > 0; }

  /**
   * @param {Entry} entry
   * @param {number} place
   * @param {Found} found
   * @returns {Hit}
   */
  function hit(entry, place, { scores, through, strong }) {
    const isWeak = !strong.has(place);
    return { ...entry, place, score: scores.get(place) ?? 0, through: through.get(place) ?? "", isWeak };
  }

  /**
   * The places to show: the best, and of those that were shown before a few that are found still, in their order. Where
   * nothing answers well, the nearest.
   * @param {number[]} order
   * @param {number[]} all
   * @param {Wish} wish
   */
  function placesToShow(order, all, { first, count, before, staying, nearest }) {
    if (!order.length) return all.slice(0, nearest);
    const best = order.slice(first, first + count);
    if (!before.length) return best;
    const kept = all.filter((place) => before.includes(place) && !best.slice(0, count - staying).includes(place));
    const among = new Set([...best.slice(0, count - staying), ...kept.slice(0, staying)]);
    order.forEach((place) => { if (among.size < count) among.add(place); });
    return all.filter((place) => among.has(place));
  }

  /**
   * @param {string} text
   * @param {Partial<Wish>} [options]
   * @returns {Promise<Answer>}
   */
  async function search(text, options) {
    /** @type {Wish} */
    const wish = {
      filters: null, counts: [], sort: "", first: 0, count: 10, withWeak: false, before: [], staying: 0, nearest: 0,
      ...options,
    };
    /* A list of everything takes no vocabulary, the largest of all that is fetched. */
    const own = text.trim() ? await index.words() : null, all = own ?? await index.about();
    const chosen = Object.entries(wish.filters ?? {}).filter(([, values]) => values.length).map(([key]) => key);
    const [found, facets] = await Promise.all([
      own ? find(text, own) : everything(all, wish.filters),
      wish.filters ? index.facets([...wish.counts, ...chosen]) : [],
    ]);
    const filters = wish.filters ?? {}, shown = found.order.filter((place) => wish.withWeak || found.strong.has(place));
    const narrow = narrowed(shown, facets, filters), kept = new Set(narrow.kept);
    const order = wish.sort ? (await index.order(wish.sort)).filter((place) => kept.has(place)) : narrow.kept;
    const allKept = narrowed(found.order, facets, filters).kept;
    const nearest = shown.length ? 0 : wish.nearest;
    const places = placesToShow(order, allKept, { ...wish, nearest }), entries = await index.entries(places, all);
    return {
      text, total: order.length, unfiltered: shown.length, facets: narrow.facets, isCode: found.isCode,
      hits: entries.map((entry, i) => hit(entry, places[i], found)),
      weak: allKept.length - order.length, missing: found.missing,
      isLoosened: found.isLoosened, isAsked: isAsked(found, own), marks: marks(found, own),
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
      [word.self, ...word.parts.map(({ way }) => way)].forEach((way) => {
        way.forEach((worth, number) => {
          whole.add(own.terms[number]);
          if (worth >= own.rules.part) inside.add(own.terms[number]);
        });
      });
      word.groups.flatMap((group) => own.synonyms[group]).forEach((synonym) => {
        keywords(synonym, own).forEach(({ term }) => { whole.add(term); });
      });
    });
    found.words.forEach(({ typed }) => { inside.add(typed.term); });
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
    for (const word of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const folded = foldedWords(word[0])[0] ?? "", term = own && folded ? termOf(folded, own) : "";
      if (!term || !(found.whole.has(term) || found.inside.some((part) => folded.includes(part)))) continue;
      if (word.index > end) list.push({ text: text.slice(end, word.index), isMarked: false });
      end = word.index + word[0].length;
      list.push({ text: word[0], isMarked: true });
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
      const folded = fold(word), most = Math.floor(folded.length / rules.lettersToASlip);
      const slips = typed.map((each) => beginning(each) === beginning(folded) ? 0
        : editDistance(each.slice(0, rules.longestCompared), folded, most));
      return { word, slips: Math.min(...slips), most };
    });
    const near = rated.filter(({ slips, most }) => slips <= most).sort((a, b) => a.slips - b.slips);
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
