import type { UserError } from '../../platform/outcome.ts';
import type { Column } from './programme-columns.ts';

/** What is wrong with a line of a programme. */
export interface ProgrammeProblem {
  message: string;
  /** From 1, the header. */
  line: number;
  /** The column; null when it is about the line as a whole. */
  field: Column | null;
  /** As it stands there; null when it is about the line as a whole. */
  value: string | null;
  /** What a local time that exists twice could be. */
  instants: Date[];
}

/** Lines of the document are wrong, so that nothing was scheduled. */
export interface ProgrammeRejected extends UserError {
  kind: 'ProgrammeRejected';
  /** The first ones. */
  problems: ProgrammeProblem[];
  problemCount: number;
}

const MOST_PROBLEMS = 50;

export function programmeRejected(problems: readonly ProgrammeProblem[]): ProgrammeRejected {
  const inOrder = problems.toSorted((a, b) => a.line - b.line);
  return {
    kind: 'ProgrammeRejected',
    message: `The document has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}; nothing was scheduled.`,
    path: ['input', 'document'],
    problems: inOrder.slice(0, MOST_PROBLEMS),
    problemCount: problems.length,
  };
}
