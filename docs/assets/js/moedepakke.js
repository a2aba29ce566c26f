/* The meeting pack as an agenda: one's own, as it is kept, or one that came in the address and is told apart from it.
   Each record's text comes as a script of its own, since a page opened from a folder cannot fetch data. */
"use strict";
{
  const { all, button, element, link, one, sign } = klyngeviden.dom;
  const { fromPairs, isCode, moved, of, restored, toPairs, without } = klyngeviden.meeting;
  const { copied, up } = klyngeviden.site;
  const { onChange, setHash } = klyngeviden.state;
  const SAID_FOR = 2000, SHARED = "delt", MOST_NAMED = 12;
  const place = one(document, "[data-kv-meeting]", HTMLElement);
  const app = one(place, "[data-kv-pack-app]", HTMLElement), empty = one(place, "[data-kv-pack-empty]", HTMLElement);
  const said = one(place, "[data-kv-pack-said]", HTMLElement);
  /** @type {Map<string, MeetingRecord>} */
  const known = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const asked = new Map();
  /** @type {Meeting | null} */
  let shared = null;

  klyngeviden.moede = (record) => { known.set(record.id, record); };

  /**
   * Fetch the text of a record; one that cannot be had stays unknown.
   * @param {string} id
   */
  function load(id) {
    const loading = asked.get(id) ?? new Promise((done) => {
      const script = element("script");
      script.src = `${place.dataset.kvMeeting}${id}.js`;
      script.onload = script.onerror = done;
      document.head.append(script);
    });
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

  /** @param {(now: Meeting) => Meeting} how */
  function change(how) {
    if (!shared) { klyngeviden.state.change("moede", how); return; }
    shared = how(shared);
    showInAddress(shared);
    draw();
  }

  /** @param {Meeting} now */
  function behindHash(now) { return String(new URLSearchParams([[SHARED, "1"], ...toPairs(now)])); }

  /** @param {Meeting} now */
  function showInAddress(now) {
    if (location.search) history.replaceState(null, "", location.pathname);
    setHash(behindHash(now));
  }

  /**
   * Change the meeting, and say what was done, with a way back.
   * @param {string} words
   * @param {(now: Meeting) => Meeting} how
   */
  function undoable(words, how) {
    const before = meeting();
    change(how);
    const undo = button("kv-link", "Fortryd", () => {
      change((now) => restored(now, before));
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
    said.replaceChildren(...parts.flatMap((part) => [part, " "]));
    said.hidden = !parts.length;
  }

  /** @param {HTMLElement} inside */
  function focusOn(inside) {
    const target = inside.querySelector("button, a");
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

  /* --- one record ------------------------------------------------------------------------------------------------- */

  /**
   * A part of the record, after the mark of whose words it is; nothing where there is nothing.
   * @param {string} mark
   * @param {Node[]} parts
   * @param {() => Node} whole
   * @returns {Node[]}
   */
  function marked(mark, parts, whole) {
    if (!parts.length) return [];
    return mark ? [element("p", "kv-ed", mark), whole()] : [whole()];
  }

  /**
   * @param {MeetingRecord} record
   * @param {number} index
   * @param {number} count
   */
  function item(record, index, count) {
    const kind = element("p", "kv-kind", [
      `${index + 1}. ${record.type} `, isCode(record.id) ? element("span", "kv-code", record.id) : "",
      record.status && ` · ${record.status}`,
    ]);
    const heading = element("h2", "", link(up + record.adresse, record.titel));
    const poles = record.poler.map((pole) => (
      element("div", "", [element("h3", "", pole.navn), element("p", "", pole.tekst)])
    ));
    const questions = record.spoergsmaal.map((question) => element("li", "", question));
    const part = element("section", "kv-pack__item", [
      element("div", "", [kind, heading]),
      element("p", "", record.resume),
      ...(record.titel_af ? [element("p", "kv-ed", record.titel_af)] : []),
      ...(record.forbehold ? [element("p", "kv-notice", record.forbehold)] : []),
      ...marked(record.poler_af, poles, () => element("div", "kv-pack__poles", poles)),
      ...(record.bud ? [element("h3", "", record.bud_titel), element("p", "", record.bud)] : []),
      ...marked(record.spoergsmaal_af, questions, () => element("ol", "kv-ask", questions)),
      element("div", "", [element("p", "kv-q", "Noter"), element("div", "kv-lines")]),
      element("p", "kv-code", record.kort),
      bar(record, index, count),
    ]);
    part.dataset.id = record.id;
    return part;
  }

  /**
   * @param {string} icon
   * @param {string} text
   * @param {string} label
   * @param {() => void} act
   */
  function tool(icon, text, label, act) {
    const made = button("", [sign(icon, "kv-t"), element("span", "", text)], act);
    if (label) made.setAttribute("aria-label", label);
    return made;
  }

  /**
   * @param {MeetingRecord} record
   * @param {number} index
   * @param {number} count
   */
  function bar(record, index, count) {
    const { id, titel } = record;
    const called = isCode(id) ? id : titel;
    const before = tool("k-op", "Op", `Flyt ${called} op`, () => { move(id, -1, ".is-up"); });
    const after = tool("k-ned2", "Ned", `Flyt ${called} ned`, () => { move(id, 1, ".is-down"); });
    before.className = "is-up";
    after.className = "is-down";
    before.disabled = index === 0;
    after.disabled = index === count - 1;
    const out = tool("k-kryds", "Tag ud", `Tag ud: ${called}`, () => {
      undoable(`${called} er taget ud.`, (now) => without(now, [record.id]));
    });
    return element("p", "kv-pack__bar", [before, after, out]);
  }

  /**
   * Past what is not shown, which keeps its place.
   * @param {string} id
   * @param {number} by
   * @param {string} focus
   */
  function move(id, by, focus) {
    const shown = meeting().punkter.filter((each) => known.has(each.id)).map((each) => each.id);
    const other = shown[shown.indexOf(id) + by];
    change((now) => {
      const places = now.punkter.map((each) => each.id);
      return moved(now, id, places.indexOf(other) - places.indexOf(id));
    });
    const moving = one(app, `[data-id="${id}"]`, HTMLElement), target = one(moving, focus, HTMLButtonElement);
    if (target.disabled) focusOn(moving); else target.focus();
  }

  /* --- the whole -------------------------------------------------------------------------------------------------- */

  /** @param {HTMLElement} words */
  async function share(words) {
    const before = words.textContent, address = `${location.href.split(/[?#]/)[0]}#${behindHash(meeting())}`;
    words.textContent = await copied(address) ? "Kopieret" : address;
    setTimeout(() => { words.textContent = before; }, SAID_FOR);
  }

  function head() {
    const sharing = tool("k-link", "Kopiér link til pakken", "", () => { share(one(sharing, "span", HTMLElement)); });
    const clear = tool("k-kryds", "Tøm", "Tøm pakken", () => {
      undoable("Mødepakken er tømt.", (now) => without(now, now.punkter.map(({ id }) => id)));
    });
    return element("p", "kv-pack__bar", [
      tool("k-print", "Udskriv dagsorden", "", () => { print(); }), sharing,
      shared ? tool("k-plus", "Gem som min pakke", "", keep) : clear,
    ]);
  }

  function draw() {
    all(app, ".kv-pack__list, .kv-pack__bar").forEach((old) => { old.remove(); });
    const found = meeting().punkter.flatMap(({ id }) => known.get(id) ?? []);
    empty.hidden = found.length > 0;
    if (!found.length) return;
    const list = found.map((record, index) => item(record, index, found.length));
    empty.after(head(), element("div", "kv-pack__list", list));
  }

  async function show() {
    await Promise.all(meeting().punkter.map(({ id }) => load(id)));
    draw();
    place.dataset.kvReady = "";
  }

  async function begin() {
    const arrived = fromAddress();
    shared = arrived && arrived.meeting;
    await show();
    const lost = meeting().punkter.map(({ id }) => id).filter((id) => !known.has(id));
    const strange = [...(arrived?.strange ?? []), ...lost];
    if (strange.length) say(missing(strange));
  }

  onChange(() => { if (!shared) show(); });
  window.addEventListener("hashchange", () => { if (fromAddress()) begin(); });
  begin();
}
