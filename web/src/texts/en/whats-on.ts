export const whatsOn = {};
