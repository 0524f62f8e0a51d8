// The script of the page: shows only the entries that have every word of the filter.
const filter = document.querySelector('#filter');
const count = document.querySelector('#count');
const contents = document.querySelector('#contents');
const articles = [...document.querySelectorAll('article')].map((article) => ({
  article,
  link: document.querySelector(`nav li a[href="#${article.id}"]`).parentElement,
  text: article.textContent.toLowerCase(),
}));

function apply() {
  const words = filter.value.toLowerCase().split(/\s+/);
  let shown = 0;
  for (const { article, link, text } of articles) {
    const isShown = words.every((word) => text.includes(word));
    article.hidden = link.hidden = !isShown;
    if (isShown) shown++;
  }
  for (const section of document.querySelectorAll('section')) {
    const entry = section.closest('nav') ? 'li' : 'article';
    section.hidden = !section.querySelector(`${entry}:not([hidden])`);
  }
  count.textContent = filter.value.trim() === '' ? '' : `${shown} of ${articles.length}`;
}

filter.addEventListener('input', apply);

// A link may lead to an entry that the filter hides.
addEventListener('hashchange', () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest('[hidden]')) return;
  filter.value = '';
  apply();
  target.scrollIntoView();
});

addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === filter) return;
  event.preventDefault();
  filter.focus();
});

contents.open = matchMedia('(min-width: 56rem)').matches;
