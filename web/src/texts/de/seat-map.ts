import type { Texts } from '../texts.tsx';

export const seatMap: Texts['seatMap'] = {};
