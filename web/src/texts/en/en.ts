import { account } from './account.ts';
import { buying } from './buying.ts';
import { demo } from './demo.ts';
import { exchange } from './exchange.ts';
import { movie } from './movie.ts';
import { seatMap } from './seat-map.ts';
import { shell } from './shell.ts';
import { showing } from './showing.ts';
import { whatsOn } from './whats-on.ts';

export const en = { account, buying, demo, exchange, movie, seatMap, shell, showing, whatsOn };
