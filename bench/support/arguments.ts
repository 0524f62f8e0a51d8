/** What `npm run bench` is asked for. */
export interface Arguments {
  /** The figures to measure. */
  names: readonly string[];
  /** Where the results go: a file, or standard output; undefined for the table alone. */
  json: { file: string | undefined } | undefined;
  /** Also what takes minutes to fill. */
  large: boolean;
}

/** @throws when there is no such figure or option */
export function readArguments(given: readonly string[], figures: readonly string[]): Arguments {
  const names: string[] = [];
  let json: Arguments['json'];
  let large = false;
  for (let index = 0; index < given.length; index++) {
    const argument = given[index] ?? '';
    if (argument === '--large') large = true;
    else if (argument === '--json') {
      const next = given[index + 1];
      const isFile = next !== undefined && !next.startsWith('-') && !figures.includes(next);
      json = { file: isFile ? next : undefined };
      if (isFile) index++;
    } else if (figures.includes(argument)) names.push(argument);
    else
      throw new Error(
        `no figure ${argument}; there are ${figures.join(', ')}, and the options --json [FILE] and --large`,
      );
  }
  return { names: names.length > 0 ? names : figures, json, large };
}
