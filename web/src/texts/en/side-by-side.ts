/** Texts of /side-by-side, which is a page of its own. */
export const sideBySide = {
  title: 'Two windows side by side',
  description: 'Two visitors, one showing: what one picks and holds, the other sees at once.',
  heading: 'Two visitors, one auditorium',
  hint: 'Pick seats on the left and continue. Watch them change on the right, at once.',
  left: "Anna's window",
  right: "Ben's window",
};
