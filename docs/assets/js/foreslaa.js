/* The form of a cluster: what it writes is kept in this browser, checked, shown as the site will show it, and made into
   files. Nothing is sent, and nothing that is written or opened is read as HTML. */
"use strict";
{
  const { all, button, element, one, sign } = klyngeviden.dom;
  const { MOST, OTHER, fromFile, isEmpty, nothing, problems, toFile } = klyngeviden.proposal;
  const { meetingFields, view } = klyngeviden.proposalFields;
  const { ready } = klyngeviden.proposalResult;
  const { download } = klyngeviden.site;
  const { lasting } = klyngeviden.state;
  const KEY = "kv-forslag", PAUSE = 400, SHARED = ["temaer", "niveauer", "omraader"], MINUTE = 60000;
  const place = one(document, "[data-kv-propose]", HTMLElement);
  const page = one(place, "[data-kv-prop-form]", HTMLFormElement);
  const [said, result, list, keeping] = ["said", "result", "list", "kept"].map((name) => (
    one(place, `[data-kv-prop-${name}]`, HTMLElement)
  ));
  const chosenFile = one(place, "input[type=file]", HTMLInputElement);
  /** @type {ProposalForm} */
  const form = JSON.parse(place.dataset.kvPropose ?? "");
  /** @type {{ type: ProposalType, views: { field: AskedField, view: FieldView }[], box: HTMLDetailsElement }[]} */
  let cards = [];
  let made = 0, timer = 0, isLooked = false, lastWritten = "", isStale = false, isOvertaken = false;

  /* --- what is said ----------------------------------------------------------------------------------------------- */

  /** @param {(Node | string)[]} parts */
  function say(...parts) {
    const close = button("kv-link", "Luk", () => { said.hidden = true; });
    said.replaceChildren(...parts.map((part) => (typeof part === "string" ? element("p", "", part) : part)), close);
    said.hidden = !parts.length;
  }

  function today() {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * MINUTE).toISOString().slice(0, 10);
  }

  /* --- the meeting ------------------------------------------------------------------------------------------------ */

  /**
   * @param {AskedField} field
   * @param {string} of
   */
  const shown = (field, of) => ({ field, view: view(field, `${of}-${field.key}`, changed, form.records) });
  const meeting = meetingFields(form).map((field) => shown(field, "moede"));

  function showMeeting() {
    const chosen = meeting.find(({ field }) => field.key === "klynge")?.view.read();
    const isOther = !form.clusters.length || chosen === OTHER;
    meeting.forEach(({ field, view: { element: made_ } }) => {
      if (field.key === "navn" || field.key === "kommuner") made_.hidden = !isOther;
    });
  }

  /* --- the draft -------------------------------------------------------------------------------------------------- */

  /** @returns {Draft} */
  function draft() {
    const written = Object.fromEntries(meeting.map(({ field, view: { read } }) => [field.key, String(read())]));
    return {
      moede: { ...nothing().moede, ...written },
      poster: cards.map(({ type, views }) => (
        { type: type.slug, felter: Object.fromEntries(views.map(({ field, view: { read } }) => [field.key, read()])) }
      )),
    };
  }

  function changed() {
    isStale = true;
    showMeeting();
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }

  function keep() {
    clearTimeout(timer);
    if (!isStale || isOvertaken) return;
    const now = draft(), text = isEmpty(now) ? "" : toFile(now);
    cards.forEach(showName);
    if (lasting.write(KEY, text)) {
      isStale = false;
      lastWritten = text;
      tellKept("Kladden er gemt i denne browser. I kan lukke vinduet og fortsætte senere på den samme maskine.");
    } else {
      tellKept("Browseren kan ikke gemme kladden. Hent den som fil, før I lukker vinduet, og åbn den her igen.");
    }
    if (isLooked) look();
  }

  /** @param {string} words */
  function tellKept(words) { if (keeping.textContent !== words) keeping.textContent = words; }

  /** @param {Draft} now */
  function show(now) {
    meeting.forEach(({ field, view: { write } }) => { write(now.moede[field.key]); });
    cards = [];
    list.replaceChildren();
    now.poster.forEach(({ type, felter }) => {
      const row = form.types.find(({ slug }) => slug === type);
      if (row) addCard(row, felter).box.open = now.poster.length === 1;
    });
    showMeeting();
    isLooked = false;
    result.replaceChildren();
  }

  /**
   * Put another draft in place of the one that is here, with a way back.
   * @param {Draft} next
   * @param {string} words
   */
  function replace(next, words) {
    const before = draft();
    show(next);
    isStale = true;
    keep();
    const undo = button("kv-link", "Fortryd", () => {
      show(before);
      isStale = true;
      keep();
      say("Kladden er tilbage.");
    });
    if (isEmpty(before)) say(words); else say(words, undo);
    said.scrollIntoView({ block: "nearest" });
  }

  /* --- one record ------------------------------------------------------------------------------------------------- */

  /** @param {typeof cards[number]} card */
  function showName({ type, views, box }) {
    const title = String(views.find(({ field }) => field.key === "titel")?.view.read() ?? "").trim();
    one(box, "summary span", HTMLElement).textContent = title || `${type.asked} (uden titel)`;
  }

  /**
   * @param {ProposalType} type
   * @param {Record<string, YamlValue>} values
   */
  function addCard(type, values) {
    made += 1;
    const views = type.fields.map((field) => shown(field, `post-${made}`));
    const summary = element("summary", "", [sign(type.icon, "kv-m"), element("span", "")]);
    const out = button("kv-link", "Slet denne post", () => { takeOut(card); });
    const box = element("details", "kv-prop__card", [
      summary, element("p", "kv-prop__do", `${type.asked} ${type.explanation}`),
      element("div", "kv-prop__fields", views.map(({ view: { element: each } }) => each)), out,
    ]);
    const card = { type, views, box };
    views.forEach(({ field, view: { write } }) => { write(values[field.key]); });
    cards.push(card);
    list.append(box);
    showName(card);
    return card;
  }

  /** @param {typeof cards[number]} card */
  function takeOut(card) {
    const before = draft();
    cards = cards.filter((each) => each !== card);
    card.box.remove();
    changed();
    const undo = button("kv-link", "Fortryd", () => {
      show(before);
      changed();
      say("Posten er tilbage.");
    });
    say("Posten er slettet.", undo);
    undo.focus();
  }

  /** @param {string} slug */
  function begin(slug) {
    const type = form.types.find((each) => each.slug === slug), last = cards[cards.length - 1];
    if (!type) return;
    if (cards.length >= MOST) {
      say(`Der er plads til ${MOST} poster ad gangen. Send dem her, slet kladden, og begynd på en ny.`);
      return;
    }
    const shared = last ? last.views.filter(({ field }) => SHARED.includes(field.key)) : [];
    cards.forEach(({ box }) => { box.open = false; });
    const card = addCard(type, Object.fromEntries(shared.map(({ field, view: { read } }) => [field.key, read()])));
    card.box.open = true;
    changed();
    card.box.scrollIntoView({ block: "start" });
    const first = card.box.querySelector("input, textarea");
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
  }

  /* --- what is wrong, and what it becomes ------------------------------------------------------------------------- */

  /**
   * Show each problem at its field; gives a list of them that leads there.
   * @param {ProposalProblem[]} found
   */
  function mark(found) {
    meeting.forEach(({ field, view: { tell } }) => {
      tell(found.filter(({ path }) => path[0] === "moede" && path[1] === field.key)
        .map((each) => ({ ...each, path: each.path.slice(2) })));
    });
    cards.forEach(({ views }, index) => {
      views.forEach(({ field, view: { tell } }) => {
        tell(found.filter(({ path }) => path[0] === "poster" && path[1] === index && path[2] === field.key)
          .map((each) => ({ ...each, path: each.path.slice(3) })));
      });
    });
  }

  /** @param {ProposalProblem} problem */
  function goTo({ path }) {
    const [where, index, key] = path, card = where === "poster" ? cards[Number(index)] : null;
    if (card) card.box.open = true;
    const views = card ? card.views : meeting, wanted = card ? key : index;
    const target = views.find(({ field }) => field.key === wanted)?.view.element;
    const control = target?.querySelector("[aria-invalid], input, textarea, button");
    target?.scrollIntoView({ block: "center" });
    if (control instanceof HTMLElement) control.focus({ preventScroll: true });
  }

  /**
   * Where a problem is: at the meeting, or at a record by its name.
   * @param {ProposalProblem} problem
   */
  function nameOf({ path }) {
    const card = path[0] === "poster" ? cards[Number(path[1])] : null;
    return card ? one(card.box, "summary span", HTMLElement).textContent ?? "" : "Mødet";
  }

  /** @param {ProposalProblem[]} found in the order of the page */
  function missing(found) {
    const names = found.map(nameOf);
    const items = found.map((problem, index) => [
      ...(names[index] === names[index - 1] ? [] : [element("li", "kv-prop__of", names[index])]),
      element("li", "", [
        button("kv-link", problem.title, () => { goTo(problem); }), ` ${problem.message} ${problem.hint}`,
      ]),
    ]);
    const count = found.length === 1 ? "Én ting mangler" : `${found.length} ting mangler`;
    return element("div", "kv-prop__wrong", [element("h3", "", count), element("ul", "", items.flat())]);
  }

  function look() {
    const now = draft(), found = problems(now, form, today());
    isLooked = true;
    mark(found);
    if (!now.poster.length) {
      result.replaceChildren(element("p", "kv-notice", "Her er ingen poster endnu. Vælg et spørgsmål i trin 2."));
    } else result.replaceChildren(...(found.length ? [missing(found)] : ready(now, form, today(), say)));
  }

  /* --- the draft as a file ---------------------------------------------------------------------------------------- */

  function saveFile() {
    download(new Blob([toFile(draft())], { type: "application/json" }), "klyngeviden-kladde.json");
    say("Kladden er hentet som klyngeviden-kladde.json. Åbn den igen med »Åbn en kladde«, også på en anden maskine.");
  }

  async function openFile() {
    const [file] = chosenFile.files ?? [];
    if (!file) return;
    const found = fromFile(await file.text(), form);
    chosenFile.value = "";
    if (typeof found === "string") { say(found); return; }
    replace(found.draft, [`Kladden er åbnet fra ${file.name}.`, ...found.strange].join(" "));
  }

  function remove() {
    replace(nothing(), "Kladden er slettet fra denne browser.");
    tellKept("Der er ingen kladde.");
  }

  /**
   * @param {string} icon
   * @param {string} words
   * @param {() => void} act
   */
  function tool(icon, words, act) { return button("", [sign(icon, "kv-t"), element("span", "", words)], act); }

  /**
   * The draft was changed in another window: until one of the two is chosen, neither is written over.
   * @param {StorageEvent} event
   */
  function elsewhere({ key, newValue }) {
    if (key !== KEY || newValue === lastWritten) return;
    isOvertaken = true;
    const take = button("kv-link", "Vis den anden", () => {
      isOvertaken = false;
      arrive();
      say("Kladden fra det andet vindue er hentet.");
    });
    const stay = button("kv-link", "Behold denne", () => {
      isOvertaken = false;
      isStale = true;
      keep();
      say("Denne kladde er gemt.");
    });
    say("Kladden er ændret i et andet vindue. Intet er tabt: Vælg, hvilken af dem der skal gælde.", take, stay);
    tellKept("Her gemmes intet, før I har valgt, hvilken kladde der gælder.");
  }

  function arrive() {
    const text = lasting.read(KEY), found = text ? fromFile(text, form) : { draft: nothing(), strange: [] };
    lastWritten = text;
    isStale = false;
    if (typeof found === "string") {
      const raw = button("kv-link", "Hent den, som den ligger", () => {
        download(new Blob([text], { type: "text/plain" }), "klyngeviden-kladde.txt");
      });
      say("Kladden fra sidst kan ikke læses her. Hent den, før I skriver noget nyt.", raw);
      return;
    }
    show(found.draft);
    if (found.strange.length) say(...found.strange);
    if (!isEmpty(found.draft)) tellKept("Her er kladden fra sidst. Den ligger kun i denne browser.");
  }

  one(place, "[data-kv-prop-meeting]", HTMLElement).append(...meeting.map(({ view: { element: each } }) => each));
  const dateInput = one(place, "#moede-dato", HTMLInputElement);
  dateInput.type = "date";
  dateInput.max = today();
  one(place, "[data-kv-prop-tools]", HTMLElement).append(
    tool("k-ned", "Hent kladden", saveFile), tool("k-op", "Åbn en kladde", () => { chosenFile.click(); }),
    tool("k-kryds", "Slet kladden", remove),
  );
  all(place, "[data-kv-prop-add]").forEach((each) => {
    each.addEventListener("click", () => { begin(each.dataset.kvPropAdd ?? ""); });
  });
  page.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
    if (!isOvertaken) say();
    look();
    result.focus();
  });
  chosenFile.addEventListener("change", openFile);
  window.addEventListener("pagehide", keep);
  window.addEventListener("storage", elsewhere);
  window.addEventListener("beforeunload", (event) => {
    keep();
    if (isStale) event.preventDefault();
  });
  showMeeting();
  if (lasting.can()) arrive();
  else tellKept("Browseren kan ikke gemme kladden. Hent den som fil, før I lukker vinduet, og åbn den her igen.");
  place.dataset.kvReady = "";
}
