/** npx tsx examples/pay-by-stripe/main.ts URL */
import { Api } from '../build-a-cinema/api.ts';
import { payByStripe } from './pay-by-stripe.ts';

const [url = 'http://127.0.0.1:4000'] = process.argv.slice(2);
console.log(JSON.stringify(await payByStripe(new Api(url)), null, 2));
