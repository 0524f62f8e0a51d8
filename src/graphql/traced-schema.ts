import { defaultFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { tracing } from '../platform/tracing/tracing.ts';

/** Makes each field of Query and Mutation a span of the trace of its request: an operation mostly has one. */
export function traceRootFields(schema: GraphQLSchema): void {
  traceFields('query', schema.getQueryType());
  traceFields('mutation', schema.getMutationType());
}

function traceFields(operation: string, type: GraphQLObjectType | null | undefined): void {
  for (const field of Object.values(type?.getFields() ?? {})) {
    const { name, resolve = defaultFieldResolver } = field;
    const attributes = { 'graphql.operation.type': operation, 'graphql.field.name': name };
    const options = () => ({ name: `${operation} ${name}`, attributes });
    field.resolve = (...parameters): unknown => tracing.inner(options, () => resolve(...parameters));
  }
}
