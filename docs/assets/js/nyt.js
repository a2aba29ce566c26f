/* Shows what has come since the reader was last on the page of news, for those who ask for it. Remembered under kv-nyt
   in the browser, {foer, nu, dag}: what was the newest at the visit before, at this one, and the day of this one, so
   that the marks stay for the day. Without storage nothing is offered. */
"use strict";
{
  const { all, button, element, maybe, one } = klyngeviden.dom;
  const { lasting } = klyngeviden.state;
  const KEY = "kv-nyt", DAY = 10;
  const entries = all(document, "[data-kv-news]");
  const place = maybe(document, "[data-kv-since]", HTMLElement);

  /** @param {HTMLElement} entry */
  function nameOf(entry) { return entry.dataset.kvNews ?? ""; }

  /* Several can have happened on the newest day: all their names. */
  function newest() {
    const names = entries.map(nameOf), day = names[0]?.slice(0, DAY) ?? "";
    return names.filter((name) => name.startsWith(day)).join(" ");
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-");
  }

  /** @returns {Visit | null} */
  function visit() {
    try {
      const { foer, nu, dag } = JSON.parse(lasting.read(KEY) || "null") ?? {};
      return [foer, nu, dag].every((text) => typeof text === "string") ? { foer, nu, dag } : null;
    } catch { return null; }
  }

  /** @param {string} seen */
  function since(seen) {
    const day = seen.slice(0, DAY), names = seen.split(" ");
    return entries.filter((entry) => {
      const own = nameOf(entry).slice(0, DAY);
      return own > day || (own === day && !names.includes(nameOf(entry)));
    });
  }

  /** @param {HTMLElement[]} found */
  function mark(found) {
    found.forEach((entry) => {
      one(entry, ".kv-badge", HTMLElement).after(element("span", "kv-row__own kv-since__m", "Nyt siden sidst"));
    });
  }

  /**
   * @param {HTMLElement} into
   * @param {Visit | null} last
   * @param {number} count
   */
  function tell(into, last, count) {
    const words = count === 1 ? "Siden sidst: 1 ny." : `Siden sidst: ${count} nye.`;
    const said = last ? (count ? words : "Intet nyt, siden du sidst var her.")
      : "Vil du se, hvad der er kommet til, næste gang du er her? Det huskes kun i denne browser.";
    into.replaceChildren(`${said} `, button("kv-link", last ? "Glem det igen" : "Husk, hvad jeg har set", () => {
      const isKept = lasting.write(KEY, last ? "" : JSON.stringify({ foer: newest(), nu: newest(), dag: today() }));
      if (last || isKept) show();
    }));
    into.hidden = false;
  }

  function show() {
    const last = visit(), seen = last && (last.dag === today() ? last.foer : last.nu);
    const found = seen ? since(seen) : [];
    all(document, ".kv-since__m").forEach((old) => { old.remove(); });
    mark(found);
    if (!place) return;
    tell(place, last, found.length);
    if (seen) lasting.write(KEY, JSON.stringify({ foer: seen, nu: newest(), dag: today() }));
  }

  if (lasting.can()) show();
}
