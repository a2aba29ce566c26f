/* Writes a Word file: the least that is one, with styles, headings, links, numbered questions and tables. */
"use strict";
{
  const { zip } = klyngeviden;
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MIME = `${TYPES}.document`;
  const ESCAPED = new Map([["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ['"', "&quot;"]]);
  const BASED = '<w:basedOn w:val="Normal"/>';
  const NOTE_LINES = 3;

  /* --- the document ----------------------------------------------------------------------------------------------- */

  /** @param {string} text */
  function xml(text) { return text.replace(/[&<>"]/g, (sign) => ESCAPED.get(sign) ?? sign); }

  /**
   * A run of text; its line breaks are kept.
   * @param {string} text
   * @param {string} [properties]
   */
  function run(text, properties = "") {
    const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${xml(line)}</w:t>`);
    return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${lines.join("<w:br/>")}</w:r>`;
  }

  /**
   * @param {string} named
   * @param {string} runs
   * @param {string} [properties]
   */
  function paragraph(named, runs, properties = "") {
    return `<w:p><w:pPr><w:pStyle w:val="${named}"/>${properties}</w:pPr>${runs}</w:p>`;
  }

  /** Gathers what the body refers to: links, and a numbering of its own for each list. */
  class Body {
    constructor() {
      /** @type {string[]} */
      this.links = [];
      this.lists = 0;
    }

    /**
     * @param {string} address
     * @param {string} text
     */
    link(address, text) {
      const known = this.links.indexOf(address), place = known < 0 ? this.links.push(address) - 1 : known;
      return `<w:hyperlink r:id="link${place}">${run(text, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`;
    }

    /** @param {string[]} questions */
    numbered(questions) {
      this.lists += 1;
      const number = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${this.lists}"/></w:numPr>`;
      return questions.map((question) => paragraph("ListNumber", run(question), number));
    }
  }

  /* --- the files of the document ---------------------------------------------------------------------------------- */

  /**
   * @param {string} id
   * @param {string} name
   * @param {string} paragraphs
   * @param {string} runs
   * @param {string} [more]
   */
  function style(id, name, paragraphs, runs, more = BASED) {
    return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}<w:qFormat/>`
      + `<w:pPr>${paragraphs}</w:pPr><w:rPr>${runs}</w:rPr></w:style>`;
  }

  /**
   * @param {number} before
   * @param {number} after
   * @param {string} [first]
   */
  function space(before, after, first = "") { return `${first}<w:spacing w:before="${before}" w:after="${after}"/>`; }

  /** @param {number} half points */
  function size(half) { return `<w:sz w:val="${half}"/>`; }

  function styles() {
    const keep = "<w:keepNext/>", next = `${BASED}<w:next w:val="Normal"/>`, quiet = '<w:color w:val="595959"/>';
    const ruled = 'w:val="single" w:sz="4" w:space="1" w:color="8C8C8C"';
    const below = `<w:pBdr><w:bottom ${ruled}/><w:between ${ruled}/></w:pBdr>`;
    const listed = [
      style("Normal", "Normal", space(0, 120), "", "").replace("<w:style ", '<w:style w:default="1" '),
      style("Title", "Title", space(0, 60, keep), size(44), next),
      style("Subtitle", "Subtitle", space(0, 240), quiet + size(24), next),
      style("Heading1", "heading 1", `${space(360, 40, keep)}<w:outlineLvl w:val="0"/>`, `<w:b/>${size(30)}`, next),
      style("Heading2", "heading 2", `${space(160, 40, keep)}<w:outlineLvl w:val="1"/>`, `<w:b/>${size(24)}`, next),
      style("Kind", "Slags og tid", space(0, 120, keep), quiet + size(20)),
      style("Mark", "Hvis ord", space(0, 80, keep), `<w:i/>${quiet}${size(18)}`),
      style("Notice", "Forbehold", space(60, 120), "<w:i/>"),
      style("ListNumber", "List Number", space(0, 80), ""),
      style("Line", "Skrivelinje", `${below}${space(0, 200)}`, ""),
      style("Source", "Kilde", space(360, 0), quiet + size(18)),
      '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>',
      '<w:rPr><w:color w:val="0B5563"/><w:u w:val="single"/></w:rPr></w:style>',
    ];
    const font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>';
    const basic = `<w:rPrDefault><w:rPr>${font}${size(22)}<w:lang w:val="da-DK"/></w:rPr></w:rPrDefault>`;
    return `<w:styles xmlns:w="${WORD}"><w:docDefaults>${basic}</w:docDefaults>${listed.join("")}</w:styles>`;
  }

  /** @param {number} lists */
  function numbering(lists) {
    const level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
      + '<w:lvlJc w:val="left"/>'
      + '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>';
    const own = Array.from({ length: lists }, (_, place) => `<w:num w:numId="${place + 1}"><w:abstractNumId w:val="0"/>`
      + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>');
    return `<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>`
      + `${level}</w:abstractNum>${own.join("")}</w:numbering>`;
  }

  function contentTypes() {
    const named = [["document", "document.main"], ["styles", "styles"], ["numbering", "numbering"]];
    const packaged = "application/vnd.openxmlformats-package";
    const inside = named.map(([file, type]) => [`word/${file}`, `${TYPES}.${type}+xml`]);
    const all = [...inside, ["docProps/core", `${packaged}.core-properties+xml`]];
    const listed = all.map(([file, type]) => `<Override PartName="/${file}.xml" ContentType="${type}"/>`);
    const first = `<Default Extension="rels" ContentType="${packaged}.relationships+xml"/>`;
    return `<Types xmlns="${PACKAGE}/content-types">${first}${listed.join("")}</Types>`;
  }

  /** @param {[id: string, type: string, target: string, mode?: string][]} list */
  function relations(list) {
    const written = list.map(([id, type, target, mode = ""]) => (
      `<Relationship Id="${id}" Type="${type}" Target="${xml(target)}"${mode}/>`
    ));
    return `<Relationships xmlns="${PACKAGE}/relationships">${written.join("")}</Relationships>`;
  }

  /** @param {string} heading */
  function core(heading) {
    const spaces = `xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
    const known = `<dc:title>${xml(heading)}</dc:title><dc:language>da-DK</dc:language>`;
    return `<cp:coreProperties ${spaces}>${known}</cp:coreProperties>`;
  }

  /**
   * A table over the whole width, whose first row is its heading.
   * @param {number[]} widths in twentieths of a point
   * @param {string[][]} rows
   */
  function table(widths, rows) {
    const line = 'w:val="single" w:sz="4" w:space="0" w:color="8C8C8C"';
    const borders = `<w:tblBorders><w:top ${line}/><w:bottom ${line}/><w:insideH ${line}/></w:tblBorders>`;
    const all = widths.reduce((sum, width) => sum + width, 0);
    const written = rows.map((cells, row) => {
      const about = row ? '<w:trHeight w:val="600"/>' : "<w:tblHeader/>";
      const each = cells.map((text, column) => (
        `<w:tc><w:tcPr><w:tcW w:w="${widths[column]}" w:type="dxa"/></w:tcPr>`
        + `${paragraph("Normal", run(text, row ? "" : "<w:b/>"))}</w:tc>`
      ));
      return `<w:tr><w:trPr><w:cantSplit/>${about}</w:trPr>${each.join("")}</w:tr>`;
    });
    return `<w:tbl><w:tblPr><w:tblW w:w="${all}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/></w:tblPr>`
      + `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${written.join("")}`
      + "</w:tbl>";
  }

  /**
   * What was written by hand or typed: the text, or lines to write on.
   * @param {string} text
   * @param {number} [lines]
   */
  function said(text, lines = NOTE_LINES) {
    return text.trim() ? [paragraph("Normal", run(text))]
      : Array.from({ length: lines }, () => paragraph("Line", ""));
  }

  /**
   * A Word file with a title, a line below it, what it holds and where that comes from.
   * @param {string} heading
   * @param {string} below
   * @param {string[]} content
   * @param {string} source
   * @param {WordBody} body
   */
  function wordFile(heading, below, content, source, body) {
    const all = [
      paragraph("Title", run(heading)), ...(below ? [paragraph("Subtitle", run(below))] : []), ...content,
      paragraph("Source", run(source)),
    ];
    const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1247" w:bottom="1134" '
      + 'w:left="1247" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
    const outside = ' TargetMode="External"', spaces = `xmlns:w="${WORD}" xmlns:r="${OFFICE}"`;
    return zip(/** @type {[string, string][]} */ ([
      ["[Content_Types].xml", contentTypes()],
      ["_rels/.rels", relations([
        ["rId1", `${OFFICE}/officeDocument`, "word/document.xml"],
        ["rId2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
      ])],
      ["docProps/core.xml", core(heading)],
      ["word/document.xml", `<w:document ${spaces}><w:body>${all.join("")}${page}</w:body></w:document>`],
      ["word/_rels/document.xml.rels", relations([
        ["rId1", `${OFFICE}/styles`, "styles.xml"], ["rId2", `${OFFICE}/numbering`, "numbering.xml"],
        ...body.links.map((address, place) => /** @type {[string, string, string, string]} */ (
          [`link${place}`, `${OFFICE}/hyperlink`, address, outside]
        )),
      ])],
      ["word/styles.xml", styles()],
      ["word/numbering.xml", numbering(body.lists)],
    ]).map(([name, text]) => [name, DECLARATION + text]), MIME);
  }

  klyngeviden.word = { Body, paragraph, run, said, table, file: wordFile };
}
