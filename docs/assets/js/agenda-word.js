/* An agenda as a Word file: each item with what its record says, and what is noted or lines to note on. */
"use strict";
{
  const { parts, title, whenAndWhere } = klyngeviden.agenda;
  const { Body, file, paragraph, run, said } = klyngeviden.word;

  /**
   * @param {AgendaPart} part
   * @param {WordBody} body
   * @returns {string[]}
   */
  function written(part, body) {
    if (part.kind === "questions") return body.numbered(part.questions);
    if (part.kind === "poles") {
      return part.poles.flatMap(({ navn, tekst }) => [
        paragraph("Heading2", run(navn)), paragraph("Normal", run(tekst)),
      ]);
    }
    const named = { text: "Normal", mark: "Mark", notice: "Notice", heading: "Heading2" };
    return [paragraph(named[part.kind], run(part.text))];
  }

  /**
   * @param {AgendaEntry} entry
   * @param {WordBody} body
   */
  function item({ number, title: heading, kind, time, record, notes }, body) {
    const address = record ? body.link(`https://${record.kort}`, record.kort) : "";
    const line = run([kind, time].filter(Boolean).join(" · ") + (record && (kind || time) ? " · " : ""));
    return [
      paragraph("Heading1", run(`${number}. ${heading}`)),
      ...(kind || time || record ? [paragraph("Kind", line + address)] : []),
      ...(record ? parts(record).flatMap((part) => written(part, body)) : []),
      paragraph("Heading2", run("Noter")), ...said(notes),
    ];
  }

  /**
   * The agenda of a meeting as a Word file.
   * @param {Meeting} meeting
   * @param {AgendaEntry[]} entries
   * @param {string} source where the texts come from
   */
  function docx(meeting, entries, source) {
    const body = new Body(), items = entries.flatMap((entry) => item(entry, body));
    return file(title(meeting), whenAndWhere(meeting), items, source, body);
  }

  klyngeviden.docx = docx;
}
