/* The search page: what is typed and chosen stands in the address, and what it finds is shown. Its facets are filter.js
   with the engine as source. */
"use strict";
{
  const { all, element, button, link, one, sign } = klyngeviden.dom;
  const { searchEngine, recordWithCode } = klyngeviden.hits, { row, remarks } = klyngeviden.rows;
  const { sizes, facets, keys } = klyngeviden.tables;
  const KEYS = facets.map(([key]) => key);
  const PAUSE = 200, SLOW = 400;
  const ORDERS = ["nyeste", "titel"], BEST = "bedste";
  const BROKEN = "Søgningen kunne ikke hentes. Enten er forbindelsen afbrudt, eller også er en fil på stedet "
    + "beskadiget. Resten af siden virker.";
  const form = one(document, "form[data-kv-search-page]", HTMLFormElement);
  const section = one(document, "[data-kv-search]", HTMLElement);
  const input = one(form, "input[name=q]", HTMLInputElement);
  const heading = one(section, "#fund", HTMLElement), list = one(section, "[data-kv-list]", HTMLElement);
  const remark = one(section, "[data-kv-remark]", HTMLElement);
  const message = one(section, "[data-kv-message]", HTMLElement), told = one(section, "[data-kv-count]", HTMLElement);
  const pager = one(section, "[data-kv-pager]", HTMLElement), tools = one(section, "[data-kv-tools]", HTMLElement);
  const order = one(section, "[data-kv-order]", HTMLSelectElement);
  const opener = one(section, ".kv-filter__open", HTMLButtonElement);
  const facetForm = one(section, "form.kv-filter", HTMLFormElement);
  const isNarrow = matchMedia("(max-width: 67.99em)").matches;
  /** @type {Filter | null} */
  let filter = null;
  let latest = 0, timer = 0, lastChoice = "", isTyping = false;

  /* --- the address ------------------------------------------------------------------------------------------------ */

  function address() { return new URLSearchParams(location.search); }

  function text() { return (address().get("q") ?? "").trim().slice(0, sizes.longestQuery); }

  function page() { return Math.max(1, Math.floor(Number(address().get("side"))) || 1); }

  function sort() {
    const wish = address().get("orden") ?? "";
    return ORDERS.includes(wish) ? wish : "";
  }

  function withWeak() { return address().get("svage") === "1"; }

  /** @returns {Chosen} */
  function chosenNow() { return Object.fromEntries(KEYS.map((key) => [key, address().getAll(key)])); }

  /**
   * @param {Record<string, string>} changes
   * @param {boolean} push
   */
  function go(changes, push) {
    const query = address();
    Object.entries(changes).forEach(([key, value]) => { if (value) query.set(key, value); else query.delete(key); });
    const target = location.pathname + (String(query) ? `?${query}` : "") + location.hash;
    if (push) history.pushState(null, "", target); else history.replaceState(null, "", target);
  }

  /* --- one search after the other --------------------------------------------------------------------------------- */

  /**
   * Search and show; nothing where a newer search has overtaken this one, or where it failed.
   * @param {Chosen} chosen
   * @returns {Promise<Answer | null>}
   */
  async function find(chosen) {
    const turn = ++latest, asked = text(), choice = JSON.stringify([asked, chosen]);
    if (lastChoice && choice !== lastChoice && page() > 1) go({ side: "" }, false);
    lastChoice = choice;
    const slow = setTimeout(() => { if (turn === latest) told.textContent = "Søger …"; }, SLOW);
    try {
      const engine = await searchEngine(), count = sizes.hitsOnPage, first = (page() - 1) * count;
      const answer = await engine.search(asked, {
        filters: chosen, counts: openFacets(), sort: sort(), first, count, withWeak: withWeak(),
        nearest: sizes.nearestHits,
      });
      const instead = answer.total ? null : await engine.suggestions(asked);
      if (turn !== latest) return null;
      show(answer, instead, chosen);
      return answer;
    } catch {
      if (turn === latest) fail();
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  /* The facets that can be seen: only those are fetched and counted. */
  function openFacets() {
    if (!filter) return isNarrow ? [] : KEYS.slice(0, sizes.openFacets);
    return all(facetForm, "details[open]").map((part) => part.dataset.key ?? "");
  }

  /** @type {Source} */
  async function source(chosen) {
    const answer = await find(chosen);
    if (!answer) return null;
    const counts = new Map(answer.facets.flatMap(({ key, values }) => (
      values.map(({ value, count }) => [`${key}=${value}`, count === null ? " " : String(count)])
    )));
    return {
      shown: answer.total, total: answer.unfiltered, count: (key, value) => counts.get(`${key}=${value}`) ?? "0",
    };
  }

  async function begin() {
    const answer = await find(chosenNow());
    if (!answer) return;
    buildFacets(answer.facets);
    filter = klyngeviden.filter(section, source);
    section.addEventListener("kv-filter", tidyFacets);
  }

  function refresh() { if (filter) filter.refresh(); else begin(); }

  /* --- what is shown ---------------------------------------------------------------------------------------------- */

  /** @param {Node[]} children */
  function say(...children) {
    message.replaceChildren(...children);
    message.hidden = !children.length;
  }

  /**
   * @param {Answer} answer
   * @param {Instead | null} instead
   * @param {Chosen} chosen
   */
  function show(answer, instead, chosen) {
    const asked = answer.text;
    heading.textContent = !asked ? "Alle poster" : answer.isQuoted ? asked : `»${asked}«`;
    document.title = `${asked ? `${asked} · Søg` : "Al viden"} · ${document.title.split(" · ").pop()}`;
    list.replaceChildren(...answer.hits.map((hit) => row(hit, answer.marks)));
    remark.textContent = remarks(answer).join(" ");
    remark.hidden = !remark.textContent;
    say(...(instead ? nothing(answer, instead, chosen) : []));
    if (answer.weak) message.append(weakButton(answer));
    message.hidden = !message.childElementCount;
    tools.classList.toggle("is-off", !answer.total);
    order.value = sort() || BEST;
    order.options[0].textContent = asked ? "bedste svar" : "type og nummer";
    showPager(answer.total);
    section.removeAttribute("aria-busy");
  }

  /**
   * Unfold what matches less: below the last page, or alone where nothing matches well.
   * @param {Answer} answer
   */
  function weakButton({ weak }) {
    return element("p", "", button("kv-btn", `Vis ${weak} svagere fund`, () => {
      go({ svage: "1", side: "" }, true);
      refresh();
    }));
  }

  /* --- nothing found, or nothing fetched -------------------------------------------------------------------------- */

  /**
   * @param {Answer} answer
   * @param {Instead} instead
   * @param {Chosen} chosen
   */
  function nothing(answer, instead, chosen) {
    if (answer.unfiltered && Object.values(chosen).some((values) => values.length)) {
      const clear = button("kv-btn", `Ryd valgene og vis ${answer.unfiltered}`, () => {
        go(Object.fromEntries([...KEYS, "side"].map((key) => [key, ""])), true);
        refresh();
      });
      return [element("p", "", "Intet svarer både til ordene og til alle valg."), element("p", "", clear)];
    }
    const words = instead.words.flatMap((word, index) => [index ? ", " : "", searchLink(word, { q: word })]);
    const themes = instead.themes.map(({ slug, name, number, mark }) => (
      element("li", `t${number}`, [sign(mark, "kv-i"), searchLink(name, { [keys.theme]: slug })])
    ));
    return [
      ...(answer.hits.length ? [] : [element("p", "", whyNothing(answer))]),
      ...(words.length ? [element("p", "", ["Nærmeste ord: ", ...words])] : []),
      element("p", "", "Eller begynd med et tema:"),
      element("ul", "kv-none__t", themes),
    ];
  }

  /** @param {Answer} answer */
  function whyNothing({ text: asked, isAsked }) {
    if (isAsked || !asked) return `Intet svarer til »${asked}«. Prøv et andet ord, eller kun begyndelsen af ordet.`;
    return `»${asked}« rummer kun småord eller tegn, og dem kan vi ikke søge på. `
      + "Skriv et ord, der siger, hvad du leder efter.";
  }

  /**
   * @param {string} words
   * @param {Record<string, string>} query
   */
  function searchLink(words, query) { return link(`${location.pathname}?${new URLSearchParams(query)}`, words); }

  function fail() {
    const again = button("kv-btn", "Prøv igen", () => {
      say();
      told.textContent = "Søger …";
      refresh();
    });
    list.replaceChildren();
    remark.hidden = true;
    pager.replaceChildren();
    told.replaceChildren();
    section.removeAttribute("aria-busy");
    say(element("p", "", BROKEN), element("p", "", again));
  }

  /* --- page by page ----------------------------------------------------------------------------------------------- */

  /** @param {number} total */
  function showPager(total) {
    const pages = Math.ceil(total / sizes.hitsOnPage), now = Math.min(page(), Math.max(1, pages));
    pager.hidden = pages < 2;
    pager.replaceChildren(...(pages < 2 ? [] : [
      step("Forrige", now - 1, now > 1, "prev"), element("span", "", `Side ${now} af ${pages}`),
      step("Næste", now + 1, now < pages, "next"),
    ]));
  }

  /**
   * @param {string} words
   * @param {number} target
   * @param {boolean} isPossible
   * @param {string} rel
   */
  function step(words, target, isPossible, rel) {
    if (!isPossible) return element("span", "kv-pager__off", words);
    const query = address(), side = target > 1 ? String(target) : "";
    if (side) query.set("side", side); else query.delete("side");
    const a = link(`${location.pathname}?${query}`, words);
    a.rel = rel;
    a.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go({ side }, true);
      refresh();
      toHits();
    });
    return a;
  }

  function toHits() {
    heading.focus({ preventScroll: true });
    section.scrollIntoView();
  }

  /* --- facets ----------------------------------------------------------------------------------------------------- */

  /** @param {ShownFacet[]} found */
  function buildFacets(found) {
    facetForm.append(...found.filter((facet) => facet.values.length > 1).map(groupOf));
  }

  /** @param {ShownFacet} facet */
  function groupOf({ key, label, values }) {
    const fields = element("fieldset", "", [
      element("legend", "kv-vh", label), ...values.map((value) => optionOf(key, value)),
    ]);
    const details = element("details", "", [element("summary", "", label), fields]);
    details.dataset.key = key;
    details.open = !isNarrow && KEYS.indexOf(key) < sizes.openFacets;
    details.addEventListener("toggle", () => {
      const isUncounted = one(fields, ".kv-n", HTMLElement).textContent?.trim() === "";
      if (details.open && filter && isUncounted) filter.refresh();
    });
    return details;
  }

  /**
   * @param {string} key
   * @param {{ value: string, label: string, mark: string }} option
   */
  function optionOf(key, { value, label, mark }) {
    const box = element("input");
    box.type = "checkbox";
    box.name = key;
    box.value = value;
    const words = element("span", "", [...(mark ? [sign(mark, "kv-m")] : []), label]);
    return element("label", "", [box, words, element("span", "kv-n")]);
  }

  /* Long facets show what can be chosen, the fullest first; without hits a value is out of the way unless chosen. */
  function tidyFacets() {
    all(facetForm, "fieldset").forEach((fields) => {
      const labels = all(fields, "label");
      labels.forEach((label) => {
        label.hidden = label.classList.contains("is-empty") && !one(label, "input", HTMLInputElement).checked;
      });
      if (labels.length > sizes.valuesInOrder && !fields.contains(document.activeElement)) {
        fields.append(...labels.sort((a, b) => countOf(b) - countOf(a)));
      }
      if (fields.parentElement) fields.parentElement.hidden = labels.every((label) => label.hidden);
    });
    opener.hidden = facetForm.hidden = all(facetForm, "details").every((part) => part.hidden);
  }

  /** @param {HTMLElement} label */
  function countOf(label) { return Number(one(label, ".kv-n", HTMLElement).textContent); }

  /* --- what the reader does --------------------------------------------------------------------------------------- */

  function typed() {
    const now = input.value.trim();
    if (now === text()) return;
    /* One entry in the history for a run of typing. */
    go({ q: now, side: "", svage: "" }, !isTyping);
    isTyping = true;
    refresh();
  }

  /* A code leads straight to its record; on a phone the keyboard gives way to the hits. */
  async function submitted() {
    clearTimeout(timer);
    const now = input.value.trim();
    if (now !== text()) { go({ q: now, side: "", svage: "" }, true); refresh(); }
    isTyping = false;
    const target = await recordWithCode(now).catch(() => null);
    if (target) klyngeviden.state.go(target);
    else if (matchMedia("(max-width: 67.99em)").matches) input.blur();
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(typed, PAUSE);
  });
  input.addEventListener("blur", () => { isTyping = false; });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.value) return;
    event.preventDefault();
    input.value = "";
    input.dispatchEvent(new Event("input"));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submitted();
  });
  order.addEventListener("change", () => {
    go({ orden: order.value === BEST ? "" : order.value, side: "" }, true);
    refresh();
  });
  /* filter.js listens too, but not before the first answer is there. */
  window.addEventListener("popstate", () => {
    input.value = text();
    if (!filter) begin();
  });

  input.maxLength = sizes.longestQuery;
  input.value = text();
  begin();
}
