import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { decodeQR } from 'qr/decode.js';
import { expect, test } from 'vitest';
import { qrPng, qrSvg } from '../../../src/tickets/links/qr-code.ts';

const CODE = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('')),
  minLength: 43,
  maxLength: 48,
});

interface Picture {
  width: number;
  height: number;
  /** Black and white. */
  isDark: (x: number, y: number) => boolean;
}

/** With another library than the one that drew it. */
function scan({ width, height, isDark }: Picture): string {
  const data = new Uint8Array(width * height * 4).fill(0xff);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (isDark(x, y)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return decodeQR({ width, height, data });
}

/** A PNG of one bit a pixel, whose lines have no filter. @throws when a checksum is wrong */
function readPng(png: Buffer): Picture {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const typed = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(typed));
    chunks.set(typed.subarray(0, 4).toString('latin1'), typed.subarray(4));
    at += length + 12;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR') ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  expect([...header.subarray(8)]).toEqual([1, 0, 0, 0, 0]);
  const bytes = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const lineLength = 1 + Math.ceil(width / 8);
  expect(bytes).toHaveLength(height * lineLength);
  for (let y = 0; y < height; y++) expect(bytes[y * lineLength]).toBe(0);
  return { width, height, isDark: (x, y) => ((bytes[y * lineLength + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0 };
}

/** As drawn by a browser with 8 pixels for each module: the path has one square for each. */
function readSvg(svg: string): Picture {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  expect(svg).toContain(`<rect width="${size}" height="${size}" fill="#fff"/>`);
  const path = /<path d="([^"]*)" fill="#000"\/>/.exec(svg)?.[1] ?? '';
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  return { width: size * 8, height: size * 8, isDark: (x, y) => dark.has(`${x >> 3} ${y >> 3}`) };
}

test('a scanner reads the code from the PNG and from the SVG', () => {
  fc.assert(
    fc.property(CODE, (code) => {
      expect(scan(readPng(qrPng(code)))).toBe(code);
      expect(scan(readSvg(qrSvg(code)))).toBe(code);
    }),
    { numRuns: 30 },
  );
});

test('four modules around it are light, as scanners need it', () => {
  const { width, height, isDark } = readPng(qrPng('a code'));
  const edge = 4 * 8;
  for (let along = 0; along < width; along++)
    for (let across = 0; across < edge; across++) {
      expect(isDark(along, across) || isDark(along, height - 1 - across)).toBe(false);
      expect(isDark(across, along) || isDark(width - 1 - across, along)).toBe(false);
    }
  expect(isDark(edge, edge)).toBe(true);
});
