/* From a word to the terms that are a slip of the finger away: letters put in, left out, changed or swapped, as
   generators/search/matching.py has it, number for number; a test holds the two together. Loads nothing. */
"use strict";
{
  const { termOf, lettersOf } = klyngeviden.analysis;

  /**
   * The terms that are a slip or two away from another, by the number of slips that are forgiven in one so long.
   * @param {string} word
   * @param {string} term
   * @param {Lexicon} own
   */
  function byDistance(word, term, own) {
    const { rules, terms } = own, masks = own.masks ??= Int32Array.from(terms, letters), mask = letters(term);
    const allowed = [rules.shortestSimilar, rules.twoSlipsFrom].filter((least) => term.length >= least).length;
    /** @type {number[][]} */
    const found = [[], [], []];
    for (let number = 0; allowed && number < terms.length; number++) {
      if (ones(mask & ~masks[number]) > allowed || ones(masks[number] & ~mask) > allowed) continue;
      const other = terms[number];
      if (other[0] !== word[0] && other.slice(0, 2) !== word[1] + word[0]) continue;
      const distance = editDistance(term, other, allowed);
      if (distance <= allowed) found[distance].push(number);
    }
    return found;
  }

  /**
   * The terms of the words that are one slip away: a word may be much longer than its term. Two letters
   * that changed places decide, for many a word that is none ends as a term when a letter is another.
   * @param {string} word
   * @param {Lexicon} own
   */
  function oneSlip(word, own) {
    const { rules: { alphabet } } = own, all = lettersOf(word, own);
    /** @type {string[]} */
    const swapped = [], /** @type {string[]} */ others = [];
    for (let place = 0; place <= all.length; place++) {
      const a = all.slice(0, place).join(""), b = all.slice(place), rest = b.slice(1).join("");
      if (b.length > 1) swapped.push(a + b[1] + b[0] + b.slice(2).join(""));
      if (place) others.push(...alphabet.map((letter) => a + letter + b.join("")));
      if (place && b.length) others.push(a + rest, ...alphabet.map((letter) => a + letter + rest));
    }
    const likely = numbersOf(swapped, own);
    return likely.length ? likely : numbersOf(others, own);
  }

  /**
   * The numbers of the terms of those words that have one.
   * @param {string[]} words
   * @param {Lexicon} own
   */
  function numbersOf(words, own) {
    const numbers = words.map((word) => own.numberOf.get(termOf(word, own)) ?? -1).filter((number) => number >= 0);
    return Array.from(new Set(numbers)).sort((one, other) => one - other);
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

  klyngeviden.slips = { byDistance, oneSlip, editDistance };
}
