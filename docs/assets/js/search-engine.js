/* Searches the index in assets/search/ as generators/search/query.py does, number for number; a test holds the two
   together. Knows the index and how its scripts are loaded; knows nothing of the page. */
((root) => {
  "use strict";
  const app = (root.klyngeviden = root.klyngeviden || {});

  const LONGEST_WAIT = 15000;
  const FOLDED = app.tables.folded;

  /* --- loading: scripts, since a page opened from a folder cannot fetch ------------------------------------------- */

  const folder = root.document && document.currentScript ? new URL("../search/", document.currentScript.src).href : "";
  let build = "";
  let shards = new Map();
  const arrived = new Map();

  app.searchShard = (ofBuild, name, data) => { arrived.set(ofBuild + "/" + name, data); if (name === "start") arrived.set("start", ofBuild); };

  /* A test may put its own loader here: it runs the script at a path under assets/search/. */
  app.searchLoader = (path) => {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const give = (settle) => { return () => { clearTimeout(patience); script.remove(); settle(new Error(path)); }; };
      const patience = setTimeout(give(reject), LONGEST_WAIT);
      script.src = folder + path;
      script.onload = give(resolve);
      script.onerror = give(reject);
      document.head.append(script);
    });
  };

  async function start(again) {
    if (build && !again) return;
    arrived.delete("start");
    await app.searchLoader("start.js" + (again ? "?" + Date.now() : ""));
    if (!arrived.has("start")) throw new Error("start");
    if (arrived.get("start") !== build) { build = arrived.get("start"); shards = new Map(); }
  }

  function shard(name) {
    if (!shards.has(name)) {
      const promise = fetched(name);
      /* What failed may be tried again. */
      promise.catch(() => { shards.delete(name); });
      shards.set(name, promise);
    }
    return shards.get(name);
  }

  async function fetched(name) {
    const key = build + "/" + name;
    await app.searchLoader(key + ".js");
    if (!arrived.has(key)) throw new Error(key);
    const data = arrived.get(key);
    arrived.delete(key);
    return data;
  }

  /* Where a script is gone, the site may have been published anew since the page was opened: look once. */
  async function patiently(work) {
    try {
      await start(false);
      return await work();
    } catch (problem) {
      await start(true);
      return work();
    }
  }

  /* --- words ------------------------------------------------------------------------------------------------------ */

  let lexicon = null;

  async function words() {
    const [about, data, stemmer] = await Promise.all([shard("about"), shard("words"), shard("stemmer")]);
    if (!lexicon || lexicon.build !== build) lexicon = unpacked(about, data, stemmer);
    return lexicon;
  }

  function unpacked(about, data, stemmer) {
    const exported = {};
    stemmer(exported);
    const terms = frontDecoded(data.terms, data.digits), marks = data.rules.quotes, signs = escaped(data.rules.codeSigns);
    const own = Object.assign({}, about, {
      build, terms, stem: exported.stemmer, stop: new Set(data.stop.split(" ")), irregular: data.irregular,
      numberOf: new Map(terms.map((term, number) => [term, number])),
      levels: new Map(Object.entries(data.levels)), masks: null, rules: data.rules, firstSign: data.firstSign, pair: data.pair,
      coded: new RegExp("^(.)[" + signs + "]*([0-9]+)$", "u"), quoted: new RegExp("[" + marks + "]([^" + marks + "]*)[" + marks + "]", "gu"), known: new Map(), postings: new Map(),
      starts: data.postings, conceptStarts: data.concepts, codes: data.codes,
      synonyms: data.synonyms.map((group) => group.split("|")), groups: new Map(),
    });
    own.synonyms.forEach((group, number) => {
      new Set(group.map((word) => { return keywords(word, own).map((pair) => pair[1]).join(" "); })).forEach((key) => {
        if (key) own.groups.set(key, (own.groups.get(key) || []).concat(number));
      });
    });
    return own;
  }

  function escaped(signs) { return signs.replace(/[\\\]^-]/g, "\\$&"); }

  function frontDecoded(text, digits) {
    let before = "";
    return text ? text.split(",").map((coded) => (before = before.slice(0, digits.indexOf(coded[0])) + coded.slice(1))) : [];
  }

  function fold(text) {
    return text.normalize("NFC").toLowerCase().replace(/[^a-z0-9]/g, (letter) => FOLDED[letter] || letter)
      .normalize("NFD").replace(/\p{M}/gu, "");
  }

  function foldedWords(text) { return fold(text).match(/[a-z0-9]+/g) || []; }

  function termOf(folded, own) {
    let term = own.known.get(folded);
    if (term === undefined) {
      term = own.stop.has(folded) ? "" : own.stem(Object.hasOwn(own.irregular, folded) ? own.irregular[folded] : folded);
      own.known.set(folded, term);
    }
    return term;
  }

  /* The words of a text that are no stop words, each with its term. */
  function keywords(text, own) {
    return foldedWords(text).map((word) => [word, termOf(word, own)]).filter((pair) => pair[1]);
  }

  function firstAtOrAfter(terms, start) {
    let low = 0, high = terms.length;
    while (low < high) { const middle = (low + high) >> 1; if (terms[middle] < start) low = middle + 1; else high = middle; }
    return low;
  }

  /* --- what a word may match -------------------------------------------------------------------------------------- */

  function matches(folded, term, own) {
    const known = own.numberOf.get(term);
    let self = new Map();
    if (term.length >= own.rules.shortestPrefix) prefixes(self, term, own.rules.prefix, known === undefined ? own.rules.mostPrefixes : own.rules.mostPrefixesOfKnown, own);
    if (known !== undefined) self.set(known, own.rules.whole);
    const worth = known === undefined ? own.rules.part : own.rules.partOfKnown;
    const parts = split(folded, own).map((part) => partWay(part, worth, own));
    if (known === undefined) {
      if (!self.size && !parts.length && folded !== term) prefixes(self, folded, own.rules.prefix, own.rules.mostPrefixes, own);
      similar(term, own).forEach((weight, number) => { if (!self.has(number)) self.set(number, weight); });
    }
    if (!self.size && !parts.length) self = longestBeginning(term, own);
    /* What was meant may be a word that only the synonyms know. */
    const meant = known === undefined ? Array.from(self.keys()).sort((a, b) => a - b) : [];
    return { ways: [self].concat(parts).filter((way) => way.size), groups: Array.from(new Set(meant.flatMap((number) => own.groups.get(own.terms[number]) || []))) };
  }

  function partWay(term, worth, own) {
    const way = new Map();
    if (term.length >= own.rules.shortestBeginning) prefixes(way, term, Math.floor(worth * own.rules.prefix / 100), own.rules.mostPrefixesOfPart, own);
    way.set(own.numberOf.get(term), worth);
    return way;
  }

  function prefixes(way, beginning, worth, limit, own) {
    const first = firstAtOrAfter(own.terms, beginning);
    for (let number = first; number < first + limit && number < own.terms.length; number++) {
      const term = own.terms[number];
      if (!term.startsWith(beginning)) break;
      if (term !== beginning) way.set(number, Math.max(1, Math.floor(worth * beginning.length / term.length)));
    }
  }

  function similar(term, own) {
    const way = new Map();
    if (term.length < own.rules.shortestSimilar) return way;
    const allowed = term.length >= own.rules.twoSlipsFrom ? 2 : 1, mask = letters(term), found = [[], [], []];
    if (!own.masks) own.masks = Int32Array.from(own.terms, letters);
    for (let number = 0; number < own.terms.length; number++) {
      if (ones(mask & ~own.masks[number]) > allowed || ones(own.masks[number] & ~mask) > allowed) continue;
      const distance = editDistance(term, own.terms[number], allowed);
      if (distance <= allowed) found[distance].push(number);
    }
    const nearest = found.findIndex((numbers) => numbers.length);
    if (nearest >= 0) found[nearest].slice(0, own.rules.mostSimilar).forEach((number) => { way.set(number, nearest === 1 ? own.rules.oneLetter : own.rules.twoLetters); });
    return way;
  }

  /* Which letters a word has, one bit each: words that differ in many letters need no closer look. */
  function letters(word) { let mask = 0; for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31); return mask; }
  function ones(mask) { let count = 0; while (mask) { mask &= mask - 1; count++; } return count; }

  function longestBeginning(term, own) {
    const way = new Map();
    for (let length = term.length - 1; length >= own.rules.shortestBeginning && !way.size; length--) {
      const beginning = term.slice(0, length), first = firstAtOrAfter(own.terms, beginning);
      for (let number = first; number < first + own.rules.mostOfBeginning && number < own.terms.length && own.terms[number].startsWith(beginning); number++) way.set(number, own.rules.beginning);
    }
    return way;
  }

  function split(folded, own) {
    let most = 0, best = [];
    for (let end = own.rules.shortestModifier; end <= folded.length - own.rules.shortestHead; end++) {
      const head = termOf(folded.slice(end), own);
      if (!own.numberOf.has(head)) continue;
      const linked = own.rules.links.includes(folded[end - 1]);
      for (const modifier of [folded.slice(0, end), folded.slice(0, linked ? end - 1 : end)]) {
        const term = termOf(modifier, own), evenness = Math.min(modifier.length, folded.length - end);
        if (modifier.length >= own.rules.shortestModifier && own.numberOf.has(term) && evenness > most) { most = evenness; best = [term, head]; }
      }
    }
    return best;
  }

  function editDistance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    let before = [], row = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i++) {
      const previous = row;
      row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j++) {
        let cost = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (one[i - 1] !== other[j - 1] ? 1 : 0));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > limit) return limit + 1;
      before = previous;
    }
    return row[other.length];
  }

  function addSynonyms(found, sequence, own) {
    for (let first = 0; first < sequence.length; first++) {
      for (let length = 1; length <= Math.min(own.rules.longestExpression, sequence.length - first); length++) {
        (own.groups.get(sequence.slice(first, first + length).join(" ")) || []).forEach((group) => {
          found.slice(first, first + length).forEach((word) => { if (!word.groups.includes(group)) word.groups.push(group); });
        });
      }
    }
  }

  /* --- scores ----------------------------------------------------------------------------------------------------- */

  function shardOf(starts, number) {
    let low = 0, high = starts.length;
    while (high - low > 1) { const middle = (low + high) >> 1; if (starts[middle] <= number) low = middle; else high = middle; }
    return low;
  }

  /* A posting: the distance from the document before, where that is not one, a letter for the level of the weight, and in
     a group of synonyms a sign for the word, where it is not the one before. */
  function unpack(text, own) {
    const places = [], weights = [], words = [];
    let place = -1, distance = 0, word = 0;
    for (let i = 0; i < text.length; i++) {
      const letter = text[i];
      if (letter >= "0" && letter <= "9") { distance = distance * 10 + Number(letter); continue; }
      if (text.charCodeAt(i + 1) >= own.firstSign) word = text.charCodeAt(++i) - own.firstSign;
      place += distance || 1;
      distance = 0;
      places.push(place);
      weights.push(own.levels.get(letter));
      words.push(word);
    }
    return { places, weights, words };
  }

  /* Fetch the postings of terms and groups that are not at hand yet. */
  async function ready(found, own) {
    const terms = [], groups = [];
    found.forEach((word) => {
      word.ways.forEach((way) => { way.forEach((_, number) => { if (!own.postings.has(number)) terms.push(number); }); });
      word.groups.forEach((group) => { if (!own.postings.has("s" + group)) groups.push(group); });
    });
    await Promise.all(terms.map((number) => keep("p", own.starts, number, number, own))
      .concat(groups.map((group) => keep("s", own.conceptStarts, group, "s" + group, own))));
  }

  async function keep(letter, starts, number, key, own) {
    const place = shardOf(starts, number), data = await shard(letter + place);
    own.postings.set(key, unpack(data.split("|")[number - starts[place]], own));
  }

  function scored(found, own) {
    const scores = new Int32Array(own.documents), hits = new Uint8Array(own.documents), through = new Map();
    found.forEach((word) => {
      const self = new Map(), alike = new Map();
      word.ways.forEach((way) => { best(way, own).forEach((score, place) => { self.set(place, (self.get(place) || 0) + score); }); });
      word.groups.forEach((group) => {
        const posting = own.postings.get("s" + group);
        posting.places.forEach((place, i) => {
          const score = posting.weights[i] * own.rules.synonym, before = alike.get(place);
          if (!before || score > before[0]) alike.set(place, [score, own.synonyms[group][posting.words[i]]]);
        });
      });
      self.forEach((score, place) => { scores[place] += score; hits[place]++; });
      alike.forEach(([score, synonym], place) => {
        scores[place] += score;
        if (!self.has(place)) hits[place]++;
        if (score > (self.get(place) || 0) && !through.has(place)) through.set(place, synonym);
      });
    });
    return { scores, hits, through };
  }

  function best(way, own) {
    const found = new Map();
    Array.from(way.keys()).sort((a, b) => a - b).forEach((number) => {
      const posting = own.postings.get(number), worth = way.get(number);
      for (let i = 0; i < posting.places.length; i++) {
        const place = posting.places[i], score = posting.weights[i] * worth, other = found.get(place);
        found.set(place, other === undefined ? score : Math.max(score, other) + Math.floor(Math.min(score, other) * own.rules.beside / 10));
      }
    });
    return found;
  }

  /* --- quoted phrases and codes ----------------------------------------------------------------------------------- */

  async function phrased(text, own) {
    let wanted = null;
    const narrow = (places) => { const now = new Set(places); wanted = wanted === null ? now : new Set(Array.from(wanted).filter((place) => now.has(place))); };
    for (const quoted of text.matchAll(own.quoted)) {
      const sequence = keywords(quoted[1], own).map((pair) => pair[1]);
      for (let i = 0; i + 1 < sequence.length; i++) narrow(await together(sequence[i], sequence[i + 1], own));
      if (sequence.length === 1) narrow(await places(sequence[0], own));
    }
    return wanted;
  }

  async function together(first, second, own) {
    if (!own.numberOf.has(first) || !own.numberOf.has(second)) return [];
    const key = own.numberOf.get(first) * own.pair + own.numberOf.get(second), starts = await shard("phrases");
    if (!starts.length || key < starts[0]) return [];
    const place = shardOf(starts, key), lines = (await shard("q" + place)).split("|"), wanted = key - starts[place] + ":";
    const line = lines.find((each) => each.startsWith(wanted));
    let at = 0;
    return line ? line.slice(wanted.length).split(",").map((gap) => (at += Number(gap))) : [];
  }

  async function places(term, own) {
    const number = own.numberOf.get(term);
    if (number === undefined) return [];
    if (!own.postings.has(number)) await keep("p", own.starts, number, number, own);
    return own.postings.get(number).places;
  }

  function byCode(text, own) {
    const match = own.coded.exec(text.trim().toUpperCase());
    const run = match && (own.codes[match[1]] || []).find((each) => each[0] <= +match[2] && +match[2] < each[0] + each[1]);
    return run ? run[2] + (+match[2] - run[0]) : -1;
  }

  /* --- the search ------------------------------------------------------------------------------------------------- */

  async function found(text, own) {
    text = Array.from(text.slice(0, 4 * own.rules.longestQuery)).slice(0, own.rules.longestQuery).join("");
    const coded = byCode(text, own);
    if (coded >= 0) return { order: [coded], scores: { [coded]: own.rules.code }, through: new Map(), words: [], sequence: [], loosened: false, code: true, quoted: false };
    const pairs = keywords(text, own).slice(0, own.rules.mostWords), sequence = pairs.map((pair) => pair[1]);
    const list = pairs.map((pair) => matches(pair[0], pair[1], own));
    addSynonyms(list, sequence, own);
    const [, wanted] = await Promise.all([ready(list, own), phrased(text, own)]);
    const full = list.filter((word) => word.ways.length || word.groups.length).length;
    const { scores, hits, through } = scored(list, own);
    const all = [];
    for (let place = 0; place < own.documents; place++) if (hits[place]) all.push(place);
    const kept = wanted === null ? all : all.filter((place) => wanted.has(place));
    const loosened = wanted !== null && !kept.length;
    const order = (loosened ? all : kept).sort((a, b) => (hits[a] < full) - (hits[b] < full) || scores[b] - scores[a] || a - b);
    return { order, scores, through, words: list, sequence, loosened, code: false, quoted: wanted !== null || Array.from(text).some((sign) => own.rules.quotes.includes(sign)) };
  }

  /* The facets, those that are needed with the values of every document; the others come when they are. */
  async function facets(needed) {
    return Promise.all((await shard("facets")).map(async function (facet, number) {
      const [key, label, values] = facet;
      if (!needed.includes(key)) return { key, label, values, of: null };
      const [combinations, coded] = await shard("f" + number);
      /* Combinations stand in the order of their first sign. */
      const numbers = new Map();
      Array.from(coded).forEach((sign) => { if (!numbers.has(sign)) numbers.set(sign, numbers.size); });
      return { key, label, values, of: Array.from(coded, (sign) => combinations[numbers.get(sign)]) };
    }));
  }

  function passes(facet, chosen, place) { return !chosen || facet.of[place].some((number) => chosen.has(facet.values[number][0])); }

  /* Narrow by what is chosen, and count for each facet what choosing a value of it would leave. */
  function narrowed(order, every, filters) {
    const all = every.filter((facet) => facet.of);
    const chosen = all.map((facet) => { const values = filters[facet.key]; return values && values.length ? new Set(values) : null; });
    const counts = all.map((facet) => new Array(facet.values.length).fill(0));
    const kept = order.filter((place) => {
      let failed = -1, failures = 0;
      for (let i = 0; i < all.length; i++) if (!passes(all[i], chosen[i], place)) { failed = i; failures++; }
      if (failures > 1) return false;
      all.forEach((facet, i) => { if (!failures || i === failed) facet.of[place].forEach((number) => { counts[i][number]++; }); });
      return !failures;
    });
    const shown = every.map((facet) => {
      const own = counts[all.indexOf(facet)];
      return { key: facet.key, label: facet.label, values: facet.values.map((value, n) => { return { value: value[0], label: value[1], mark: value[2] || "", count: own ? own[n] : null }; }) };
    });
    return { kept, facets: shown };
  }

  function hit(entry, place, result, own) {
    const [id, kind, title, summary, themes, status, searchWords] = entry, [slug, label, address, mark] = own.kinds[kind];
    const [badge, isOff] = own.statuses[status] || ["", false];
    return {
      id, kind: slug, label, title, mark, isRecord: kind < own.recordKinds, summary: summary || "", status: badge, isOff, address: address.replace("*", id), score: result.scores[place] || 0,
      themes: (themes || []).map((number) => { const [theme, name, no, drawn] = own.themes[number]; return { slug: theme, name, number: no, mark: drawn }; }),
      searchWords: searchWords ? searchWords.split("|") : [], through: result.through.get(place) || "",
    };
  }

  async function shown(order, result, own) {
    const needed = Array.from(new Set(order.map((place) => Math.floor(place / own.resultsInShard))));
    const loaded = new Map(await Promise.all(needed.map(async function (number) { return [number, await shard("r" + number)]; })));
    return order.map((place) => hit(loaded.get(Math.floor(place / own.resultsInShard))[place % own.resultsInShard], place, result, own));
  }

  /* Every record, in their order; the registers too where a kind of theirs is chosen. They stand after the records. */
  function everything(own, filters) {
    const ofRecords = own.kinds.slice(0, own.recordKinds).map((kind) => kind[0]);
    const others = filters && (filters.type || []).some((kind) => !ofRecords.includes(kind));
    const order = Array.from({ length: others ? own.documents : own.records }, (_, place) => place);
    return { order, scores: {}, through: new Map(), words: [], sequence: [], loosened: false, code: false, quoted: false };
  }

  function needed(wish) {
    return wish.counts.concat(Object.keys(wish.filters).filter((key) => wish.filters[key].length));
  }

  async function search(text, options) {
    const wish = Object.assign({ filters: null, counts: [], sort: "bedste", first: 0, count: 10 }, options);
    /* A list of everything takes no vocabulary, the largest of all that is fetched. */
    const own = text.trim() ? await words() : await shard("about");
    const narrowing = wish.filters && facets(needed(wish));
    const [result, all] = await Promise.all([text.trim() ? found(text, own) : everything(own, wish.filters), narrowing]);
    let order = result.order, counted = null;
    if (all) ({ kept: order, facets: counted } = narrowed(order, all, wish.filters));
    if (wish.sort !== "bedste") { const kept = new Set(order); order = (await shard("orders"))[wish.sort].filter((place) => kept.has(place)); }
    const hits = await shown(order.slice(wish.first, wish.first + wish.count), result, own);
    return { text, total: order.length, unfiltered: result.order.length, hits, facets: counted, loosened: result.loosened, code: result.code, quoted: result.quoted, asked: result.sequence.length, marks: marks(result, own) };
  }

  /* --- what to mark in a text, and what to offer instead ---------------------------------------------------------- */

  function marks(result, own) {
    const whole = new Set(), inside = new Set();
    result.words.forEach((word, index) => {
      word.ways.forEach((way) => { way.forEach((weight, number) => { whole.add(own.terms[number]); if (weight >= own.rules.part && own.terms[number].length >= own.rules.shortestMarked) inside.add(own.terms[number]); }); });
      word.groups.forEach((group) => { own.synonyms[group].forEach((synonym) => { keywords(synonym, own).forEach((pair) => { whole.add(pair[1]); }); }); });
      if (result.sequence[index].length >= own.rules.shortestMarked) inside.add(result.sequence[index]);
    });
    return { whole, inside: Array.from(inside) };
  }

  /* Cut a text into pieces of {text, marked}. */
  function pieces(text, found) {
    const list = [];
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const folded = foldedWords(match[0])[0] || "";
      const term = lexicon && folded ? termOf(folded, lexicon) : "";
      if (!term || !(found.whole.has(term) || found.inside.some((part) => folded.includes(part)))) continue;
      if (match.index > end) list.push({ text: text.slice(end, match.index), marked: false });
      end = match.index + match[0].length;
      list.push({ text: match[0], marked: true });
    }
    if (end < text.length) list.push({ text: text.slice(end), marked: false });
    return list;
  }

  async function suggestions(text) {
    const [own, { rules }] = await Promise.all([shard("about"), shard("words")]);
    const typed = foldedWords(text.slice(0, rules.longestQuery)).filter((word) => word.length >= rules.shortestTyped).slice(0, rules.mostWords);
    const rated = own.suggestions.map((word) => {
      const folded = fold(word);
      const begins = (each) => each.slice(0, rules.alikeBeginning) === folded.slice(0, rules.alikeBeginning);
      return [Math.min.apply(null, typed.map((each) => begins(each) ? 0 : editDistance(each.slice(0, rules.longestCompared), folded, rules.mostSlips)).concat(Infinity)), word];
    });
    return { words: rated.filter((pair) => pair[0] <= rules.mostSlips).sort((a, b) => a[0] - b[0]).slice(0, rules.mostSuggestions).map((pair) => pair[1]), themes: own.themes.map((theme) => { return { slug: theme[0], name: theme[1], number: theme[2], mark: theme[3] }; }) };
  }

  app.search = {
    search: (text, options) => { return patiently(() => search(text, options)); },
    suggestions: (text) => { return patiently(() => suggestions(text)); },
    warm: () => { return patiently(words).catch(() => {}); },
    pieces,
    analyse: async (text) => { const own = await patiently(words); return foldedWords(text).map((word) => termOf(word, own)); },
  };
})(globalThis);
