import { type ASTNode, type DocumentNode, type GraphQLError, Kind, visit } from 'graphql';
import { LIMITS, tooLarge } from './limits.ts';

/** Refuses documents by what is written in them: unlike fields, it is the same however often a fragment is used. */
export function writtenProblem(document: DocumentNode): GraphQLError | undefined {
  let [aliases, directives, mostOfOne] = [0, 0, 0];
  let [level, deepest, longest] = [0, 0, 0];
  visit(document, {
    enter(node) {
      const ownDirectives = directivesOf(node);
      directives += ownDirectives;
      mostOfOne = Math.max(mostOfOne, ownDirectives);
      if (node.kind === Kind.FIELD && node.alias) aliases++;
      if (node.kind !== Kind.LIST && node.kind !== Kind.OBJECT) return;
      level++;
      deepest = Math.max(deepest, level);
      const { length } = node.kind === Kind.LIST ? node.values : node.fields;
      longest = Math.max(longest, length);
    },
    leave({ kind }) {
      if (kind === Kind.LIST || kind === Kind.OBJECT) level--;
    },
  });
  if (aliases > LIMITS.aliases) return tooLarge(`more than ${LIMITS.aliases} aliases`);
  if (mostOfOne > LIMITS.directivesInOnePlace)
    return tooLarge(`more than ${LIMITS.directivesInOnePlace} directives in one place`);
  if (directives > LIMITS.directives) return tooLarge(`more than ${LIMITS.directives} directives`);
  if (longest > LIMITS.entries) return tooLarge(`a list of it has more than ${LIMITS.entries} entries`);
  if (deepest > LIMITS.valueDepth) return tooLarge(`a value of it is more than ${LIMITS.valueDepth} levels deep`);
  return undefined;
}

function directivesOf(node: ASTNode): number {
  return 'directives' in node ? node.directives.length : 0;
}
