/* From what is typed to the terms it may match, as generators/search/analysis.py and query.py have it, number for
   number; a test holds the two together. Knows the vocabulary it is given; loads nothing. */
"use strict";
{
  const { folded } = klyngeviden.tables;

  /* --- folding and terms ------------------------------------------------------------------------------------------ */

  /** @param {string} text */
  function fold(text) {
    return text.normalize("NFC").toLowerCase().replace(/[^a-z0-9]/g, (letter) => folded[letter] ?? letter)
      .normalize("NFD").replace(/\p{M}/gu, "");
  }

  /**
   * @param {string} text
   * @returns {string[]}
   */
  function foldedWords(text) { return fold(text).match(/[a-z0-9]+/g) ?? []; }

  /**
   * The term a folded word is found under; nothing for a stop word.
   * @param {string} word
   * @param {Lexicon} own
   */
  function termOf(word, own) {
    let term = own.known.get(word);
    if (term === undefined) {
      const base = Object.hasOwn(own.irregular, word) ? own.irregular[word] : word;
      term = own.stop.has(word) ? "" : own.stem(base);
      own.known.set(word, term);
    }
    return term;
  }

  /**
   * The words of a text that are no stop words, each with its term.
   * @param {string} text
   * @param {Lexicon} own
   * @returns {[string, string][]}
   */
  function keywords(text, own) {
    /** @type {[string, string][]} */
    const pairs = foldedWords(text).map((word) => [word, termOf(word, own)]);
    return pairs.filter(([, term]) => term);
  }

  /* --- what a word may match -------------------------------------------------------------------------------------- */

  /**
   * @param {[string, string]} pair
   * @param {Lexicon} own
   * @returns {Word}
   */
  function matches([word, term], own) {
    const { rules } = own, known = own.numberOf.get(term), isKnown = known !== undefined;
    /** @type {Way} */
    let self = new Map();
    if (term.length >= rules.shortestPrefix) {
      prefixes(self, term, rules.prefix, isKnown ? rules.mostPrefixesOfKnown : rules.mostPrefixes, own);
    }
    if (isKnown) self.set(known, rules.whole);
    const parts = split(word, own).map((part) => partWay(part, isKnown ? rules.partOfKnown : rules.part, own));
    if (!isKnown) {
      if (!self.size && !parts.length && word !== term) prefixes(self, word, rules.prefix, rules.mostPrefixes, own);
      similar(term, own).forEach((worth, number) => { if (!self.has(number)) self.set(number, worth); });
    }
    if (!self.size && !parts.length) self = longestBeginning(term, own);
    return { ways: [self, ...parts].filter((way) => way.size), groups: isKnown ? [] : meant(self, own) };
  }

  /**
   * What was meant may be a word that only the synonyms know.
   * @param {Way} way
   * @param {Lexicon} own
   */
  function meant(way, own) {
    const numbers = Array.from(way.keys()).sort((a, b) => a - b);
    return Array.from(new Set(numbers.flatMap((number) => own.groups.get(own.terms[number]) ?? [])));
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
   * The terms that are a slip or two away.
   * @param {string} term
   * @param {Lexicon} own
   * @returns {Way}
   */
  function similar(term, own) {
    const { rules, terms } = own;
    if (term.length < rules.shortestSimilar) return new Map();
    const allowed = term.length >= rules.twoSlipsFrom ? 2 : 1, mask = letters(term);
    const masks = own.masks ??= Int32Array.from(terms, letters);
    /** @type {number[][]} */
    const found = [[], [], []];
    for (let number = 0; number < terms.length; number++) {
      if (ones(mask & ~masks[number]) > allowed || ones(masks[number] & ~mask) > allowed) continue;
      const distance = editDistance(term, terms[number], allowed);
      if (distance <= allowed) found[distance].push(number);
    }
    const nearest = found.findIndex((numbers) => numbers.length);
    const worth = nearest === 1 ? rules.oneLetter : rules.twoLetters;
    return new Map((found[nearest] ?? []).slice(0, rules.mostSimilar).map((number) => [number, worth]));
  }

  /**
   * Which letters a word has, one bit each: words that differ in many letters need no closer look.
   * @param {string} word
   */
  function letters(word) {
    let mask = 0;
    for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
    return mask;
  }

  /** @param {number} mask */
  function ones(mask) {
    let count = 0;
    for (let rest = mask; rest; rest &= rest - 1) count++;
    return count;
  }

  /**
   * Count letters put in, left out, changed or swapped; anything above the limit is limit + 1.
   * @param {string} one
   * @param {string} other
   * @param {number} limit
   */
  function editDistance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    /** @type {number[]} */
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i++) {
      const previous = row;
      row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        const changed = one[i - 1] === other[j - 1] ? 0 : 1;
        let cost = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + changed);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row.push(cost);
        least = Math.min(least, cost);
      }
      if (least > limit) return limit + 1;
      before = previous;
    }
    return row[other.length];
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
   * @param {string[]} sequence
   * @param {Lexicon} own
   */
  function addSynonyms(found, sequence, own) {
    for (let first = 0; first < sequence.length; first++) {
      for (let end = first + 1; end <= Math.min(first + own.rules.longestExpression, sequence.length); end++) {
        (own.groups.get(sequence.slice(first, end).join(" ")) ?? []).forEach((group) => {
          found.slice(first, end).forEach((word) => { if (!word.groups.includes(group)) word.groups.push(group); });
        });
      }
    }
  }

  klyngeviden.words = { fold, foldedWords, termOf, keywords, matches, addSynonyms, editDistance };
}
