/* Packs texts in a ZIP file, stored as they are: the same content gives the same bytes. Pure: knows no page. */
"use strict";
{
  const POLYNOMIAL = 0xEDB88320, BITS = 8, UTF_8 = 0x0800, VERSION = 20, FIRST_DAY = 0x21;
  const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < BITS; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
    return rest;
  });

  /** @param {Uint8Array} bytes */
  function checksum(bytes) {
    const rest = bytes.reduce((sum, byte) => (sum >>> BITS) ^ REMAINDERS[(sum ^ byte) & 0xFF], 0xFFFFFFFF);
    return (rest ^ 0xFFFFFFFF) >>> 0;
  }

  /**
   * Numbers of two or four bytes, the least first: [size, number].
   * @param {[2 | 4, number][]} fields
   */
  function packed(fields) {
    const view = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)));
    let at = 0;
    fields.forEach(([bytes, number]) => {
      if (bytes === 2) view.setUint16(at, number, true); else view.setUint32(at, number, true);
      at += bytes;
    });
    return new Uint8Array(view.buffer);
  }

  /**
   * The same content gives the same bytes: every file is of the first day that a ZIP file knows.
   * @param {[name: string, text: string][]} files
   * @param {string} type
   */
  function zip(files, type) {
    const encoder = new TextEncoder();
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const stored = [];
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const listed = [];
    let at = 0;
    files.forEach(([path, text]) => {
      const name = encoder.encode(path), bytes = encoder.encode(text);
      /** @type {[2 | 4, number][]} */
      const about = [
        [2, VERSION], [2, UTF_8], [2, 0], [2, 0], [2, FIRST_DAY], [4, checksum(bytes)], [4, bytes.length],
        [4, bytes.length], [2, name.length], [2, 0],
      ];
      const here = [packed([[4, 0x04034B50], ...about]), name, bytes];
      listed.push(packed([[4, 0x02014B50], [2, VERSION], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), name);
      stored.push(...here);
      at += here.reduce((sum, { length }) => sum + length, 0);
    });
    const long = listed.reduce((sum, { length }) => sum + length, 0), count = files.length;
    const end = packed([[4, 0x06054B50], [2, 0], [2, 0], [2, count], [2, count], [4, long], [4, at], [2, 0]]);
    return new Blob([...stored, ...listed, end], { type });
  }

  klyngeviden.zip = zip;
}
