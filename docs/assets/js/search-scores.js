/* Scores documents by what the words of a query found, as generators/search/query.py does, number for number; a test
   holds the two together. Knows nothing of the page. */
"use strict";
{
  const { isLight } = klyngeviden.analysis, { index } = klyngeviden;

  /* --- scores ----------------------------------------------------------------------------------------------------- */

  /**
   * Fetch the postings of terms and groups that are not at hand yet.
   * @param {Word[]} found
   * @param {Lexicon} own
   */
  async function ready(found, own) {
    const parts = found.flatMap((word) => word.parts.map(({ way }) => way));
    const terms = [...found.map((word) => word.self), ...parts].flatMap((way) => Array.from(way.keys()));
    const known = found.flatMap((word) => own.numberOf.get(word.typed.term) ?? []);
    const groups = found.flatMap((word) => word.groups);
    await Promise.all([
      ...[...terms, ...known].map((number) => index.fetch("p", number, own)),
      ...groups.map((group) => index.fetch("s", group, own)),
    ]);
  }

  /**
   * How much is known of a document by what so many have: a logarithm in whole numbers, never 0.
   * @param {number} documents
   * @param {Lexicon} own
   */
  function rarity(documents, own) {
    const share = Math.floor((2 * (own.documents + 1)) / (documents + 1)), power = 31 - Math.clz32(share);
    return Math.max(1, 16 * power + ((share << 4) >> power) - 16 - own.rules.common);
  }

  /**
   * The score of each document, how much of the query it covers, and the synonym it was mostly found by.
   * @param {Word[]} words
   * @param {Match[]} matches
   * @param {Map<number, boolean>[]} together
   * @param {Lexicon} own
   */
  function scored(words, matches, together, own) {
    const weights = words.map((word, i) => weight(word, matches[i], own));
    const total = Math.max(1, weights.reduce((sum, [counts]) => sum + counts, 0));
    /** @type {Map<number, number>} */
    const scores = new Map();
    /** @type {Map<number, number>} */
    const covers = new Map();
    /** @type {Map<number, string>} */
    const through = new Map();
    matches.forEach((found, i) => {
      const [counts, share] = weights[i];
      found.scores.forEach((score, place) => {
        add(scores, place, Math.floor((score * share) / 100));
        add(covers, place, counts * (found.covers.get(place) ?? 0));
      });
      found.through.forEach((synonym, place) => { if (!through.has(place)) through.set(place, synonym); });
    });
    together.forEach((places, i) => { standing(places, matches[i], matches[i + 1], scores, own); });
    const kept = own.rules.uncovered;
    covers.forEach((covered, place) => {
      const cover = Math.floor(covered / total);
      covers.set(place, cover);
      scores.set(place, Math.floor(((scores.get(place) ?? 0) * (kept * 100 + (100 - kept) * cover)) / 10000));
    });
    const all = words.length < own.rules.fewestToLink ? scores : withLent(scores, own);
    return { scores: all, covers, through };
  }

  /**
   * Add what documents gain of those they are linked with, of many less of each: an answer seldom stands alone.
   * @param {Map<number, number>} scores
   * @param {Lexicon} own
   */
  function withLent(scores, own) {
    /** @type {Map<number, number>} */
    const all = new Map();
    scores.forEach((score, place) => {
      const near = own.links[place], lent = near.reduce((sum, other) => sum + (scores.get(other) ?? 0), 0);
      const more = lent ? Math.floor((lent * own.rules.linked) / Math.floor(Math.sqrt(10000 * near.length))) : 0;
      all.set(place, score + more);
    });
    return all;
  }

  /**
   * @param {Map<number, number>} sums
   * @param {number} place
   * @param {number} more
   */
  function add(sums, place, more) { sums.set(place, (sums.get(place) ?? 0) + more); }

  /**
   * Add what documents gain in which words stand together as they were typed.
   * @param {Map<number, boolean>} places
   * @param {Match} one
   * @param {Match} other
   * @param {Map<number, number>} scores
   * @param {Lexicon} own
   */
  function standing(places, one, other, scores, own) {
    places.forEach((inTitle, place) => {
      const least = Math.min(one.scores.get(place) ?? 0, other.scores.get(place) ?? 0);
      const worth = inTitle ? own.rules.togetherInTitle : own.rules.together;
      if (least) add(scores, place, Math.floor((least * worth) / 100));
    });
  }

  /**
   * How much a word counts when the query is covered, and in the score.
   * @param {Word} word
   * @param {Match} found
   * @param {Lexicon} own
   */
  function weight(word, found, own) {
    const { rules } = own, known = own.numberOf.get(word.typed.term);
    const share = isLight(word.typed, own) ? rules.light : 100;
    const holding = known === undefined ? 0 : index.posting("p", known, own).places.length;
    const counts = rarity(holding || found.scores.size, own) * (found.scores.size ? 100 : rules.nowhere);
    return [Math.max(1, Math.floor((counts * share) / 100)), share];
  }

  /**
   * What one word found.
   * @param {Word} word
   * @param {Lexicon} own
   * @returns {Match}
   */
  function match(word, own) {
    const { rules } = own;
    /** @type {Match} */
    const found = { scores: new Map(), covers: new Map(), through: new Map() };
    best(word.self, own).forEach(([score, worth], place) => {
      found.scores.set(place, score);
      found.covers.set(place, Math.max(worth, word.covers));
    });
    const rarities = word.parts.map(({ number }) => rarity(index.posting("p", number, own).places.length, own));
    const total = rarities.reduce((sum, one) => sum + one, 0);
    word.parts.forEach(({ way }, i) => {
      const share = Math.floor((rules.compound * rarities[i]) / total);
      best(way, own).forEach(([score], place) => {
        add(found.scores, place, share ? Math.floor((score * share * 2) / 100) : score);
        add(found.covers, place, share);
      });
    });
    bySynonym(word, own).forEach(([score, synonym], place) => {
      if (score > (found.scores.get(place) ?? 0)) found.through.set(place, synonym);
      add(found.scores, place, score);
      found.covers.set(place, Math.max(found.covers.get(place) ?? 0, rules.synonymCovers));
    });
    found.covers.forEach((cover, place) => { found.covers.set(place, Math.min(100, cover)); });
    return found;
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
   * The score and the worth of the best term of each document; the others hardly add.
   * @param {Way} way
   * @param {Lexicon} own
   */
  function best(way, own) {
    /** @type {Map<number, [number, number]>} */
    const found = new Map();
    Array.from(way).sort(([a], [b]) => a - b).forEach(([number, worth]) => {
      const { places, weights } = index.posting("p", number, own);
      places.forEach((place, i) => {
        const score = weights[i] * worth, [other, before] = found.get(place) ?? [0, 0];
        const beside = Math.floor((Math.min(score, other) * own.rules.beside) / 10);
        found.set(place, [Math.max(score, other) + beside, Math.max(worth, before)]);
      });
    });
    return found;
  }

  /**
   * The documents worth showing at once.
   * @param {number[]} order
   * @param {Map<number, number>} scores
   * @param {Map<number, number>} covers
   * @param {Rules} rules
   */
  function strongOf(order, scores, covers, rules) {
    let highest = 0, most = 0;
    order.forEach((place) => {
      highest = Math.max(highest, scores.get(place) ?? 0);
      most = Math.max(most, covers.get(place) ?? 0);
    });
    return new Set(most < rules.leastCover ? [] : order.filter((place, i) => {
      const score = (scores.get(place) ?? 0) * 100;
      return i < rules.firstHits ? score >= highest * rules.weakFirst
        : score >= highest * rules.weakScore && (covers.get(place) ?? 0) * 100 >= most * rules.weakCover;
    }));
  }

  klyngeviden.scores = { ready, match, scored, strongOf };
}
