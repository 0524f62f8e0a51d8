import type { ASTVisitor, DocumentNode, GraphQLError, GraphQLSchema, ParseOptions, ValidationContext } from 'graphql';
import { introspectionProblem } from '../hidden-schema.ts';
import { LIMITS } from './limits.ts';
import { shapeProblem } from './shape.ts';
import { writtenProblem } from './written.ts';

/** For parsing and validating any document that a client sends. */
export const PARSE_OPTIONS = {
  maxLexicalTokens: LIMITS.tokens,
  maxComments: LIMITS.comments,
} satisfies ParseOptions;
export const VALIDATION_OPTIONS = { maxErrors: LIMITS.errors };

/** Why a document is not even validated: its size, or that it asks for a schema that is hidden. */
export function documentProblem(schema: GraphQLSchema, document: DocumentNode): GraphQLError | undefined {
  return shapeProblem(document) ?? writtenProblem(document) ?? introspectionProblem(schema, document);
}

/** The same, as a rule of validation. */
export function documentRule(context: ValidationContext): ASTVisitor {
  return {
    Document(document) {
      const problem = documentProblem(context.getSchema(), document);
      if (!problem) return undefined;
      context.reportError(problem);
      // Without a document the other rules, some of which compare every field with every other, have nothing to do.
      return null;
    },
  };
}
