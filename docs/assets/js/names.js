/* Names as people write them: which of some names a typed text may mean. Knows no page. */
"use strict";
{
  const { folded } = klyngeviden.tables;
  /* What is said of any municipality, and tells none from another. */
  const SAID_OF_ALL = new Set(["kommune", "kommunes", "kommunen", "kommunens", "regionskommune", "regionskommunen"]);
  const SHORTEST_PART = 3, SHORTEST_SLIP = 4, TWO_SLIPS_FROM = 8;
  const EXACT = 0, BEGINS = 1, WORD_BEGINS = 2, INSIDE = 3, ALIKE = 4;

  /**
   * Blind to case, to how æ, ø and å are written (ae, a, ä, å of two signs) and to marks between words.
   * @param {string} text
   */
  function wordsOf(text) {
    const small = Array.from(text.normalize("NFC").toLowerCase(), (letter) => folded[letter] ?? letter).join("");
    const plain = small.normalize("NFD").replace(/\p{M}/gu, "").replace(/([ao])e|a(a)/g, "$1$2");
    return (plain.match(/[a-z0-9]+/g) ?? []).filter((word) => !SAID_OF_ALL.has(word));
  }

  /**
   * How many letters must be put in, taken out, changed or swapped with the next.
   * @param {string} one
   * @param {string} other
   */
  function slips(one, other) {
    /** @type {number[]} */
    let before = [], row = Array.from({ length: other.length + 1 }, (_, column) => column);
    for (let i = 1; i <= one.length; i += 1) {
      const last = row, next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const least = Math.min(last[j] + 1, next[j - 1] + 1, last[j - 1] + Number(one[i - 1] !== other[j - 1]));
        const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        next.push(isSwap ? Math.min(least, before[j - 2] + 1) : least);
      }
      before = last;
      row = next;
    }
    return row[other.length];
  }

  /**
   * How closely a name fits: the lower, the better; none where it does not.
   * @param {string[]} name
   * @param {string} asked
   */
  function fit(name, asked) {
    const whole = name.join(""), forms = asked.endsWith("s") ? [asked, asked.slice(0, -1)] : [asked];
    if (forms.includes(whole)) return EXACT;
    if (forms.some((form) => whole.startsWith(form))) return BEGINS;
    if (forms.some((form) => name.some((word) => word.startsWith(form)))) return WORD_BEGINS;
    if (asked.length >= SHORTEST_PART && whole.includes(asked)) return INSIDE;
    if (asked.length < SHORTEST_SLIP) return Infinity;
    const least = Math.min(...[whole, ...name].flatMap((word) => forms.map((form) => slips(form, word))));
    return least <= (asked.length < TWO_SLIPS_FROM ? 1 : 2) ? ALIKE + least : Infinity;
  }

  /**
   * The names that a text may mean, the closest first. Where some hold what is typed, those that are merely alike are
   * left out.
   * @param {string} text
   * @param {string[]} names
   */
  function meant(text, names) {
    const asked = wordsOf(text).join("");
    if (!asked) return [];
    const found = names.map((name, place) => ({ name, place, fit: fit(wordsOf(name), asked) }))
      .filter((each) => each.fit < Infinity).sort((a, b) => a.fit - b.fit || a.name.localeCompare(b.name, "da"));
    const best = found[0]?.fit ?? 0;
    return found.filter((each) => (best < ALIKE ? each.fit < ALIKE : each.fit === best));
  }

  /**
   * The one name that a text means beyond doubt: it is the name, or the only one that begins so.
   * @param {Meant[]} found
   */
  function certain(found) {
    const [first, second] = found;
    const isSure = first && (first.fit === EXACT || (!second && first.fit <= WORD_BEGINS));
    return isSure ? first : null;
  }

  /**
   * Whether each word that is typed begins a word of a title, or stands inside one; a number, `E-002`, is one word.
   * @param {string} text
   * @param {string} title
   */
  function holds(text, title) {
    const [asked, words] = [text, title].map((each) => wordsOf(each.replace(/\b([a-z])-(?=\d)/gi, "$1")));
    return asked.length > 0 && asked.every((part) => (
      words.some((word) => word.startsWith(part) || (part.length >= SHORTEST_PART && word.includes(part)))
    ));
  }

  klyngeviden.names = { meant, certain, holds, CONTAINED: INSIDE };
}
