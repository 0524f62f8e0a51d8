// A chosen theme must be there before the first paint, and so before the app: see theme.ts.
try {
  const theme = localStorage.getItem('rowlock:theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Without a storage there was no choice.
}
