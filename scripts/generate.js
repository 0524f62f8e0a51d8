// npm run generate: the generated sources, Prisma's client and the types of all operations.
import { generateClient, run } from './build.js';
import { generatePageTypes } from './page-types.js';

await generateClient();
await generatePageTypes();
await run('graphql-codegen', ['--config', 'codegen.ts']);
