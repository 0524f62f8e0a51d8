/** npx tsx examples/exchange-tickets/main.ts URL */
import { Api } from '../build-a-cinema/api.ts';
import { exchangeTickets } from './exchange-tickets.ts';

const [url = 'http://127.0.0.1:4000'] = process.argv.slice(2);
console.log(JSON.stringify(await exchangeTickets(new Api(url)), null, 2));
