import type { Texts } from '../texts.tsx';

export const account: Texts['account'] = {};
