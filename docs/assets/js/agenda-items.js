/* One item of the agenda, as it is shown, written in and printed. Everything is text. */
"use strict";
{
  const { all, button, element, link, sign } = klyngeviden.dom;
  const { LONGEST, isCode, isOwn } = klyngeviden.meeting;
  const { parts } = klyngeviden.agenda;
  const { up } = klyngeviden.site;
  const MOST_MINUTES = "600", OWN = "Eget punkt", UNNAMED = "Punkt uden tekst";

  /* --- what the record says --------------------------------------------------------------------------------------- */

  /**
   * @param {AgendaPart} part
   * @returns {HTMLElement}
   */
  function drawn(part) {
    if (part.kind === "questions") {
      return element("ol", "kv-ask", part.questions.map((question) => element("li", "", question)));
    }
    if (part.kind === "poles") {
      return element("div", "kv-pack__poles", part.poles.map(({ navn, tekst }) => (
        element("div", "", [element("h3", "", navn), element("p", "", tekst)])
      )));
    }
    if (part.kind === "heading") return element("h3", "", part.text);
    return element("p", { text: "", mark: "kv-ed", notice: "kv-notice" }[part.kind], part.text);
  }

  /**
   * What an item is called in a sentence.
   * @param {MeetingItem} item
   * @param {MeetingRecord | undefined} record
   */
  function called(item, record) {
    if (isCode(item.id)) return item.id;
    return record ? record.titel : item.tekst.trim() || UNNAMED;
  }

  /** @param {MeetingRecord | undefined} record */
  function kindOf(record) {
    if (!record) return OWN;
    const code = isCode(record.id) ? ` ${record.id}` : "";
    return `${record.type}${code}${record.status && ` · ${record.status}`}`;
  }

  /* --- what is written at it -------------------------------------------------------------------------------------- */

  /**
   * @template {HTMLInputElement | HTMLTextAreaElement} F
   * @param {string} words
   * @param {F} field
   * @param {string} id
   * @param {string} key
   */
  function labelled(words, field, id, key) {
    field.id = `${key}-${id.replace("/", "-")}`;
    field.dataset.key = key;
    const label = element("label", "", words);
    label.htmlFor = field.id;
    return element("p", `kv-pack__${key}`, [label, field]);
  }

  /** @param {string} id */
  function fields(id) {
    const minutes = element("input"), notes = element("textarea"), text = element("input");
    minutes.type = "number";
    minutes.min = "0";
    minutes.max = MOST_MINUTES;
    minutes.inputMode = "numeric";
    notes.rows = 2;
    notes.maxLength = LONGEST.noter;
    text.maxLength = LONGEST.tekst;
    const own = isOwn(id) ? [labelled("Punktets tekst", text, id, "tekst")] : [];
    return element("div", "kv-pack__fields", [
      ...own, labelled("Minutter", minutes, id, "minutter"), labelled("Egne spørgsmål og noter", notes, id, "noter"),
    ]);
  }

  /**
   * A field shows what is kept, unless it is being written in.
   * @param {HTMLElement} field
   * @param {string} value
   */
  function fill(field, value) {
    const input = /** @type {HTMLInputElement} */ (field);
    if (input !== document.activeElement && input.value !== value) input.value = value;
  }

  /**
   * On paper: what is written, or lines to write on.
   * @param {HTMLElement} place
   * @param {string} notes
   */
  function showNotes(place, notes) {
    const content = notes.trim() ? element("p", "kv-pack__text", notes) : element("div", "kv-lines");
    place.replaceChildren(element("h3", "", "Noter"), content);
  }

  /* --- the whole -------------------------------------------------------------------------------------------------- */

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
   * The text is typed; the buttons say what it is called now.
   * @param {HTMLElement} bar
   * @param {string} name
   * @param {ItemPlace} place
   */
  function showBar(bar, name, { index, count }) {
    const [before, after, out] = /** @type {HTMLButtonElement[]} */ (all(bar, "button"));
    before.setAttribute("aria-label", `Flyt ${name} op`);
    after.setAttribute("aria-label", `Flyt ${name} ned`);
    out.setAttribute("aria-label", `Tag ud: ${name}`);
    before.disabled = index === 0;
    after.disabled = index === count - 1;
  }

  /**
   * @param {HTMLElement} section
   * @param {string} id
   * @param {ItemActs} acts
   */
  function listen(section, id, acts) {
    section.addEventListener("input", ({ target }) => {
      const field = /** @type {HTMLInputElement} */ (target), key = field.dataset.key ?? "";
      acts.edit(id, { [key]: key === "minutter" ? Number(field.value) : field.value });
    });
    section.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || !event.altKey) return;
      event.preventDefault();
      acts.move(id, by);
    });
  }

  /**
   * @param {MeetingItem} item
   * @param {MeetingRecord | undefined} record
   * @param {ItemActs} acts
   * @returns {ItemView}
   */
  function view(item, record, acts) {
    const { id } = item;
    const number = element("span", "kv-pack__no"), time = element("span", "kv-pack__time");
    const heading = element("h2", "", record ? link(up + record.adresse, record.titel) : "");
    const noted = element("div", "kv-pack__noted"), written = fields(id);
    const bar = element("p", "kv-pack__bar", [
      tool("k-op", "Op", "", () => { acts.move(id, -1); }), tool("k-ned2", "Ned", "", () => { acts.move(id, 1); }),
      tool("k-kryds", "Tag ud", "", () => { acts.takeOut(id, bar.dataset.called ?? ""); }),
    ]);
    const code = record && isCode(id) ? [" ", element("span", "kv-code", id)] : [];
    const kind = element("p", "kv-kind", [
      number, record ? record.type : OWN, ...code, record?.status ? ` · ${record.status}` : "", time,
    ]);
    const section = element("section", "kv-pack__item", [
      element("div", "kv-pack__head", [kind, heading]), ...(record ? parts(record).map(drawn) : []), written, noted,
      ...(record ? [element("p", "kv-code", record.kort)] : []), bar,
    ]);
    section.dataset.id = id;
    listen(section, id, acts);

    /**
     * @param {MeetingItem} now
     * @param {ItemPlace} place
     */
    function update(now, place) {
      number.textContent = `${place.index + 1}. `;
      time.textContent = place.time && ` · ${place.time}`;
      if (!record) heading.textContent = now.tekst.trim() || UNNAMED;
      bar.dataset.called = called(now, record);
      showBar(bar, bar.dataset.called, place);
      all(written, "[data-key]").forEach((field) => {
        const value = now[/** @type {"tekst" | "minutter" | "noter"} */ (field.dataset.key)];
        fill(field, value === 0 ? "" : String(value));
      });
      showNotes(noted, now.noter);
    }
    return { section, update };
  }

  klyngeviden.items = { view, tool, called, kindOf };
}
