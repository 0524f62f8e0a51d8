import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** The quiet zone that scanners need, in modules. */
const BORDER = 4;
/** Of the PNG. */
const PIXELS_PER_MODULE = 8;

/** Rows of modules; true: dark. With the quiet zone. */
export function qrMatrix(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: BORDER }).data;
}

/** One path, dark on light in every theme: scanners need that. @param label for those who do not see it; null beside a text that says it */
export function qrSvg(text: string): string {
  const rows = qrMatrix(text);
  const path = rows.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  const size = rows.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">`,
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`,
  ].join('');
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** One bit for a pixel, black and white, no interlacing. */
const PNG_FORM = [1, 0, 0, 0, 0];

/** PNG (ISO/IEC 15948), with one bit for each pixel. */
export function qrPng(text: string): Buffer {
  const rows = qrMatrix(text);
  const size = rows.length * PIXELS_PER_MODULE;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set(PNG_FORM, 8);
  const lines = rows.flatMap((row) => Array<Buffer>(PIXELS_PER_MODULE).fill(toLine(row)));
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A row of pixels: the filter type 0, and a byte for each module, since a module has as many pixels as a byte has bits. */
function toLine(row: readonly boolean[]): Buffer {
  return Buffer.from([0, ...row.map((isDark) => (isDark ? 0x00 : 0xff))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}
