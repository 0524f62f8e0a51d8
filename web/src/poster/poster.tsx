import { memo, useState } from 'react';
import { drawPoster } from './draw-poster.ts';
import styles from './poster.module.css';
import { HEIGHT, type Shape, WIDTH, round } from './shapes.ts';

/** A movie's poster, as wide as its place. Without one, or when it does not load, one is drawn from the title. */
export function Poster({ title, url }: { title: string; url: string | null | undefined }) {
  const [broken, setBroken] = useState<string>();
  if (url == null || url === broken) return <DrawnPoster title={title} />;
  // The title is beside it.
  return <img className={styles['poster']} src={url} alt="" loading="lazy" onError={() => setBroken(url)} />;
}

const DrawnPoster = memo(function DrawnPoster({ title }: { title: string }) {
  const { paper, shapes } = drawPoster(title);
  return (
    <svg className={styles['poster']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <rect width={WIDTH} height={HEIGHT} fill={paper} />
      {shapes.map((shape, index) => (
        // The shapes of a title are always the same.
        // oxlint-disable-next-line react/no-array-index-key
        <Drawn key={index} shape={shape} />
      ))}
    </svg>
  );
});

function Drawn({ shape }: { shape: Shape }) {
  if (shape.kind === 'path') return <path d={shape.d} fill={shape.fill} />;
  const [x, y] = [round(shape.x), round(shape.y)];
  return (
    <text
      x={x}
      y={y}
      fontSize={round(shape.size)}
      fill={shape.fill}
      transform={shape.isUpright ? `rotate(-90 ${x} ${y})` : undefined}
      // Another font, while this one is loading, must not be wider.
      textLength={round(shape.length)}
      lengthAdjust="spacingAndGlyphs"
    >
      {shape.text}
    </text>
  );
}
