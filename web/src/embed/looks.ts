import type { embed } from '../texts/en/embed.ts';

export interface Look {
  name: string;
  /** Two colours that tell it from the others. */
  colors: readonly [ground: string, accent: string];
  css: string;
}

/** Examples of how a site can style the map. */
export function looksIn(texts: typeof embed): readonly Look[] {
  return [
    {
      name: texts.lookAsItIs,
      colors: ['#fffdf9', '#c5301f'],
      css: `rowlock-seat-map {
  /* ${texts.lookComment.replace('\n', '\n     ')} */
}`,
    },
    {
      name: texts.lookMidnight,
      colors: ['#10131f', '#7c9cff'],
      css: `rowlock-seat-map {
  color-scheme: dark;
  --seat-ground: #10131f;
  --seat-text: #e8ecff;
  --seat-muted: #a3abcf;
  --seat-line: #2a3154;
  --seat-taken: #5d658c;
  --seat-accent: #7c9cff;
  --seat-on-accent: #0b1024;
  --seat-screen: #7c9cff;
}`,
    },
    {
      name: texts.lookMint,
      colors: ['#f2fbf6', '#0f7a53'],
      css: `rowlock-seat-map {
  color-scheme: light;
  --seat-ground: #f2fbf6;
  --seat-text: #10291f;
  --seat-muted: #4a6358;
  --seat-line: #cfe6da;
  --seat-accent: #0f7a53;
  --seat-on-accent: #ffffff;
  --seat-radius: 1.5rem;
}`,
    },
    {
      name: texts.lookProgramme,
      colors: ['#ffffff', '#111111'],
      css: `rowlock-seat-map {
  color-scheme: light;
  --seat-ground: #ffffff;
  --seat-text: #111111;
  --seat-muted: #555555;
  --seat-line: #111111;
  --seat-accent: #111111;
  --seat-on-accent: #ffffff;
  --seat-screen: #111111;
  --seat-radius: 0;
  --seat-button-radius: 0;
  --seat-font: Georgia, serif;
}`,
    },
  ];
}
