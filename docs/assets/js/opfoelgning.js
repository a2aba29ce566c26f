/* The follow-up of one municipality: what is written is kept in the browser, or stands behind # where it came that way
   or the browser keeps nothing. */
"use strict";
{
  const { all, button, element, one, sign } = klyngeviden.dom;
  const { day, kept, of, restored, sheet, toPairs } = klyngeviden.followUp;
  const { lasting, onChange, setHash } = klyngeviden.state;
  const { download, shareLink } = klyngeviden.site;
  const SHARED = "delt", PAUSE = 300;
  const UNKEPT = "Browseren husker ikke det, I skriver. Det står i adressen: Sæt et bogmærke, eller hent det til Word.";
  const place = one(document, "[data-kv-follow]", HTMLElement), key = `kv-opfoelgning-${place.dataset.kvFollow}`;
  const form = one(place, "[data-kv-follow-form]", HTMLFormElement);
  const said = one(place, "[data-kv-follow-said]", HTMLElement), old = one(place, "[data-kv-follow-old]", HTMLElement);
  const tools = one(place, "[data-kv-follow-tools]", HTMLElement);
  const fields = /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ (all(form, "[name]"));
  const names = new Set(fields.map(({ name }) => name));
  /** @type {Map<string, string>} */
  let typed = new Map();
  /** @type {Filled | null} */
  let shared = null;
  let timer = 0;

  /* --- what is written, and where it is kept ---------------------------------------------------------------------- */

  function fromAddress() {
    const hash = new URLSearchParams(location.hash.slice(1));
    return hash.has(SHARED) ? of(Object.fromEntries(hash)) : null;
  }

  function now() { return shared ?? kept(lasting.read(key)); }

  /** @param {Filled} filled */
  function behindHash(filled) { return String(new URLSearchParams([[SHARED, "1"], ...toPairs(filled)])); }

  /** @param {Filled} filled */
  function write(filled) {
    const next = of(filled), text = Object.keys(next).length ? JSON.stringify(next) : "";
    if (!shared && lasting.write(key, text)) return;
    if (!shared) say(UNKEPT);
    shared = next;
    setHash(behindHash(next));
  }

  /* What is typed is kept at the next pause, in what lies there then: another tab may have written too. */
  function writeTyped() {
    const waiting = typed;
    typed = new Map();
    clearTimeout(timer);
    if (waiting.size) write({ ...now(), ...Object.fromEntries(waiting) });
  }

  /* --- what is shown ---------------------------------------------------------------------------------------------- */

  /** @param {(Node | string)[]} parts */
  function say(...parts) {
    said.replaceChildren(...parts.map((part) => (typeof part === "string" ? element("span", "", part) : part)));
    said.hidden = !parts.length;
  }

  /**
   * A field has a twin for the paper, which grows with what is written and has lines where nothing is.
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @param {string} value
   */
  function onPaper({ name, type }, value) {
    one(form, `[data-kv-said="${name}"]`, HTMLElement).textContent = type === "date" ? day(value) : value;
  }

  /** @param {Filled} filled */
  function oldOnes(filled) {
    return Object.entries(filled).filter(([name, value]) => value && !names.has(name)).map(([name, answer]) => (
      { code: name.replace(/^svar-(.-[0-9]+)-.*$/, "$1"), answer }
    ));
  }

  function show() {
    const filled = { ...now(), ...Object.fromEntries(typed) };
    fields.forEach((field) => {
      const value = filled[field.name] ?? "";
      if (field !== document.activeElement && field.value !== value) field.value = value;
      onPaper(field, value);
    });
    const former = oldOnes(filled);
    old.hidden = !former.length;
    one(old, "ul", HTMLElement).replaceChildren(...former.map(({ code, answer }) => (
      element("li", "", [element("span", "kv-code", code), " ", element("span", "kv-pack__text", answer)])
    )));
  }

  /* --- on its way ------------------------------------------------------------------------------------------------- */

  /** @param {string} selector */
  function textOf(selector, root = document.body) { return root.querySelector(selector)?.textContent?.trim() ?? ""; }

  function saveWord() {
    writeTyped();
    const filled = now(), value = (/** @type {string} */ name) => filled[name] ?? "";
    const asked = all(form, "[data-kv-asked]").map((item) => ({
      text: textOf(".kv-follow__q", item), mark: textOf(".kv-ed", item), code: textOf(".kv-code", item),
      address: one(item, "a", HTMLElement).dataset.kvShort ?? "", answer: value(item.dataset.kvAsked ?? ""),
    }));
    const own = all(form, "[data-kv-follow-own] label").map((label) => ({
      label: label.textContent ?? "", answer: value(/** @type {HTMLLabelElement} */ (label).htmlFor),
    }));
    const steps = all(form, ".kv-follow__steps > li").map((step) => (
      all(step, "[name]").map((field) => value(/** @type {HTMLInputElement} */ (field).name))
    ));
    const line = [textOf("h1"), day(value("dato"))].filter(Boolean).join(" · ");
    const source = textOf("[data-kv-follow-source]", place), again = day(value("igen"));
    const mark = textOf("[data-kv-follow-mark]", form), former = oldOnes(filled);
    const content = sheet({ line, mark, again, asked, own, old: former, steps, source });
    download(content, `${["naeste-skridt", place.dataset.kvFollow, value("dato")].filter(Boolean).join("-")}.docx`);
  }

  async function share() {
    writeTyped();
    const address = `${location.href.split("#")[0]}#${behindHash(now())}`;
    say(...await shareLink(address, "I", button("kv-link", "Hent arket til Word, og send det", saveWord)));
  }

  /**
   * Change everything at once, and say so with a way back.
   * @param {string} words
   * @param {Filled} next
   * @param {() => Filled} back
   */
  function undoable(words, next, back) {
    write(next);
    show();
    drawTools();
    const undo = button("kv-link", "Fortryd", () => {
      writeTyped();
      write(back());
      show();
      say("Det er tilbage.");
    });
    say(words, undo);
    undo.focus();
  }

  function clear() {
    writeTyped();
    const before = now();
    undoable("Arket er tømt.", {}, () => restored(now(), before));
  }

  function keep() {
    writeTyped();
    const arrived = now();
    shared = null;
    history.replaceState(null, "", location.pathname + location.search);
    const before = now();
    undoable("Gemt i denne browser.", { ...before, ...arrived }, () => before);
  }

  function drawTools() {
    const last = shared && lasting.can() ? ["k-plus", "Gem i denne browser", keep] : ["k-kryds", "Tøm arket", clear];
    const some = /** @type {[string, string, () => void][]} */ ([
      ["k-print", "Udskriv arket", () => { print(); }], ["k-ned", "Hent til Word", saveWord],
      ["k-link", "Kopiér link", share], last,
    ]);
    tools.replaceChildren(...some.map(([icon, words, act]) => button("", [sign(icon, "kv-t"), words], act)));
  }

  function begin() {
    shared = fromAddress();
    if (shared && lasting.can()) say("Arket kom med linket. Det er ikke gemt her, og dit eget er, som det var.");
    show();
    drawTools();
    place.dataset.kvReady = "";
  }

  form.addEventListener("input", ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    typed.set(field.name, field.value);
    onPaper(field, field.value);
    clearTimeout(timer);
    timer = setTimeout(writeTyped, PAUSE);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); });
  form.addEventListener("change", writeTyped);
  window.addEventListener("pagehide", writeTyped);
  window.addEventListener("beforeprint", writeTyped);
  onChange(show);
  window.addEventListener("hashchange", () => { if (fromAddress()) begin(); });
  begin();
}
