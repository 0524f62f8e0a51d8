/** npx tsx examples/help-a-buyer/main.ts URL EMAIL PASSWORD, those of an administrator */
import { Api } from '../build-a-cinema/api.ts';
import { helpABuyer } from './help-a-buyer.ts';

const [url = 'http://127.0.0.1:4000', email, password] = process.argv.slice(2);
const anybody = new Api(url);
const { tokens } = await anybody.change<{ tokens: { accessToken: string } }>(
  'login',
  { email, password },
  'tokens { accessToken }',
);
console.log(JSON.stringify(await helpABuyer(anybody.as(tokens.accessToken), anybody), null, 2));
