/* From a word that is typed to the terms it may match, as generators/search/matching.py has it, number for number; a
   test holds the two together. Knows the vocabulary it is given; loads nothing. */
"use strict";
{
  const { termOf, respelt } = klyngeviden.analysis, { byDistance, oneSlip } = klyngeviden.slips;

  /* --- what a word may match -------------------------------------------------------------------------------------- */

  /**
   * What each word may match; two that were written apart may be one.
   * @param {Typed[]} typed
   * @param {Lexicon} own
   */
  function matched(typed, own) {
    const found = typed.map((each) => wordOf(asMeant(each, own), own));
    found.slice(1).forEach((second, i) => {
      const first = found[i], joined = own.numberOf.get(termOf(first.typed.folded + second.typed.folded, own));
      if (joined === undefined) return;
      [first, second].forEach(({ self }) => {
        self.set(joined, Math.max(self.get(joined) ?? 0, own.rules.joined));
      });
    });
    addSynonyms(found, own);
    return found;
  }

  /**
   * An unknown word with its Danish letters, where that is one that is known.
   * @param {Typed} typed
   * @param {Lexicon} own
   * @returns {Typed}
   */
  function asMeant(typed, own) {
    if (own.numberOf.has(typed.term)) return typed;
    const word = respelt(typed.folded, own).find((other) => own.numberOf.has(termOf(other, own)));
    return word === undefined ? typed : { ...typed, folded: word, term: termOf(word, own) };
  }

  /**
   * @param {Typed} typed
   * @param {Lexicon} own
   * @returns {Word}
   */
  function wordOf(typed, own) {
    const { rules } = own, { folded: word, term } = typed, isKnown = own.numberOf.has(term);
    let self = itself(typed, own);
    /** @type {Way} */
    const slips = isKnown || beginsSmall(word, own) ? new Map() : similar(word, term, own);
    const isTakenForOne = isKnown || Array.from(slips.values()).includes(rules.oneLetter);
    const parts = partsOf(word, isTakenForOne ? rules.partOfKnown : rules.part, own);
    slips.forEach((worth, number) => { self.set(number, Math.max(self.get(number) ?? 0, worth)); });
    if (!self.size && !parts.length) self = longestBeginning(term, own);
    const [near, worth] = Array.from(self).reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a),
      [-1, 0]);
    const isMeant = near >= 0 && worth >= rules.oneLetter;
    return {
      typed, meant: isMeant ? own.terms[near] : "", self, parts, groups: isKnown ? [] : meant(self, own),
      covers: isKnown ? 0 : begun(word, own),
    };
  }

  /**
   * What a word covers at least: something, where terms begin so, but hvo only begins a small word.
   * @param {string} word
   * @param {Lexicon} own
   */
  function begun(word, own) {
    return startingWith(word, 1, own).length && !beginsSmall(word, own) ? own.rules.begun : 0;
  }

  /**
   * @param {string} word
   * @param {Lexicon} own
   */
  function beginsSmall(word, own) { return Array.from(own.stop).some((other) => other.startsWith(word)); }

  /**
   * Match the term, what is the same without Danish letters, what begins so, and what it is a form or the deed of.
   * @param {Typed} typed
   * @param {Lexicon} own
   * @returns {Way}
   */
  function itself({ folded: word, term }, own) {
    const { rules, numberOf } = own, known = numberOf.get(term);
    /** @type {Way} */
    const certain = new Map();
    respelt(word, own).map((other) => numberOf.get(termOf(other, own))).forEach((twin) => {
      if (twin !== undefined && twin !== known) certain.set(twin, rules.twin);
    });
    if (known !== undefined) certain.set(known, rules.whole);
    /** @type {Way} */
    const self = new Map();
    if (!certain.size) longerForm(self, word, own);
    verb(self, term, rules.whole, own);
    if (!certain.size && word !== term) prefixes(self, word, rules.prefix, rules.mostPrefixes, own);
    if (term.length >= rules.shortestPrefix) {
      prefixes(self, term, rules.prefix, certain.size ? rules.mostPrefixesOfKnown : rules.mostPrefixes, own);
    }
    return new Map([...self, ...certain]);
  }

  /**
   * Add the verb that a noun is made of: evaluering, evaluere.
   * @param {Way} way
   * @param {string} term
   * @param {number} worth
   * @param {Lexicon} own
   */
  function verb(way, term, worth, own) {
    const { rules } = own;
    const numbers = rules.endingsOfDeeds.filter((ending) => term.endsWith(ending))
      .map((ending) => term.slice(0, -ending.length))
      .filter((stem) => stem.length >= rules.shortestStem)
      .map((stem) => own.numberOf.get(termOf(stem, own)));
    const number = numbers.find((known) => known !== undefined);
    if (number !== undefined) way.set(number, Math.floor((worth * rules.verb) / 100));
  }

  /**
   * Add the longest term that the word begins with, where what follows may be an ending.
   * @param {Way} way
   * @param {string} word
   * @param {Lexicon} own
   */
  function longerForm(way, word, own) {
    const { rules } = own;
    const shortest = Math.max(rules.shortestStem, word.length - rules.longestEnding);
    for (let length = word.length - 1; length >= shortest; length--) {
      const number = own.numberOf.get(word.slice(0, length));
      if (number === undefined) continue;
      way.set(number, Math.floor((rules.prefix * length) / word.length));
      return;
    }
  }

  /**
   * What nearly everything has stands for hardly any of a compound; how much is told when the postings are there.
   * @param {string} word
   * @param {number} worth
   * @param {Lexicon} own
   * @returns {Part[]}
   */
  function partsOf(word, worth, own) {
    const both = split(word, own), parts = both.length ? both : half(word, own);
    return parts.map((part) => (
      { number: own.numberOf.get(part) ?? -1, way: own.numberOf.has(part) ? partWay(part, worth, own) : new Map() }
    ));
  }

  /**
   * The longest known half of a compound, and an empty one for the half that is not known.
   * @param {string} word
   * @param {Lexicon} own
   */
  function half(word, own) {
    const { rules, numberOf } = own;
    if (numberOf.has(word)) return [];
    for (let length = word.length - rules.shortestHead; length >= rules.shortestHalf; length--) {
      for (const part of [length < rules.shortestLastHalf ? "" : word.slice(-length), word.slice(0, length)]) {
        const term = termOf(part, own);
        if (term.length >= rules.shortestHalf && numberOf.has(term)) return [term, ""];
      }
    }
    return [];
  }

  /**
   * What was meant may be a word that only the synonyms know; what merely begins alike was not meant.
   * @param {Way} way
   * @param {Lexicon} own
   */
  function meant(way, own) {
    const likely = Array.from(way).filter(([, worth]) => worth > own.rules.beginning);
    const numbers = likely.map(([number]) => number).sort((a, b) => a - b);
    return numbers.flatMap((number) => own.groups.get(own.terms[number]) ?? []);
  }

  /**
   * @param {string} term
   * @param {number} worth
   * @param {Lexicon} own
   */
  function partWay(term, worth, own) {
    const { rules } = own, known = own.numberOf.get(term);
    /** @type {Way} */
    const way = new Map();
    verb(way, term, worth, own);
    if (term.length >= rules.shortestBeginning) {
      prefixes(way, term, Math.floor((worth * rules.prefix) / 100), rules.mostPrefixesOfPart, own);
    }
    if (known !== undefined) way.set(known, worth);
    return way;
  }

  /**
   * Add the terms that begin so.
   * @param {Way} way
   * @param {string} beginning
   * @param {number} worth
   * @param {number} limit
   * @param {Lexicon} own
   */
  function prefixes(way, beginning, worth, limit, own) {
    startingWith(beginning, limit, own).forEach((number) => {
      const term = own.terms[number];
      if (term !== beginning) way.set(number, Math.max(1, Math.floor((worth * beginning.length) / term.length)));
    });
  }

  /**
   * The numbers of the first terms that begin so.
   * @param {string} beginning
   * @param {number} limit
   * @param {Lexicon} own
   */
  function startingWith(beginning, limit, own) {
    const { terms } = own, numbers = [];
    let low = 0, high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (terms[middle] < beginning) low = middle + 1; else high = middle;
    }
    for (let number = low; number < Math.min(low + limit, terms.length); number++) {
      if (!terms[number].startsWith(beginning)) break;
      numbers.push(number);
    }
    return numbers;
  }

  /**
   * @param {string} term
   * @param {Lexicon} own
   */
  function longestBeginning(term, own) {
    for (let length = term.length - 1; length >= own.rules.shortestBeginning; length--) {
      const numbers = startingWith(term.slice(0, length), own.rules.mostOfBeginning, own);
      if (numbers.length) return new Map(numbers.map((number) => [number, own.rules.beginning]));
    }
    return new Map();
  }

  /**
   * The terms that are a slip or, where none is, two away; the first letter may only have changed places.
   * @param {string} word
   * @param {string} term
   * @param {Lexicon} own
   * @returns {Way}
   */
  function similar(word, term, own) {
    const { rules } = own;
    if (word.length < rules.shortestSimilar) return new Map();
    const found = byDistance(word, term, own), near = found[1].length ? found[1] : oneSlip(word, own);
    const worth = near.length ? rules.oneLetter : rules.twoLetters;
    const way = near.length === 1 ? longer(near[0], own) : new Map();
    (near.length ? near : found[2]).slice(0, rules.mostSimilar).forEach((number) => { way.set(number, worth); });
    return way;
  }

  /**
   * What begins with the one term that was meant, as where it is typed without a slip.
   * @param {number} number
   * @param {Lexicon} own
   */
  function longer(number, own) {
    const { rules } = own, term = own.terms[number];
    /** @type {Way} */
    const way = new Map();
    if (term.length < rules.shortestSimilar) return way;
    prefixes(way, term, Math.floor((rules.oneLetter * rules.prefix) / 100), rules.mostPrefixesOfKnown, own);
    return way;
  }

  /**
   * Split a folded word into two terms of the vocabulary, as evenly as can be.
   * @param {string} word
   * @param {Lexicon} own
   * @returns {string[]}
   */
  function split(word, own) {
    const { rules } = own;
    let most = 0;
    /** @type {string[]} */
    let best = [];
    for (let end = rules.shortestModifier; end <= word.length - rules.shortestHead; end++) {
      const head = termOf(word.slice(end), own);
      if (!own.numberOf.has(head)) continue;
      const unlinked = rules.links.includes(word[end - 1]) ? end - 1 : end;
      for (const modifier of [word.slice(0, end), word.slice(0, unlinked)]) {
        const term = termOf(modifier, own), evenness = Math.min(modifier.length, word.length - end);
        if (modifier.length < rules.shortestModifier || !own.numberOf.has(term) || evenness <= most) continue;
        most = evenness;
        best = [term, head];
      }
    }
    return best;
  }

  /**
   * Let each word, and each run of a few words, bring in its synonyms.
   * @param {Word[]} found
   * @param {Lexicon} own
   */
  function addSynonyms(found, own) {
    const sequence = found.map((word) => word.typed.term);
    for (let first = 0; first < sequence.length; first++) {
      for (let end = first + 1; end <= Math.min(first + own.rules.longestExpression, sequence.length); end++) {
        (own.groups.get(sequence.slice(first, end).join(" ")) ?? []).forEach((group) => {
          found.slice(first, end).forEach((word) => { word.groups.push(group); });
        });
      }
    }
  }

  klyngeviden.words = { matched };
}
