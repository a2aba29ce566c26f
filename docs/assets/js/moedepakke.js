/* The meeting pack as an agenda. The codes come from the address (?poster=D-001,A-001), else from what is remembered;
   each one's text comes as a script of its own, since a page opened from a folder cannot fetch data. */
"use strict";
{
  const { all, button, element, link, one, sign } = klyngeviden.dom;
  const { copied, isCode, isItem, pack, setPack, up } = klyngeviden.site;
  const SAID_FOR = 2000;
  const place = one(document, "[data-kv-meeting]", HTMLElement);
  const app = one(place, "[data-kv-pack-app]", HTMLElement), empty = one(place, "[data-kv-pack-empty]", HTMLElement);
  /** @type {Map<string, MeetingRecord>} */
  const known = new Map();
  const asked = new URLSearchParams(location.search).get("poster");
  let isShared = asked !== null;
  let ids = asked === null ? pack() : Array.from(new Set(asked.split(","))).filter(isItem);

  klyngeviden.moede = (record) => { known.set(record.id, record); };

  /**
   * @param {string} id
   * @returns {Promise<unknown>}
   */
  function load(id) {
    return new Promise((done) => {
      const script = element("script");
      script.src = `${place.dataset.kvMeeting}${id}.js`;
      script.onload = script.onerror = done;
      document.head.append(script);
    });
  }

  /* --- what is changed -------------------------------------------------------------------------------------------- */

  /**
   * @param {string[]} other
   * @param {string} [focus]
   */
  function change(other, focus = "button, a") {
    ids = other;
    if (isShared) history.replaceState(null, "", ids.length ? `?poster=${ids.join(",")}` : location.pathname);
    else setPack(ids);
    draw();
    const target = app.querySelector(focus) ?? app.querySelector("button, a");
    if (target instanceof HTMLElement) target.focus();
  }

  /**
   * @param {number} index
   * @param {number} by
   */
  function moved(index, by) {
    const other = ids.slice();
    other.splice(index + by, 0, ...other.splice(index, 1));
    return other;
  }

  function keep() {
    setPack(ids);
    isShared = false;
    history.replaceState(null, "", location.pathname);
    draw();
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
   */
  function item(record, index) {
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
      bar(record, index),
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
   */
  function bar({ id, titel }, index) {
    const called = isCode(id) ? id : titel;
    const before = tool("k-op", "Op", `Flyt ${called} op`, () => {
      change(moved(index, -1), `[data-id="${id}"] .is-up`);
    });
    const after = tool("k-ned2", "Ned", `Flyt ${called} ned`, () => {
      change(moved(index, 1), `[data-id="${id}"] .is-down`);
    });
    before.className = "is-up";
    after.className = "is-down";
    before.disabled = index === 0;
    after.disabled = index === ids.length - 1;
    const out = tool("k-kryds", "Tag ud", `Tag ud: ${called}`, () => { change(ids.filter((other) => other !== id)); });
    return element("p", "kv-pack__bar", [before, after, out]);
  }

  /* --- the whole -------------------------------------------------------------------------------------------------- */

  /** @param {HTMLElement} words */
  async function share(words) {
    const before = words.textContent, address = `${location.href.split(/[?#]/)[0]}?poster=${ids.join(",")}`;
    words.textContent = await copied(address) ? "Kopieret" : address;
    setTimeout(() => { words.textContent = before; }, SAID_FOR);
  }

  function head() {
    const sharing = tool("k-link", "Kopiér link til pakken", "", () => { share(one(sharing, "span", HTMLElement)); });
    return element("p", "kv-pack__bar", [
      tool("k-print", "Udskriv dagsorden", "", () => { print(); }),
      sharing,
      isShared ? tool("k-plus", "Gem som min pakke", "", keep)
        : tool("k-kryds", "Tøm", "Tøm pakken", () => { change([]); }),
    ]);
  }

  function draw() {
    all(app, ".kv-pack__list, .kv-pack__bar").forEach((old) => { old.remove(); });
    const found = ids.flatMap((id) => known.get(id) ?? []);
    empty.hidden = found.length > 0;
    if (found.length) empty.after(head(), element("div", "kv-pack__list", found.map(item)));
  }

  Promise.all(ids.map(load)).then(() => {
    ids = ids.filter((id) => known.has(id));
    draw();
    place.dataset.kvReady = "";
  });
}
