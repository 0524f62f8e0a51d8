import { answerLink, readLink } from './links.js';

const { page, token } = readLink(location);
// The token stays neither in the address nor in the history of the browser.
history.replaceState(null, '', location.pathname);

const form = document.querySelector(`form[data-page="${page}"]`);
const told = document.querySelector('output');

if (form) {
  form.hidden = false;
  // Not before the person has clicked: programs that look at mails open their links, too.
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(new FormData(form));
  });
}

async function submit(fields) {
  const button = form.querySelector('button');
  button.disabled = true;
  const newPassword = fields.get('newPassword');
  const { isDone, text } = await answerLink({ page, token, ...(newPassword !== null && { newPassword }) }, send);
  told.textContent = text;
  form.hidden = isDone;
  button.disabled = false;
}

async function send(body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('graphql', { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}
