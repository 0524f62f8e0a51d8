/**
 * A step of a figure that has to end. What it has begun goes on until the figure ends, and its processes with it.
 *
 * @param step what it does, for the message
 * @throws when it takes longer
 */
export async function within<Result>(step: string, seconds: number, work: () => Promise<Result>): Promise<Result> {
  let deadline: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    deadline = setTimeout(() => reject(new Error(`${step}: this did not end within ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([work(), tooLate]);
  } finally {
    clearTimeout(deadline);
  }
}
