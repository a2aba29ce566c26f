/* What the reader has chosen, and where it is kept. In the browser's storage, which all tabs share: each change is made
   to what lies there at that moment, and is told to every tab. Where there is no storage (a page from a folder, a
   browser that refuses), it travels in the address behind #, which no server sees; links, forms and scripts take it
   along. */
"use strict";
{
  const { button, element, maybe } = klyngeviden.dom;
  const { fromPairs, isEmpty, of, toPairs } = klyngeviden.meeting;
  const KEYS = { farver: "kv-farver", kommune: "kv-kommune", moede: "kv-moede" };
  const SIGN = "kv=", CHANGED = "kv-husket";
  const isFolder = location.protocol === "file:";
  const root = maybe(document, "[data-kv-root]", HTMLElement);
  const up = root ? (root.dataset.kvRoot ?? "").replace(/\/*$/, "/") : "";
  const WORDS = isFolder
    ? "Siderne er åbnet fra en mappe. Valg og mødepakke følger derfor med i adressen, når du klikker dig frem. "
      + "Vil du gemme dem, så sæt et bogmærke."
    : "Browseren tillader ikke, at Klyngeviden husker noget. Valg og mødepakke følger med i adressen, når du klikker "
      + "dig frem, men er væk ved næste besøg. Vil du gemme dem, så sæt et bogmærke.";

  /* --- reading: nothing of it is trusted -------------------------------------------------------------------------- */

  /**
   * @param {string | null} text
   * @returns {any}
   */
  function parsed(text) {
    try { return JSON.parse(text ?? "null"); } catch { return null; }
  }

  /**
   * @param {any} raw
   * @returns {Municipality | null}
   */
  function municipality(raw) {
    const { slug, navn } = Object(raw);
    const isGiven = typeof slug === "string" && typeof navn === "string";
    const isFit = isGiven && /^[a-z0-9-]{1,40}$/.test(slug) && /^[\p{L}\p{M} .-]{1,40}$/u.test(navn);
    return isFit ? { slug, navn } : null;
  }

  /** @param {string | null} name */
  function colours(name) { return name === "lys" || name === "moerk" ? name : ""; }

  /**
   * @param {Storage} from
   * @returns {Kept}
   */
  function fromStorage(from) {
    return {
      farver: colours(from.getItem(KEYS.farver)),
      kommune: municipality(parsed(from.getItem(KEYS.kommune))),
      moede: of(parsed(from.getItem(KEYS.moede))).meeting,
    };
  }

  /**
   * @param {string} text
   * @returns {Carried}
   */
  function fromText(text) {
    const params = new URLSearchParams(text.startsWith(SIGN) ? text : "");
    return {
      turn: Math.floor(Number(params.get("kv"))) || 0,
      isSaid: params.has("sagt"),
      farver: colours(params.get("farver")),
      kommune: municipality({ slug: params.get("kommune"), navn: params.get("navn") }),
      moede: of(fromPairs(params)).meeting,
    };
  }

  /* --- the storage, where there is one ---------------------------------------------------------------------------- */

  /** @returns {Storage | null} */
  function opened() {
    try {
      const found = isFolder ? null : localStorage;
      found?.getItem(KEYS.moede);
      return found;
    } catch { return null; }
  }

  /**
   * @param {Storage} into
   * @param {string} key
   * @param {string} text
   */
  function isWritten(into, key, text) {
    try {
      if (text) into.setItem(key, text); else into.removeItem(key);
      return true;
    } catch { return false; }
  }

  /**
   * @param {Kept} chosen
   * @param {keyof Kept} part
   */
  function written({ farver, kommune, moede }, part) {
    if (part === "farver") return farver;
    if (part === "kommune") return kommune ? JSON.stringify(kommune) : "";
    return isEmpty(moede) ? "" : JSON.stringify(moede);
  }

  /* --- the address, where there is none --------------------------------------------------------------------------- */

  /**
   * The place on the page that the part after # leads to.
   * @param {string} hash
   */
  function anchor(hash) {
    const text = hash.slice(1);
    return text.startsWith(SIGN) ? new URLSearchParams(text).get("hen") ?? "" : text;
  }

  /* The tab's own name holds the newest too, where the browser lets it, so that going back loses nothing. */
  function arrived() {
    const [here, tab] = [location.hash.slice(1), window.name].map(fromText);
    return tab.turn > here.turn ? tab : here;
  }

  /** @param {string} target the place on the page that the address leads to */
  function asText(target) {
    const { turn, isSaid, farver, kommune, moede } = carried;
    if (!turn) return target;
    const pairs = [
      ["kv", String(turn)], ["sagt", isSaid ? "1" : ""], ["farver", farver],
      ["kommune", kommune?.slug ?? ""], ["navn", kommune?.navn ?? ""], ["hen", target],
    ].filter(([, value]) => value);
    return String(new URLSearchParams([...pairs, ...toPairs(moede)]));
  }

  /* A meeting that somebody shares stands behind # as well, and stays there. */
  function isShared() { return location.hash.startsWith("#delt"); }

  /** @param {string} text what is to stand behind # */
  function setHash(text) {
    history.replaceState(history.state, "", text ? `#${text}` : location.pathname + location.search);
  }

  function carry() {
    if (!carried.turn) return;
    window.name = asText("");
    if (!isShared()) setHash(asText(anchor(location.hash)));
  }

  /**
   * An address of this site with what is chosen behind it; any other, and where the browser remembers, as it is.
   * @param {string} address
   */
  function taken(address) {
    if (store || !carried.turn || address.startsWith("#")) return address;
    const url = new URL(address, location.href), home = new URL(up || "./", location.href);
    if (!url.href.startsWith(home.href) || !/(\/|\.html)$/.test(url.pathname)) return address;
    url.hash = asText(anchor(url.hash));
    return url.href;
  }

  /** @param {Event} event */
  function decorate(event) {
    const a = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!a || store) return;
    const before = a.getAttribute("href") ?? "", address = taken(before);
    if (address !== before) a.setAttribute("href", address);
    /* What others' sites could read is left behind. */
    else if (!before.startsWith("#") && event.type === "click") window.name = "";
  }

  function adopt() {
    if (store) return;
    const found = arrived();
    if (found.turn > carried.turn) carried = found;
    carry();
    tell();
  }

  /* --- changing --------------------------------------------------------------------------------------------------- */

  function tell() { document.dispatchEvent(new CustomEvent(CHANGED)); }

  function say() {
    if (carried.isSaid) return;
    carried = { ...carried, isSaid: true };
    const close = button("kv-link", "Luk", () => { box.hidden = true; });
    box.replaceChildren(element("p", "", WORDS), close);
    box.hidden = false;
  }

  /**
   * Change one part of what is chosen, from what it is now: another tab may have changed it since it was shown.
   * @template {keyof Kept} P
   * @param {P} part
   * @param {(now: Kept[P]) => Kept[P]} how
   */
  function change(part, how) {
    const now = kept(), next = { ...now, [part]: how(now[part]) };
    if (store && !isWritten(store, KEYS[part], written(next, part))) store = null;
    if (!store) {
      carried = { ...carried, ...next, turn: carried.turn + 1 };
      say();
      carry();
    }
    tell();
  }

  /** @returns {Kept} */
  function kept() { return store ? fromStorage(store) : carried; }

  /* --- arriving --------------------------------------------------------------------------------------------------- */

  const box = element("div", "kv-husk");
  let store = opened(), carried = fromText("");

  /* A browser that lets itself be read may still refuse to write; an address that carries something tells of it. */
  if (store && location.hash.startsWith(`#${SIGN}`)) {
    const isWhole = isWritten(store, "kv-proeve", "1") && isWritten(store, "kv-proeve", "");
    if (isWhole) setHash(anchor(location.hash)); else store = null;
  }
  box.setAttribute("role", "status");
  box.hidden = true;
  document.body.append(box);
  if (!store) {
    const target = anchor(location.hash);
    adopt();
    if (target && carried.turn) document.getElementById(target)?.scrollIntoView();
  }
  ["pointerdown", "click", "contextmenu"].forEach((name) => { document.addEventListener(name, decorate, true); });
  document.addEventListener("submit", ({ target }) => {
    if (target instanceof HTMLFormElement) target.action = taken(target.getAttribute("action") ?? "");
  }, true);
  window.addEventListener("hashchange", adopt);
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && store) tell(); else if (persisted) adopt();
  });
  window.addEventListener("storage", ({ key }) => { if (key === null || key.startsWith("kv-")) tell(); });

  klyngeviden.state = {
    up, change, setHash, taken,
    read: (part) => kept()[part],
    onChange: (act) => { document.addEventListener(CHANGED, act); },
    go: (address) => { location.href = taken(address); },
    /* What only a storage keeps, since no address should tell it. */
    lasting: {
      can: () => store !== null,
      read: (key) => store?.getItem(key) ?? "",
      write: (key, text) => store !== null && isWritten(store, key, text),
    },
  };
}
