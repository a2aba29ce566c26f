/* Finds words in the glossary by any way to write them; without it the letters lead to every word. */
"use strict";
{
  const { all, maybe, one } = klyngeviden.dom;
  const { meant } = klyngeviden.names;
  const seek = one(document, "[data-kv-words]", HTMLFormElement);
  const field = one(seek, "input", HTMLInputElement), said = one(seek, "[role=status]", HTMLElement);
  const entries = all(document, ".kv-glossary > div"), groups = all(document, ".kv-letter");
  /* Each word with its inflections, and which entry they belong to. */
  const names = entries.flatMap((entry, place) => (
    [one(entry, "dt", HTMLElement).textContent, ...(entry.dataset.forms ?? "").split("|")].filter(Boolean)
      .map((name) => ({ name: name ?? "", place }))
  ));

  function show() {
    const found = new Set(meant(field.value, names.map(({ name }) => name)).map(({ place }) => names[place].place));
    const isAsked = field.value.trim() !== "";
    entries.forEach((entry, place) => { entry.hidden = isAsked && !found.has(place); });
    groups.forEach((group) => { group.hidden = !maybe(group, ".kv-glossary > div:not([hidden])", HTMLElement); });
    const count = found.size === 1 ? "1 ord" : `${found.size} ord`;
    said.textContent = !isAsked ? "" : found.size ? count : "Det ord står ikke i ordbogen.";
  }

  field.addEventListener("input", show);
  seek.addEventListener("submit", (event) => { event.preventDefault(); });
  show();
}
