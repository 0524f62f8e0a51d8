/** npx tsx examples/change-a-hold/main.ts URL */
import { Api } from '../build-a-cinema/api.ts';
import { changeAHold } from './change-a-hold.ts';

const [url = 'http://127.0.0.1:4000'] = process.argv.slice(2);
console.log(JSON.stringify(await changeAHold(new Api(url)), null, 2));
