// npm run generate: what the sources import and nobody writes. Prisma's client, and types of the tests' operations.
import { generateClient, run } from './build.js';

generateClient();
run('graphql-codegen', ['--config', 'codegen.ts']);
