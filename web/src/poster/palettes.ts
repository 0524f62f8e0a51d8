/** Three inks on one paper. Each ink is legible on the paper, and `ink` on both others. */
export interface Palette {
  paper: string;
  ink: string;
  strong: string;
  soft: string;
}

/** As from a screen printer: few colours, none of them pure. */
export const palettes: readonly Palette[] = [
  { paper: '#d8402a', ink: '#fff3e2', strong: '#2a0f12', soft: '#f2a65a' },
  { paper: '#14213d', ink: '#fbe9c6', strong: '#f4a024', soft: '#3f6fb5' },
  { paper: '#f3c53c', ink: '#1d1a16', strong: '#d5392b', soft: '#fff2cf' },
  { paper: '#0f4c45', ink: '#f5ead3', strong: '#f0705a', soft: '#69b39a' },
  { paper: '#f2e6d3', ink: '#1f1b2e', strong: '#c93a2b', soft: '#e9b44c' },
  { paper: '#2d1b3d', ink: '#fde4d8', strong: '#ff7f6b', soft: '#7d5ba6' },
  { paper: '#f4a9a0', ink: '#23182b', strong: '#b3202c', soft: '#ffe9dc' },
  { paper: '#1f5fa8', ink: '#fff6e3', strong: '#ffcf48', soft: '#8fc4ee' },
  { paper: '#1b1714', ink: '#f7ead8', strong: '#e4532f', soft: '#8a7a63' },
  { paper: '#8fc1a9', ink: '#14251f', strong: '#0e5a4a', soft: '#f6efd9' },
];
