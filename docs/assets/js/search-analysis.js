/* From a text to folded words and their terms, as generators/search/analysis.py has it, word for word; a test holds the
   two together. Knows the vocabulary it is given; loads nothing. */
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
   * The stem of a folded word, be it a stop word.
   * @param {string} word
   * @param {Lexicon} own
   */
  function stemOf(word, own) {
    let stem = own.known.get(word);
    if (stem === undefined) {
      stem = Object.hasOwn(own.irregular, word) ? own.irregular[word] : own.stem(word);
      own.known.set(word, stem);
    }
    return stem;
  }

  /**
   * The term a folded word is found under; nothing for a stop word.
   * @param {string} word
   * @param {Lexicon} own
   */
  function termOf(word, own) { return own.stop.has(word) ? "" : stemOf(word, own); }

  /**
   * The words of a text, each with its term; stop words have none, unless they are names: MED, MED-udvalg.
   * @param {string} text
   * @param {Lexicon} own
   * @returns {Typed[]}
   */
  function typedWords(text, own) {
    const composed = text.normalize("NFC");
    const isShouted = composed === composed.toUpperCase() && composed.trim().includes(" ");
    return Array.from(composed.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)).flatMap(([run]) => {
      const words = run.split("-");
      return words.flatMap((word) => {
        const isName = Array.from(word).length > 1
          && (words.length > 1 || (word === word.toUpperCase() && !isShouted));
        return foldedWords(word).map((each) => (
          { folded: each, term: isName ? stemOf(each, own) : termOf(each, own), written: word }
        ));
      });
    });
  }

  /**
   * The words that are no stop words, each with its term.
   * @param {string} text
   * @param {Lexicon} own
   * @returns {Typed[]}
   */
  function keywords(text, own) { return typedWords(text, own).filter(({ term }) => term); }

  /**
   * The words that are meant where Danish letters are written without their second half.
   * @param {string} word
   * @param {Lexicon} own
   */
  function respelt(word, own) {
    const most = own.rules.mostSpellings;
    let found = [word];
    for (let place = word.length - 1; place >= 0 && found.length <= most; place--) {
      const before = found;
      (own.plain[word[place]] ?? []).forEach((danish) => {
        found = [...found, ...before.map((other) => other.slice(0, place) + danish + other.slice(place + 1))];
      });
    }
    return found.slice(1, most + 1);
  }

  /**
   * Whether a word is a small one without its Danish letters.
   * @param {Typed} typed
   * @param {Lexicon} own
   */
  function isSmall({ folded: word, term }, own) {
    return !own.numberOf.has(term) && respelt(word, own).some((other) => own.stop.has(other));
  }

  /**
   * Whether a word says little of what is looked for.
   * @param {Typed} typed
   * @param {Lexicon} own
   */
  function isLight({ folded: word, term }, own) {
    const spellings = own.numberOf.has(term) ? [word] : [word, ...respelt(word, own)];
    return spellings.some((other) => own.light.has(other));
  }

  /**
   * The letters of a folded word: those of the alphabet that are written with several signs are one each.
   * @param {string} word
   * @param {Lexicon} own
   */
  function lettersOf(word, own) {
    const several = own.rules.alphabet.filter((letter) => letter.length > 1);
    return word.match(new RegExp([...several, "."].join("|"), "g")) ?? [];
  }

  klyngeviden.analysis = { fold, foldedWords, termOf, typedWords, keywords, respelt, isSmall, isLight, lettersOf };
}
