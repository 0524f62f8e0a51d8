import { readFile } from 'node:fs/promises';
import { gqlPluckFromCodeString } from '@graphql-tools/graphql-tag-pluck';
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
  visit,
} from 'graphql';
import { documentProblem } from '../src/graphql/limits/document.ts';
import { withTypenames } from './typenames.ts';

/** An operation of a front end, with the fragments that it uses. */
export interface FrontEndDocument {
  name: string;
  operation: string;
  file: string;
  text: string;
}

export interface FrontEnd {
  documents: FrontEndDocument[];
  /** Each names its file. When there are any, the documents are not complete. */
  problems: string[];
}

/** Of other files in a folder, nothing is expected. */
const READ = /\.(graphql|gql|[cm]?[jt]sx?)$/;

interface Found<Definition extends DefinitionNode> {
  definition: Definition;
  file: string;
}

/** Every operation in the files: in those of GraphQL, and in tags in scripts. Fragments may be in other files. */
export async function readFrontEnd(
  files: readonly string[],
  { schema, typenames }: { schema: GraphQLSchema; typenames: boolean },
): Promise<FrontEnd> {
  const problems: string[] = [];
  const operations = new Map<string, Found<OperationDefinitionNode>>();
  const fragments = new Map<string, Found<FragmentDefinitionNode>>();
  const add = <Definition extends OperationDefinitionNode | FragmentDefinitionNode>(
    all: Map<string, Found<Definition>>,
    { definition, file }: Found<Definition>,
  ) => {
    const name = definition.name?.value;
    const known = all.get(name ?? '');
    if (name === undefined) problems.push(`${file}: an operation has no name`);
    else if (known && print(known.definition) !== print(definition))
      problems.push(`${file}: ${name} is another one in ${known.file}`);
    else if (!known) all.set(name, { definition, file });
  };
  for (const file of files.filter((name) => READ.test(name))) {
    for (const definition of await definitionsIn(file, problems)) {
      if (definition.kind === Kind.OPERATION_DEFINITION) add(operations, { definition, file });
      else if (definition.kind === Kind.FRAGMENT_DEFINITION) add(fragments, { definition, file });
    }
  }
  const documents = [...operations.values()].map(({ definition, file }): FrontEndDocument => {
    const complete = completed(definition, fragments);
    const document = typenames ? withTypenames(complete) : complete;
    const name = definition.name?.value ?? '';
    for (const { message } of problemsOf(schema, document)) problems.push(`${file}: ${name}: ${message}`);
    return { name, operation: definition.operation, file, text: print(document) };
  });
  return { documents, problems };
}

async function definitionsIn(file: string, problems: string[]): Promise<readonly DefinitionNode[]> {
  const code = await readFile(file, 'utf8');
  try {
    const texts = /\.(graphql|gql)$/.test(file) ? [code] : await textsInTags(file, code);
    return texts.flatMap((text) => parse(text).definitions);
  } catch (error) {
    problems.push(`${file}: ${(error as Error).message.split('\n')[0]}`);
    return [];
  }
}

/** In the tags `gql` and `graphql`, also as functions. What is inserted into a text is a fragment, which is found by its name. */
async function textsInTags(file: string, code: string): Promise<string[]> {
  const sources = await gqlPluckFromCodeString(file, code, { skipIndent: true });
  return sources.map(({ body }) => body).filter((body) => body.replaceAll(/#.*/g, '').trim() !== '');
}

/** With the fragments that it uses, in the order in which they are used: as clients put them together. */
function completed(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, Found<FragmentDefinitionNode>>,
): DocumentNode {
  const used = new Set<FragmentDefinitionNode>();
  const addFrom = (node: DefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)?.definition;
        if (!fragment || used.has(fragment)) return;
        used.add(fragment);
        addFrom(fragment);
      },
    });
  };
  addFrom(operation);
  return { kind: Kind.DOCUMENT, definitions: [operation, ...used] };
}

/** What the server would refuse too. */
function problemsOf(schema: GraphQLSchema, document: DocumentNode): readonly { message: string }[] {
  const problem = documentProblem(schema, document);
  return problem ? [problem] : validate(schema, document);
}
