import { encode } from 'uqr';

/** A QR code as one path, dark on light in every theme: scanners need that. */
export function QrCode({ text, label }: { text: string; label: string }) {
  // Two modules of border, and the white of the ticket around it.
  const { size, data } = encode(text, { ecc: 'M', border: 2 });
  const path = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
