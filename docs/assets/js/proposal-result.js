/* What a sound draft becomes: pages to look at, files to fetch, and a letter to send them with. Nothing is sent. */
"use strict";
{
  const { button, element, link, sign } = klyngeviden.dom;
  const { proposalPreview, zip } = klyngeviden;
  const { entry } = klyngeviden.proposalChecks;
  const { archiveName, clusterOf, files, letter } = klyngeviden.proposal;
  const { copied, download } = klyngeviden.site;

  /**
   * @param {ProposalFile[]} written
   * @param {string} archive
   * @param {(words: string) => void} say
   */
  function fetching(written, archive, say) {
    const packed = button("kv-btn", [sign("k-ned", "kv-t"), `Hent ${archive}`], () => {
      download(zip(written.map(({ name, text }) => [name, text]), "application/zip"), archive);
      say(`${archive} er hentet. Den ligger, hvor browseren plejer at gemme filer. Vedhæft den i mailen.`);
    });
    const each = written.map(({ name, text }) => element("li", "", button("kv-link", name, () => {
      download(new Blob([text], { type: "application/yaml" }), name);
    })));
    const alone = element("summary", "", "Eller filerne én for én");
    return element("li", "", [packed, element("details", "kv-prop__files", [alone, element("ul", "", each)])]);
  }

  /**
   * What a sound draft becomes: its pages, its files and the letter they go with.
   * @param {Draft} now
   * @param {ProposalForm} form
   * @param {string} today
   * @param {(words: string) => void} say
   */
  function ready(now, form, today, say) {
    const archive = archiveName(now), { body, href, subject } = letter(now, form, archive), count = now.poster.length;
    const mail = link(href, [sign("k-flag", "kv-t"), "Åbn en mail"]);
    mail.className = "kv-btn";
    const copy = button("kv-link", "Kopiér mailens tekst", async () => {
      say(await copied(`${subject}\n\n${body}`) ? "Mailens tekst er kopieret." : `${subject} ${body}`);
    });
    const to = form.mail ? `til ${form.mail}` : "til redaktionen (skriv selv adressen; den er ikke valgt endnu)";
    return [
      element("p", "kv-prop__good", `Alt er i orden: ${count} ${count === 1 ? "post" : "poster"}.`),
      element("h3", "", "Sådan kommer det til at se ud"), ...previews(now, form),
      element("h3", "", "Send det"),
      element("ol", "kv-how", [
        fetching(files(now, form, today), archive, say),
        element("li", "", [mail, " ", copy, element("p", "kv-q", `${subject}, ${to}.`)]),
        element("li", "", `Vedhæft ${archive}, og send. Redaktionen læser det igennem, før det kommer på siden.`),
      ]),
    ];
  }

  /**
   * @param {Draft} now
   * @param {ProposalForm} form
   */
  function previews(now, form) {
    const { name } = clusterOf(now, form), from = `Kilde: ${now.moede.titel.trim()}, ${name}.`;
    return now.poster.flatMap((record) => {
      const type = form.types.find(({ slug }) => slug === record.type);
      if (!type) return [];
      const values = entry(type.fields, record.felter), title = element("span", "", String(values.titel ?? ""));
      const box = element("details", "kv-prop__card", element("summary", "", [sign(type.icon, "kv-m"), title]));
      /* Sixty pages are drawn as they are opened. */
      box.addEventListener("toggle", () => {
        if (box.children.length > 1) return;
        box.append(proposalPreview(type, values, `${from} ${values.sted ?? ""}`, form.records));
      });
      box.open = now.poster.length === 1;
      return [box];
    });
  }

  klyngeviden.proposalResult = { ready };
}
