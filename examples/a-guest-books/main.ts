/** npx tsx examples/a-guest-books/main.ts URL */
import { Api } from '../build-a-cinema/api.ts';
import { aGuestBooks } from './a-guest-books.ts';

const [url = 'http://127.0.0.1:4000'] = process.argv.slice(2);
const email = `guest-${Date.now()}@rowlock.example`;
const story = await aGuestBooks(new Api(url), { email, name: 'A guest', password: 'seventeen lanterns' });
console.log(JSON.stringify(story, null, 2));
