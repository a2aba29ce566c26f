/* What the search page says of its hits: a row for each, and what a reader should know of them all. */
"use strict";
{
  const { element, link, sign } = klyngeviden.dom;
  const { signOf, marked, reason, unanswered, href, IN_TEXT } = klyngeviden.hits;

  /**
   * What a reader should know of the hits that are shown.
   * @param {Answer} answer
   */
  function remarks({ hits, isLoosened, missing, text: asked }) {
    if (!hits.length) return [];
    if (hits.every(({ isWeak }) => isWeak)) return [unanswered(asked, missing), "Det nærmeste er:"];
    return [
      ...(isLoosened ? ["Ingen har ordene i anførselstegn stående sådan sammen. Her er de nærmeste."] : []),
      ...(missing.length ? [unanswered(asked, missing), "Her er det, der svarer til resten."] : []),
    ];
  }

  /**
   * @param {Hit} hit
   * @param {Marks} found
   */
  function row(hit, found) {
    const why = reason(hit, found), kind = element("span", "", hit.label);
    if (hit.isRecord) kind.append(" ", element("span", "kv-code", hit.id));
    if (hit.status) kind.append(element("span", `kv-badge${hit.isOff ? " kv-badge--off" : ""}`, hit.status));
    if (hit.byline) kind.append(" ", element("span", "kv-by", hit.byline));
    const themes = element("span", "kv-row__t", hit.isRecord ? hit.themes.map(themeSign) : []);
    const body = element("div", "", [
      element("p", "kv-row__k", [kind, themes]), element("h3", "", link(href(hit), marked(hit.title, found))),
    ]);
    if (why) body.append(element("p", `kv-row__why${why === IN_TEXT ? " kv-row__why--text" : ""}`, why));
    if (hit.summary) body.append(element("p", "kv-row__s", marked(hit.summary, found)));
    if (hit.caveat) {
      const [label] = hit.caveat.split(":");
      body.append(element("p", "kv-row__c", [element("strong", "", `${label}:`), hit.caveat.slice(label.length + 1)]));
    }
    const made = element("li", `kv-row${hit.isOff ? " is-off" : ""}`, [signOf(hit, "kv-row__m"), body]);
    made.dataset.id = hit.id;
    return made;
  }

  /** @param {Theme} theme */
  function themeSign({ name, number, mark }) {
    const made = element("span", `t${number}`, [
      sign(mark, "kv-i"), element("span", "kv-vh", "Tema "), String(number || "–"),
      element("span", "kv-vh", `: ${name}`),
    ]);
    made.title = name;
    return made;
  }

  klyngeviden.rows = { row, remarks };
}
