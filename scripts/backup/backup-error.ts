/** What the person who runs the program can put right: shown as one line, without a stack. */
export class BackupError extends Error {}

export function explained(error: unknown): string {
  if (error instanceof BackupError) return error.message;
  return error instanceof Error ? error.message.trim() : String(error);
}
