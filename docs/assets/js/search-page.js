/* The search page, /udforsk/: what was typed and what was chosen stand in the address, and the page shows what they find.
   The facets are the lists' own filter (filter.js), with the search engine as its source. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-kv-search-page]"), section = document.querySelector("[data-kv-search]");
  if (!form || !section) return;
  const { element, sign, signOf, marked, reason, mayBeCode, IN_TEXT, href } = klyngeviden.searchParts;
  const input = form.querySelector("input[name=q]"), heading = section.querySelector("#fund"), list = section.querySelector("[data-kv-list]");
  const facetForm = section.querySelector("form.kv-filter"), message = section.querySelector("[data-kv-message]"), pager = section.querySelector("[data-kv-pager]");
  const order = section.querySelector("[data-kv-order]"), tools = section.querySelector("[data-kv-tools]"), kinds = form.parentElement.querySelector("nav");
  const PAUSE = 200, { sizes, facets } = klyngeviden.tables, KEYS = facets.map((facet) => facet[0]);
  const FIRST_FACETS = KEYS.slice(0, sizes.openFacets), narrow = matchMedia("(max-width: 67.99em)").matches;
  let filter = null, latest = 0, lastChoice = "", timer = 0, pushed = false;

  /* --- the address ------------------------------------------------------------------------------------------------ */

  function address() { return new URLSearchParams(location.search); }
  function text() { return (address().get("q") || "").trim().slice(0, sizes.longestQuery); }
  function page() { return Math.max(1, parseInt(address().get("side"), 10) || 1); }
  function sort() { const wish = address().get("orden"); return ["nyeste", "titel"].includes(wish) ? wish : "bedste"; }

  function go(changes, push) {
    const query = address();
    Object.entries(changes).forEach((pair) => { if (pair[1]) query.set(pair[0], pair[1]); else query.delete(pair[0]); });
    const target = location.pathname + (query.toString() ? "?" + query : "");
    history[push ? "pushState" : "replaceState"](null, "", target);
  }

  /* --- one search after the other --------------------------------------------------------------------------------- */

  async function find(chosen) {
    const turn = ++latest, asked = text(), choice = JSON.stringify([asked, chosen]);
    if (lastChoice && choice !== lastChoice && page() > 1) go({ side: "" }, false);
    lastChoice = choice;
    const slow = setTimeout(() => { if (turn === latest) say([element("p", "", "Søger …")]); }, 400);
    try {
      const engine = await klyngeviden.searchEngine();
      const answer = await engine.search(asked, { filters: chosen, counts: counted(), sort: sort(), first: (page() - 1) * sizes.hitsOnPage, count: sizes.hitsOnPage });
      const instead = answer.total ? null : await engine.suggestions(asked);
      return turn === latest ? { answer, instead, chosen } : null;
    } catch (_) {
      if (turn === latest) fail();
      return null;
    } finally {
      clearTimeout(slow);
    }
  }

  /* The facets that can be seen: only those are fetched and counted. */
  function counted() {
    if (!filter) return narrow ? [] : FIRST_FACETS;
    return Array.from(facetForm.querySelectorAll("details[open]"), (part) => part.dataset.key);
  }

  async function source(chosen) {
    const found = await find(chosen);
    if (!found) return null;
    show(found);
    const counts = new Map(found.answer.facets.map((facet) => { return [facet.key, new Map(facet.values.map((value) => [value.value, value.count]))]; }));
    return { shown: found.answer.total, total: found.answer.unfiltered, count: (key, value) => { const own = counts.get(key); return own && own.get(value) === null ? " " : (own && own.get(value)) || 0; } };
  }

  async function begin() {
    const found = await find(fromAddress());
    if (!found) return;
    buildFacets(found.answer.facets);
    filter = klyngeviden.filter(section, source);
    section.addEventListener("kv-filter", tidyFacets);
  }

  /* What filter.js reads, before it is there. */
  function fromAddress() {
    const chosen = {};
    KEYS.forEach((key) => { chosen[key] = address().getAll(key); });
    return chosen;
  }

  function refresh() { if (filter) filter.refresh(); else begin(); }

  /* --- what is shown ---------------------------------------------------------------------------------------------- */

  function say(children) { message.replaceChildren.apply(message, children); message.hidden = !children.length; }

  function show(found) {
    const { answer, instead } = found;
    heading.textContent = !answer.text ? "Alle poster" : answer.quoted ? answer.text : "»" + answer.text + "«";
    if (kinds) kinds.hidden = narrow && !!answer.text;
    document.title = (answer.text ? answer.text + " · Søg" : "Al viden") + " · " + document.title.split(" · ").pop();
    list.replaceChildren.apply(list, answer.hits.map((hit) => row(hit, answer.marks)));
    say(answer.total ? remark(answer) : nothing(answer, instead, found.chosen));
    tools.hidden = !answer.total;
    order.value = sort();
    order.options[0].textContent = answer.text ? "bedste svar" : "type og nummer";
    showPager(answer.total);
    section.removeAttribute("aria-busy");
  }

  function remark(answer) {
    return answer.loosened ? [element("p", "", "Ingen har ordene i anførselstegn stående sådan sammen. Her er de nærmeste.")] : [];
  }

  function row(hit, found) {
    const why = reason(hit, found), link = element("a", "", marked(hit.title, found));
    link.href = href(hit);
    const kind = element("span", "", [hit.label].concat(hit.isRecord ? [" ", element("span", "kv-code", hit.id)] : []));
    if (hit.status) kind.append(element("span", "kv-badge" + (hit.isOff ? " kv-badge--off" : ""), hit.status));
    const themes = element("span", "kv-row__t", hit.isRecord ? hit.themes.map(themeSign) : []);
    const li = element("li", "kv-row" + (hit.isOff ? " is-off" : ""), [
      signOf(hit, "kv-row__m"),
      element("div", "", [element("p", "kv-row__k", [kind, themes]), element("h3", "", link)].concat(why ? [element("p", why === IN_TEXT ? "kv-row__why kv-row__why--text" : "kv-row__why", why)] : [], hit.summary ? [element("p", "kv-row__s", marked(hit.summary, found))] : [])),
    ]);
    li.dataset.id = hit.id;
    return li;
  }

  function themeSign(theme) {
    const made = element("span", "t" + theme.number, [sign(theme.mark, "kv-i"), element("span", "kv-vh", "Tema "), String(theme.number || "–"), element("span", "kv-vh", ": " + theme.name)]);
    made.title = theme.name;
    return made;
  }

  /* --- nothing found, or nothing fetched -------------------------------------------------------------------------- */

  function nothing(answer, instead, chosen) {
    const narrowed = Object.values(chosen).some((values) => values.length);
    const parts = [];
    if (narrowed && answer.unfiltered) {
      const clear = element("button", "kv-btn", "Ryd valgene og vis " + answer.unfiltered);
      clear.type = "button";
      clear.addEventListener("click", () => { const q = text(); history.pushState(null, "", location.pathname + (q ? "?q=" + encodeURIComponent(q) : "")); refresh(); });
      parts.push(element("p", "", "Intet svarer både til ordene og til alle valg."), element("p", "", clear));
      return parts;
    }
    parts.push(element("p", "", answer.asked || !answer.text ? "Intet svarer til »" + answer.text + "«. Prøv et andet ord, eller kun begyndelsen af ordet." : "»" + answer.text + "« rummer kun småord eller tegn, og dem kan vi ikke søge på. Skriv et ord, der siger, hvad du leder efter."));
    if (instead.words.length) parts.push(element("p", "", ["Nærmeste ord: "].concat(joined(instead.words.map((word) => { return searchLink(word, { q: word }); })))));
    parts.push(element("p", "", "Eller begynd med et tema:"));
    parts.push(element("ul", "kv-none__t", instead.themes.map((theme) => { return element("li", "t" + theme.number, [sign(theme.mark, "kv-i"), searchLink(theme.name, { tema: theme.slug })]); })));
    return parts;
  }

  function joined(links) { return links.flatMap((link, index) => index ? [", ", link] : [link]); }

  function searchLink(words, query) {
    const a = element("a", "", words);
    a.href = location.pathname + "?" + new URLSearchParams(query);
    return a;
  }

  function fail() {
    const again = element("button", "kv-btn", "Prøv igen");
    again.type = "button";
    again.addEventListener("click", () => { say([element("p", "", "Søger …")]); refresh(); });
    list.replaceChildren();
    pager.replaceChildren();
    section.removeAttribute("aria-busy");
    say([element("p", "", "Søgningen kunne ikke hentes. Enten er forbindelsen afbrudt, eller også er en fil på stedet beskadiget. Resten af siden virker."), element("p", "", again)]);
  }

  /* --- page by page ----------------------------------------------------------------------------------------------- */

  function showPager(total) {
    const pages = Math.ceil(total / sizes.hitsOnPage), now = Math.min(page(), Math.max(1, pages));
    pager.hidden = pages < 2;
    pager.replaceChildren.apply(pager, pages < 2 ? [] : [step("Forrige", now - 1, now > 1, "prev"), element("span", "", "Side " + now + " af " + pages), step("Næste", now + 1, now < pages, "next")]);
  }

  function step(words, target, possible, rel) {
    if (!possible) return element("span", "kv-pager__off", words);
    const query = address(), a = element("a", "", words);
    if (target > 1) query.set("side", target); else query.delete("side");
    a.href = location.pathname + "?" + query;
    a.rel = rel;
    a.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go({ side: target > 1 ? String(target) : "" }, true);
      refresh();
      heading.focus();
      heading.scrollIntoView();
    });
    return a;
  }

  /* --- facets ----------------------------------------------------------------------------------------------------- */

  function buildFacets(facets) {
    facets.filter((facet) => facet.values.length > 1).forEach((facet) => {
      const details = element("details", "", element("summary", "", facet.label)), fields = element("fieldset", "", element("legend", "kv-vh", facet.label));
      fields.append.apply(fields, facet.values.map((value) => option(facet.key, value)));
      details.append(fields);
      details.dataset.key = facet.key;
      details.open = !narrow && FIRST_FACETS.includes(facet.key);
      details.addEventListener("toggle", () => { if (details.open && filter && fields.querySelector(".kv-n").textContent.trim() === "") filter.refresh(); });
      facetForm.append(details);
    });
    const done = element("button", "kv-btn kv-narrow__done", "Vis fund");
    done.type = "button";
    done.addEventListener("click", () => { facetForm.parentElement.open = false; heading.focus(); heading.scrollIntoView(); });
    facetForm.append(done);
    /* On a phone the hits come first; the facets are one touch away. */
    facetForm.parentElement.open = !narrow;
  }

  function option(key, value) {
    const box = element("input");
    box.type = "checkbox";
    box.name = key;
    box.value = value.value;
    return element("label", "", [box, element("span", "", (value.mark ? [sign(value.mark, "kv-m")] : []).concat(value.label)), element("span", "kv-n", "")]);
  }

  /* Long facets show what can be chosen, the fullest first; a value without hits is out of the way unless it is chosen. */
  function tidyFacets(event) {
    facetForm.querySelectorAll("fieldset").forEach((fields) => {
      const labels = Array.from(fields.querySelectorAll("label"));
      labels.forEach((label) => { label.hidden = label.classList.contains("is-empty") && !label.querySelector("input").checked; });
      if (labels.length > sizes.valuesInOrder && !fields.contains(document.activeElement)) {
        labels.sort((a, b) => count(b) - count(a)).forEach((label) => { fields.append(label); });
      }
      fields.parentElement.hidden = labels.every((label) => label.hidden);
    });
    facetForm.querySelector(".kv-narrow__done").textContent = "Vis " + event.detail.shown + " fund";
    const chosen = facetForm.querySelectorAll("input:checked").length;
    facetForm.parentElement.querySelector("summary").textContent = "Afgræns" + (chosen ? " (" + chosen + ")" : "");
    facetForm.parentElement.hidden = Array.from(facetForm.querySelectorAll("details")).every((part) => part.hidden);
  }

  function count(label) { return Number(label.querySelector(".kv-n").textContent); }

  /* --- what the reader does --------------------------------------------------------------------------------------- */

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = input.value.trim();
      if (now === text()) return;
      /* One entry in the history for a run of typing. */
      go({ q: now, side: "" }, !pushed);
      pushed = true;
      refresh();
    }, PAUSE);
  });
  input.addEventListener("blur", () => { pushed = false; });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && input.value) { event.preventDefault(); input.value = ""; input.dispatchEvent(new Event("input")); }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (input.value.trim() !== text()) { go({ q: input.value.trim(), side: "" }, true); refresh(); }
    pushed = false;
    straight(input.value.trim());
  });

  /* A code such as A-012 leads straight to its record. */
  async function straight(code) {
    if (!code || !mayBeCode(code)) { if (matchMedia("(max-width: 67.99em)").matches) { input.blur(); } return; }
    try {
      const answer = await (await klyngeviden.searchEngine()).search(code, { count: 1 });
      if (answer.code) location.href = href(answer.hits[0]);
    } catch (_) { /* the page has said so */ }
  }

  order.addEventListener("change", () => { go({ orden: order.value === "bedste" ? "" : order.value, side: "" }, true); refresh(); });

  /* filter.js listens too, but not before the first answer is there. */
  window.addEventListener("popstate", () => { input.value = text(); if (!filter) begin(); });

  input.value = text();
  section.hidden = false;
  section.setAttribute("aria-busy", "true");
  begin();
})();
