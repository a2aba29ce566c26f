/* Gathers the chosen feeds in one OPML file, in the browser: nothing is sent. Without it each feed has its link. */
"use strict";
{
  const { all, link, one } = klyngeviden.dom;
  const form = one(document, "[data-kv-feeds]", HTMLFormElement);
  const said = one(form, "[data-kv-feeds-said]", HTMLElement);
  const FILE = "klyngeviden.opml", NAME = form.dataset.kvName ?? "";

  function chosen() {
    return Array.from(form.querySelectorAll("input")).filter((box) => box.checked);
  }

  /**
   * @param {Element} parent
   * @param {string} name
   * @param {Record<string, string>} attributes
   */
  function add(parent, name, attributes = {}) {
    const made = parent.ownerDocument.createElementNS(null, name);
    Object.entries(attributes).forEach(([key, value]) => { made.setAttribute(key, value); });
    parent.append(made);
    return made;
  }

  /** @param {HTMLInputElement} box */
  function outline(box) {
    const title = `${NAME}: ${box.closest("li")?.querySelector("a")?.textContent ?? ""}`;
    return { type: "rss", text: title, title, xmlUrl: box.value, htmlUrl: box.dataset.kvPage ?? "" };
  }

  /** @param {HTMLInputElement[]} boxes */
  function written(boxes) {
    const file = document.implementation.createDocument(null, "opml"), root = file.documentElement;
    root.setAttribute("version", "2.0");
    add(add(root, "head"), "title").textContent = `${NAME}: valgte feeds`;
    const body = add(root, "body");
    boxes.forEach((box) => { add(body, "outline", outline(box)); });
    return `<?xml version="1.0" encoding="utf-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
  }

  /** @param {HTMLInputElement[]} boxes */
  function save(boxes) {
    const address = URL.createObjectURL(new Blob([written(boxes)], { type: "text/x-opml" }));
    const a = link(address, []);
    a.download = FILE;
    a.click();
    setTimeout(() => { URL.revokeObjectURL(address); });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const boxes = chosen();
    if (boxes.length) save(boxes); else all(form, "input")[0]?.focus();
    said.textContent = boxes.length ? `Filen ${FILE} er hentet. Læs den ind i dit program.` : "Vælg mindst ét feed.";
  });
}
