export const buying = {};
