export const demo = {
  label: 'About this demo',
  demo: 'Demo',
  noMoney: 'Everything works, and no money moves: pay with a test card.',
  sideBySide: 'Two windows side by side',
  embed: 'The map on your own page',
};
