import type { Texts } from '../texts.tsx';

export const whatsOn: Texts['whatsOn'] = {};
