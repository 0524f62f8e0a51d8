// Runs Rowlock from a checkout: what is missing or older than its source is built first.
import { build } from './build.js';

build();
await import('../dist/main.js');
