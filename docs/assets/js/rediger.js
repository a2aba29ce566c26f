/* Starts the editor in the browser, in Danish: our format, our kinds of field and the configuration of the build. */
"use strict";
{
  const { configuration, forms, folder, looks, styles } = klyngeviden.editor;
  const { read, written } = klyngeviden.editorFormat;
  const { LinkControl, NumberControl, NameControl, ShapeControl } = klyngeviden.editorFields;

  /* The editor speaks the browser's language; every text of ours is Danish, and so are its own. */
  Object.defineProperty(navigator, "languages", { get: () => ["da"] });
  Object.defineProperty(navigator, "language", { get: () => "da" });

  const watch = klyngeviden.editorGuard.guard(window.fetch.bind(window), configuration);
  window.fetch = watch.fetch;

  Object.entries(forms).forEach(([name, form]) => {
    CMS.registerCustomFormat(name, "yml", {
      fromFile: read,
      toFile: (entry) => {
        const text = written(entry, form);
        watch.saw(entry, text);
        return text;
      },
    });
  });
  Object.keys(looks).forEach((name) => { CMS.registerPreviewTemplate(name, klyngeviden.editorPreview.preview(name)); });
  styles.forEach((style) => { CMS.registerPreviewStyle(style); });
  CMS.registerFieldType("kv-henvisning", LinkControl);
  CMS.registerFieldType("kv-nummer", NumberControl);
  CMS.registerFieldType("kv-navn", NameControl);
  CMS.registerFieldType("kv-form", ShapeControl);

  if (folder && !/^(?:127\.0\.0\.1|(?:.+\.)?localhost)$/.test(location.hostname)) {
    const told = document.createElement("p");
    told.textContent = "Her kan viden kun rettes fra en mappe på din egen maskine. Åbn siden dér: »klyngeviden serve« "
      + "viser adressen.";
    document.body.append(told);
  } else {
    /* The editor wants the whole path, which the build does not know. */
    const logo = { src: new URL("../assets/favicon.svg", location.href).pathname };
    CMS.init({ config: { ...configuration, logo } });
  }
}
