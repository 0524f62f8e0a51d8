import { CsvError, parse } from 'csv-parse/sync';
import { type Column, COLUMNS, REQUIRED_COLUMNS } from './programme-columns.ts';
import type { ProgrammeProblem } from './programme-problem.ts';

/** A line of a programme that has a value for each column. */
export interface ProgrammeLine {
  line: number;
  /** Without spaces around it; empty when the column is left out. */
  cells: Record<Column, string>;
}

const LONGEST_RECORD = 10_000;

interface CsvRecord {
  line: number;
  values: string[];
}

/** Reads a document of docs/programme-csv.md into its lines. A line with another number of values is not one of them. */
export function parseProgramme(document: string): { lines: ProgrammeLine[]; problems: ProgrammeProblem[] } {
  const { records, problems } = parseCsv(document);
  const [header, ...rows] = records;
  if (!header) return { lines: [], problems: [...problems, lineProblem(1, 'The document is empty.')] };
  const names = header.values.map((name) => name.toLowerCase());
  const wrongNames = headerProblems(names);
  if (wrongNames.length > 0) return { lines: [], problems: [...problems, ...wrongNames] };
  const lines = rows.flatMap(({ line, values }) => {
    if (values.length === names.length) return [{ line, cells: toCells(names, values) }];
    const message = `This line has ${values.length} values, and the header has ${names.length}.`;
    problems.push(lineProblem(line, message));
    return [];
  });
  return { lines, problems };
}

export function lineProblem(line: number, message: string): ProgrammeProblem {
  return { message, line, field: null, value: null, instants: [] };
}

function parseCsv(document: string): { records: CsvRecord[]; problems: ProgrammeProblem[] } {
  const records: CsvRecord[] = [];
  try {
    parse(document, {
      ...{ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true },
      max_record_size: LONGEST_RECORD,
      delimiter: separatorOf(document),
      on_record: (values: string[], { lines: line }) => {
        records.push({ line, values });
        return null;
      },
    });
    return { records, problems: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? records.length + 1);
    return { records, problems: [lineProblem(line, `This line is no CSV: ${error.message}.`)] };
  }
}

/** Programs write CSV with semicolons where the comma is the decimal sign. */
function separatorOf(document: string): string {
  const header = document.slice(0, LONGEST_RECORD).split(/[\r\n]/)[0] ?? '';
  return header.includes(';') ? ';' : ',';
}

function headerProblems(names: readonly string[]): ProgrammeProblem[] {
  const missing = REQUIRED_COLUMNS.filter((name) => !names.includes(name)).map(
    (name) => `The column ${name} is missing.`,
  );
  const unknown = names
    .filter((name) => !COLUMNS.includes(name))
    .map((name) => `There is no column "${name}". Columns are: ${COLUMNS.join(', ')}.`);
  const repeated = names
    .filter((name, index) => COLUMNS.includes(name) && names.indexOf(name) < index)
    .map((name) => `The column ${name} is there twice.`);
  return [...missing, ...unknown, ...repeated].map((message) => lineProblem(1, message));
}

function toCells(names: readonly string[], values: readonly string[]): Record<Column, string> {
  const entries = COLUMNS.map((column) => [column, values[names.indexOf(column)] ?? '']);
  return Object.fromEntries(entries) as Record<Column, string>;
}
