import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { type AccessRule, actorOf } from '../../graphql/authorization.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { entityOf, errorsOf } from '../../graphql/user-errors.types.ts';
import type { ImportShowingsService } from './import-showings.service.ts';
import { ImportShowingsInput, ImportShowingsPayload } from './import.types.ts';

@Resolver()
export class ImportShowingsResolver {
  readonly #programmeImport: ImportShowingsService;

  constructor({ programmeImport }: { programmeImport: ImportShowingsService }) {
    this.#programmeImport = programmeImport;
  }

  @Authorized<AccessRule>('MANAGER of the cinema')
  @Mutation(() => ImportShowingsPayload, {
    description: [
      'MANAGER of the cinema. Schedules a programme, all or nothing; as scheduleShowings does, and with the same rules. Of a',
      'ShowingOverlaps path is ["input", "document", "12"] for line 12, and so is conflictsWithPath. Local times that do not',
      'exist, or exist twice, are never guessed. Errors: InvalidInput, NotFound, ProgrammeRejected, ShowingOverlaps.',
    ].join('\n'),
  })
  async importShowings(
    @Arg('input', () => ImportShowingsInput) input: ImportShowingsInput,
    @Ctx() context: RequestContext,
  ): Promise<ImportShowingsPayload> {
    const outcome = await this.#programmeImport.import(await actorOf(context), input);
    return { showings: entityOf(outcome), errors: errorsOf(outcome) };
  }
}
