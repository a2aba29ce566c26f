/* The index in assets/search/, as generators/search/shards.py writes it: loads its scripts as they are needed, since a
   page opened from a folder cannot fetch, and reads what they hold. Knows nothing of the page. */
"use strict";
{
  const LONGEST_WAIT = 15000;
  const { keywords } = klyngeviden.analysis;
  const script = /** @type {HTMLScriptElement | null} */ (globalThis.document ? document.currentScript : null);
  const folder = script ? new URL("../search/", script.src).href : "";
  let build = "";
  /** @type {Map<string, Promise<any>>} */
  let shards = new Map();
  /** @type {Map<string, any>} */
  const arrived = new Map();
  /** @type {Lexicon | null} */
  let lexicon = null;

  /* --- loading ---------------------------------------------------------------------------------------------------- */

  klyngeviden.searchShard = (ofBuild, name, data) => {
    arrived.set(`${ofBuild}/${name}`, data);
    if (name === "start") arrived.set("start", ofBuild);
  };

  /* A test may put its own loader here: it runs the script at a path under assets/search/. */
  klyngeviden.searchLoader = (path) => new Promise((resolve, reject) => {
    const tag = document.createElement("script");
    const patience = setTimeout(() => { settle(false); }, LONGEST_WAIT);
    /** @param {boolean} isThere */
    function settle(isThere) {
      clearTimeout(patience);
      tag.remove();
      if (isThere) resolve(undefined); else reject(new Error(path));
    }
    tag.src = folder + path;
    tag.onload = () => { settle(true); };
    tag.onerror = () => { settle(false); };
    document.head.append(tag);
  });

  /** @param {boolean} again */
  async function start(again) {
    if (build && !again) return;
    arrived.delete("start");
    await klyngeviden.searchLoader(`start.js${again ? `?${Date.now()}` : ""}`);
    if (!arrived.has("start")) throw new Error("start");
    if (arrived.get("start") === build) return;
    build = arrived.get("start");
    shards = new Map();
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  function shard(name) {
    const known = shards.get(name);
    if (known) return known;
    const promise = fetched(`${build}/${name}`);
    /* What failed may be tried again. */
    promise.catch(() => { shards.delete(name); });
    shards.set(name, promise);
    return promise;
  }

  /** @param {string} key */
  async function fetched(key) {
    await klyngeviden.searchLoader(`${key}.js`);
    if (!arrived.has(key)) throw new Error(key);
    const data = arrived.get(key);
    arrived.delete(key);
    return data;
  }

  /**
   * Where a script is gone, the site may have been published anew since the page was opened: look once.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function patiently(work) {
    try {
      await start(false);
      return await work();
    } catch {
      await start(true);
      return work();
    }
  }

  /* --- the vocabulary --------------------------------------------------------------------------------------------- */

  /** @returns {Promise<About>} */
  function about() { return shard("about"); }

  /** @returns {Promise<Lexicon>} */
  async function words() {
    const [all, data, stemmer] = await Promise.all([about(), shard("words"), shard("stemmer")]);
    lexicon = lexicon?.build === build ? lexicon : unpacked(all, data, stemmer);
    return lexicon;
  }

  /* The vocabulary of the last search; what it found is marked by it. */
  function lastWords() { return lexicon; }

  /**
   * @param {About} all
   * @param {any} data
   * @param {(exported: any) => void} stemmer
   * @returns {Lexicon}
   */
  function unpacked(all, data, stemmer) {
    const terms = frontDecoded(data.terms, data.digits);
    /** @type {{ stemmer?: (word: string) => string }} */
    const exported = {};
    stemmer(exported);
    /** @type {Lexicon} */
    const own = {
      ...all, build, terms, rules: data.rules, codes: data.codes, pair: data.pair, firstSign: data.firstSign,
      stem: exported.stemmer ?? String, stop: new Set(data.stop.split(" ")), irregular: data.irregular,
      light: new Set(data.light.split(" ")), plain: data.plain, nameStarts: data.names, small: new Map(),
      numberOf: new Map(terms.map((term, number) => [term, number])), levels: new Map(Object.entries(data.levels)),
      masks: null, known: new Map(), postings: new Map(), starts: data.postings, conceptStarts: data.concepts,
      links: linked(data.links, all.documents),
      synonyms: data.synonyms.map((/** @type {string} */ group) => group.split("|")), groups: new Map(),
    };
    own.stop.forEach((word) => { own.small.set(word, terms.length + own.small.size); });
    own.synonyms.forEach((group, number) => {
      const keys = group.map((word) => keywords(word, own).map(({ term }) => term).join(" "));
      new Set(keys.filter(Boolean)).forEach((key) => { own.groups.set(key, [...own.groups.get(key) ?? [], number]); });
    });
    return own;
  }

  /**
   * For each document those that its record is linked with, in either direction; only distances forward are written.
   * @param {string} text
   * @param {number} documents
   */
  function linked(text, documents) {
    const links = Array.from({ length: documents }, () => /** @type {number[]} */ ([]));
    text.split("|").forEach((gaps, place) => {
      gaps.split(",").filter(Boolean).forEach((gap) => {
        links[place].push(place + Number(gap));
        links[place + Number(gap)].push(place);
      });
    });
    return links;
  }

  /**
   * @param {string} text
   * @param {string} digits
   */
  function frontDecoded(text, digits) {
    let before = "";
    return text ? text.split(",").map((coded) => (
      before = before.slice(0, digits.indexOf(coded[0])) + coded.slice(1)
    )) : [];
  }

  /* --- postings and phrases --------------------------------------------------------------------------------------- */

  /**
   * The last place whose start is not above a number.
   * @param {number[]} starts
   * @param {number} number
   */
  function shardOf(starts, number) {
    let low = 0, high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= number) low = middle; else high = middle;
    }
    return low;
  }

  /**
   * A posting: the distance from the document before, where that is not one, a letter for the level of the weight, and
   * in a group of synonyms a sign for the word, where it is not the one before.
   * @param {string} text
   * @param {Lexicon} own
   * @returns {Posting}
   */
  function unpack(text, own) {
    /** @type {Posting} */
    const read = { places: [], weights: [], words: [] };
    let place = -1, distance = "", word = 0;
    for (let i = 0; i < text.length; i++) {
      const sign = text[i];
      if (sign >= "0" && sign <= "9") { distance += sign; continue; }
      if (text.charCodeAt(i + 1) >= own.firstSign) word = text.charCodeAt(++i) - own.firstSign;
      place += Number(distance || 1);
      distance = "";
      read.places.push(place);
      read.weights.push(own.levels.get(sign) ?? 0);
      read.words.push(word);
    }
    return read;
  }

  /**
   * Fetch the posting of a term (p) or of a group of synonyms (s), unless it is at hand.
   * @param {"p" | "s"} kind
   * @param {number} number
   * @param {Lexicon} own
   */
  async function fetch(kind, number, own) {
    if (own.postings.has(kind + number)) return;
    const starts = kind === "p" ? own.starts : own.conceptStarts, place = shardOf(starts, number);
    const texts = (await shard(kind + place)).split("|");
    own.postings.set(kind + number, unpack(texts[number - starts[place]], own));
  }

  /**
   * @param {"p" | "s"} kind
   * @param {number} number
   * @param {Lexicon} own
   */
  function posting(kind, number, own) {
    return own.postings.get(kind + number) ?? { places: [], weights: [], words: [] };
  }

  /**
   * The documents where one term follows another, and whether it does so in their title.
   * @param {number | undefined} first
   * @param {number | undefined} second
   * @param {Lexicon} own
   * @returns {Promise<Map<number, boolean>>}
   */
  async function together(first, second, own) {
    if (first === undefined || second === undefined) return new Map();
    return byKey(first * own.pair + second, await shard("phrases"), "q");
  }

  /**
   * The documents that are called so.
   * @param {string[]} terms
   * @param {Lexicon} own
   */
  async function named(terms, own) {
    let key = 0x811c9dc5;
    for (const sign of terms.join(" ")) key = Math.imul(key ^ sign.charCodeAt(0), 0x01000193) >>> 0;
    return Array.from((await byKey(key, own.nameStarts, "n")).keys());
  }

  /**
   * A line that is found by a number: places as the distance from the one before, some with a mark.
   * @param {number} key
   * @param {number[]} starts
   * @param {string} kind
   * @returns {Promise<Map<number, boolean>>}
   */
  async function byKey(key, starts, kind) {
    if (!starts.length || key < starts[0]) return new Map();
    const place = shardOf(starts, key), wanted = `${key - starts[place]}:`;
    /** @type {string[]} */
    const lines = (await shard(kind + place)).split("|");
    const line = lines.find((each) => each.startsWith(wanted));
    let at = 0;
    return new Map(line ? line.slice(wanted.length).split(",").map((gap) => (
      [at += parseInt(gap, 10), gap.endsWith("!")]
    )) : []);
  }

  /* --- facets, orders and hits ------------------------------------------------------------------------------------ */

  /**
   * The facets, those that are needed with the values of every document; the others come when they are.
   * @param {string[]} needed
   * @returns {Promise<Facet[]>}
   */
  async function facets(needed) {
    /** @type {[string, string, [string, string, string?][]][]} */
    const all = await shard("facets");
    return Promise.all(all.map(async ([key, label, listed], number) => {
      const values = listed.map(([value, name, mark]) => ({ value, label: name, mark: mark ?? "" }));
      return { key, label, values, of: needed.includes(key) ? held(await shard(`f${number}`)) : null };
    }));
  }

  /**
   * Combinations of values stand in the order of the first document that has each.
   * @param {[number[][], string]} facet
   */
  function held([combinations, signs]) {
    const numbers = new Map();
    return Array.from(signs, (sign) => {
      if (!numbers.has(sign)) numbers.set(sign, numbers.size);
      return combinations[numbers.get(sign)];
    });
  }

  /**
   * @param {string} name
   * @returns {Promise<number[]>}
   */
  async function order(name) { return (await shard("orders"))[name]; }

  /**
   * What is shown of documents, in the order they are asked for.
   * @param {number[]} places
   * @param {About} all
   * @returns {Promise<Entry[]>}
   */
  async function entries(places, all) {
    const size = all.resultsInShard, needed = new Set(places.map((place) => Math.floor(place / size)));
    /** @type {Map<number, any[]>} */
    const loaded = new Map();
    await Promise.all(Array.from(needed, async (number) => { loaded.set(number, await shard(`r${number}`)); }));
    return places.map((place) => entry(loaded.get(Math.floor(place / size))?.[place % size], all));
  }

  /**
   * @param {any} written
   * @param {About} all
   * @returns {Entry}
   */
  function entry([id, number, title, summary, themes, status, searchWords, byline, caveat], all) {
    const [kind, label, address, mark] = all.kinds[number], [badge, isOff] = all.statuses[status] ?? ["", false];
    return {
      id, kind, label, title, mark, isOff, status: badge, summary: summary ?? "", address: address.replace("*", id),
      isRecord: number < all.recordKinds, themes: (themes ?? []).map((/** @type {number} */ n) => theme(all.themes[n])),
      searchWords: searchWords ? searchWords.split("|") : [], byline: byline ?? "", caveat: caveat ?? "",
    };
  }

  /**
   * @param {[string, string, number, string]} written
   * @returns {Theme}
   */
  function theme([slug, name, number, mark]) { return { slug, name, number, mark }; }

  klyngeviden.index = {
    patiently, about, words, lastWords, fetch, posting, together, named, facets, order, entries, theme,
  };
}
