/* The meeting pack as an agenda: one's own, as it is kept, or one that came in the address and is told apart from it.
   Each record's text comes as a script of its own, since a page opened from a folder cannot fetch data. */
"use strict";
{
  const { all, button, element, one } = klyngeviden.dom;
  const { NONE, edited, fromPairs, isOwn, moved, of, restored, times, toPairs, withOwn, without } = klyngeviden.meeting;
  const { fileName, fromFile, sum, title, toFile, tooLarge, whenAndWhere } = klyngeviden.agenda;
  const { called, kindOf, tool, view } = klyngeviden.items;
  const { onChange, setHash } = klyngeviden.state;
  const { download, shareLink } = klyngeviden.site;
  const SHARED = "delt", MOST_NAMED = 12, PAUSE = 300;
  const place = one(document, "[data-kv-meeting]", HTMLElement);
  const app = one(place, "[data-kv-pack-app]", HTMLElement), empty = one(place, "[data-kv-pack-empty]", HTMLElement);
  const said = one(place, "[data-kv-pack-said]", HTMLElement), list = one(place, "[data-kv-pack-list]", HTMLElement);
  const about = one(place, "form[data-kv-pack-about]", HTMLFormElement);
  const adding = one(place, "form[data-kv-pack-add]", HTMLFormElement);
  const chosenFile = one(place, "input[type=file]", HTMLInputElement);
  const [heading, line, total, overview, tools] = ["title", "when", "sum", "list-short", "tools"].map((name) => (
    one(place, `[data-kv-pack-${name}]`, HTMLElement)
  ));
  /** @type {Map<string, MeetingRecord>} */
  const known = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const asked = new Map();
  /** @type {Map<string, ItemView>} */
  const views = new Map();
  /** @type {((now: Meeting) => Meeting)[]} */
  let typed = [];
  /** @type {Meeting | null} */
  let shared = null;
  let timer = 0;

  klyngeviden.moede = (record) => { known.set(record.id, record); };

  /**
   * Fetch the text of a record; one that cannot be had stays unknown.
   * @param {string} id
   */
  function load(id) {
    const loading = asked.get(id) ?? (isOwn(id) ? Promise.resolve() : new Promise((done) => {
      const script = element("script");
      script.src = `${place.dataset.kvMeeting}${id}.js`;
      script.onload = script.onerror = done;
      document.head.append(script);
    }));
    asked.set(id, loading);
    return loading;
  }

  /* --- which meeting ---------------------------------------------------------------------------------------------- */

  /* A shared one stands behind #, where no server sees it; links of earlier editions have codes alone, in the query. */
  function fromAddress() {
    const hash = new URLSearchParams(location.hash.slice(1)), old = new URLSearchParams(location.search).get("poster");
    if (hash.has(SHARED)) return of(fromPairs(hash));
    return old === null ? null : of(old.split(","));
  }

  function meeting() { return shared ?? klyngeviden.state.read("moede"); }

  /** @param {Meeting} now */
  function shown(now) { return now.punkter.filter(({ id }) => isOwn(id) || known.has(id)); }

  /** @param {(now: Meeting) => Meeting} how */
  function change(how) {
    writeTyped();
    apply(how);
  }

  /** @param {(now: Meeting) => Meeting} how */
  function apply(how) {
    if (shared) {
      shared = how(shared);
      if (location.search) history.replaceState(null, "", location.pathname);
      setHash(behindHash(shared));
    } else klyngeviden.state.change("moede", how);
    draw();
  }

  /**
   * What is typed is kept at the next pause; browsers let an address change only so often.
   * @param {(now: Meeting) => Meeting} how
   */
  function type(how) {
    typed.push(how);
    clearTimeout(timer);
    timer = setTimeout(writeTyped, PAUSE);
  }

  function writeTyped() {
    const waiting = typed;
    typed = [];
    clearTimeout(timer);
    if (waiting.length) apply((now) => waiting.reduce((sofar, how) => how(sofar), now));
  }

  /** @param {Meeting} now */
  function behindHash(now) { return String(new URLSearchParams([[SHARED, "1"], ...toPairs(now)])); }

  /**
   * Change the meeting, and say what was done, with a way back.
   * @param {string} words
   * @param {(now: Meeting) => Meeting} how
   */
  function undoable(words, how) {
    writeTyped();
    const before = meeting();
    change(how);
    const after = meeting();
    const undo = button("kv-link", "Fortryd", () => {
      change((now) => restored(now, before, after));
      say("Det er tilbage.");
      focusOn(app);
    });
    say(words, undo);
    undo.focus();
  }

  function keep() {
    const now = meeting();
    shared = null;
    history.replaceState(null, "", location.pathname);
    undoable("Gemt som din mødepakke.", () => now);
  }

  /* --- what is said ----------------------------------------------------------------------------------------------- */

  /** @param {(Node | string)[]} parts */
  function say(...parts) {
    said.replaceChildren(...parts.map((part) => (typeof part === "string" ? element("span", "", part) : part)));
    said.hidden = !parts.length;
  }

  /** @param {HTMLElement} inside */
  function focusOn(inside) {
    const target = inside.querySelector("button:not(:disabled), a");
    if (target instanceof HTMLElement) target.focus();
  }

  /**
   * Name what a pack held that is not here.
   * @param {string[]} ids
   */
  function missing(ids) {
    const named = ids.slice(0, MOST_NAMED).map((id) => `»${id}«`).join(", "), rest = ids.length - MOST_NAMED;
    const which = rest > 0 ? `${named} og ${rest} til` : named;
    return `${which} findes ikke i denne udgave af Klyngeviden og er ikke med på dagsordenen.`;
  }

  /** @param {string[]} strange what could not be made anything of */
  async function show(strange = []) {
    await Promise.all(meeting().punkter.map(({ id }) => load(id)));
    draw();
    place.dataset.kvReady = "";
    return [...strange, ...meeting().punkter.map(({ id }) => id).filter((id) => !isOwn(id) && !known.has(id))];
  }

  /* --- what is done to an item ------------------------------------------------------------------------------------ */

  /**
   * Past what is not shown, which keeps its place.
   * @param {string} id
   * @param {number} by
   */
  function move(id, by) {
    const ids = shown(meeting()).map((each) => each.id), target = ids.indexOf(id) + by, other = ids[target];
    if (!other) return;
    change((now) => {
      const places = now.punkter.map((each) => each.id);
      return moved(now, id, places.indexOf(other) - places.indexOf(id));
    });
    /* At the end of the list the button that was pressed works no longer. */
    const { section } = /** @type {ItemView} */ (views.get(id)), active = document.activeElement;
    if (!active || !section.contains(active) || active.matches(":disabled")) {
      focusOn(one(section, ".kv-pack__bar", HTMLElement));
    }
    say(`Punktet er nu nummer ${target + 1} af ${ids.length}.`);
  }

  /** @type {ItemActs} */
  const acts = {
    move,
    takeOut: (id, name) => { undoable(`${name} er taget ud.`, (now) => without(now, Array.of(id))); },
    edit: (id, how) => { type((now) => edited(now, id, how)); },
  };

  /* --- on its way ------------------------------------------------------------------------------------------------- */

  function saveFile() {
    writeTyped();
    const now = meeting();
    download(new Blob([toFile(now)], { type: "application/json" }), fileName(now, "json"));
    say(`Filen ${fileName(now, "json")} er hentet. Den, der får den, åbner den her med »Åbn fil«.`);
  }

  function saveWord() {
    writeTyped();
    const now = meeting(), when = times(now).shown;
    const entries = shown(now).map((item, index) => {
      const record = known.get(item.id);
      return {
        number: index + 1, title: record ? record.titel : called(item, record), kind: kindOf(record),
        time: when.get(item.id) ?? "", record: record ?? null, notes: item.noter,
      };
    });
    const source = one(place, "[data-kv-pack-source]", HTMLElement).textContent ?? "";
    download(klyngeviden.docx(now, entries, source), fileName(now, "docx"));
  }

  async function share() {
    writeTyped();
    const address = `${location.href.split(/[?#]/)[0]}#${behindHash(meeting())}`;
    say(...await shareLink(address, "du", button("kv-link", "Hent pakken som fil, og send den", saveFile)));
  }

  async function openFile() {
    const [file] = chosenFile.files ?? [];
    if (!file) return;
    const found = tooLarge(file.size) || fromFile(await file.text());
    chosenFile.value = "";
    if (typeof found === "string") { say(found); return; }
    await Promise.all(found.meeting.punkter.map(({ id }) => load(id)));
    undoable(`»${title(found.meeting)}« er åbnet fra filen.`, () => found.meeting);
    const lost = await show(found.strange);
    if (lost.length) said.prepend(element("span", "", missing(lost)));
  }

  /* --- the whole -------------------------------------------------------------------------------------------------- */

  function drawTools() {
    const clear = tool("k-kryds", "Tøm", "Tøm pakken", () => { undoable("Mødepakken er tømt.", () => NONE); });
    const own = shared ? tool("k-plus", "Gem som min pakke", "", keep) : clear;
    const some = [
      tool("k-print", "Udskriv dagsorden", "", () => { print(); }), tool("k-ned", "Hent til Word", "", saveWord),
      tool("k-link", "Kopiér link til pakken", "", share), tool("k-ned", "Hent som fil", "", saveFile),
    ];
    const open = tool("k-op", "Åbn fil", "", () => { chosenFile.click(); });
    tools.replaceChildren(...(shown(meeting()).length ? [...some, open, own] : [open]));
  }

  /** @param {Meeting} now */
  function drawHead(now) {
    heading.textContent = title(now);
    line.textContent = whenAndWhere(now);
    total.textContent = sum(now);
    total.hidden = !now.punkter.length;
    all(about, "input").forEach((each) => {
      const field = /** @type {HTMLInputElement} */ (each);
      const value = now[/** @type {"titel" | "dato" | "start" | "sted"} */ (field.name)];
      if (field !== document.activeElement && field.value !== value) field.value = value;
    });
  }

  /* Sections stay the same elements, so that what has the focus keeps it, and what is half typed stays. */
  function draw() {
    const now = meeting(), items = shown(now), when = times(now).shown, active = document.activeElement;
    const sections = items.map((item, index) => {
      const record = known.get(item.id), made = views.get(item.id) ?? view(item, record, acts);
      views.set(item.id, made);
      made.update(item, { index, count: items.length, time: when.get(item.id) ?? "" });
      return made.section;
    });
    if (sections.length !== list.children.length || sections.some((each, index) => list.children[index] !== each)) {
      list.replaceChildren(...sections);
      if (active instanceof HTMLElement && active !== document.activeElement && active.isConnected) active.focus();
    }
    overview.replaceChildren(...items.map((item) => {
      const record = known.get(item.id), name = record ? record.titel : called(item, record), time = when.get(item.id);
      return element("li", "", [name, time ? element("span", "kv-pack__time", ` · ${time}`) : ""]);
    }));
    empty.hidden = items.length > 0;
    app.classList.toggle("is-empty", !items.length);
    drawHead(now);
    if (tools.dataset.of !== `${items.length > 0} ${shared !== null}`) drawTools();
    tools.dataset.of = `${items.length > 0} ${shared !== null}`;
  }

  async function begin() {
    const arrived = fromAddress();
    shared = arrived && arrived.meeting;
    const lost = await show(arrived?.strange);
    if (!lost.length) return;
    const out = button("kv-link", "Tag dem ud", () => { undoable("Taget ud.", (now) => without(now, lost)); });
    say(missing(lost), ...(shared ? [] : [out]));
  }

  about.addEventListener("input", ({ target }) => {
    const { name, value } = /** @type {HTMLInputElement} */ (target);
    type((now) => of({ ...now, [name]: value }).meeting);
  });
  about.addEventListener("submit", (event) => { event.preventDefault(); });
  adding.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = one(adding, "input", HTMLInputElement), text = field.value.trim();
    if (text) change((now) => withOwn(now, text));
    field.value = "";
    field.focus();
  });
  app.addEventListener("change", writeTyped);
  chosenFile.addEventListener("change", openFile);
  window.addEventListener("pagehide", writeTyped);
  window.addEventListener("beforeprint", writeTyped);
  onChange(() => { if (!shared) show(); });
  window.addEventListener("hashchange", () => { if (fromAddress()) begin(); });
  begin();
}
