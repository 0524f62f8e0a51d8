// npm run generate: the generated sources, Prisma's client and the types of the tests' operations.
import { generateClient, run } from './build.js';

await generateClient();
await run('graphql-codegen', ['--config', 'codegen.ts']);
