/** The process that started this one. It may have ended before the desk is complete, so it is remembered at once. */
const parent = process.ppid;

/**
 * Calls `end` once: at Ctrl-C, at a signal, or when npm, which started this process, has ended. The process exits with the code
 * that it resolves to.
 */
export function untilEnded(env: NodeJS.ProcessEnv, end: () => Promise<number>): void {
  let isEnding = false;
  const endOnce = async () => {
    if (isEnding) return;
    isEnding = true;
    process.exit(await end());
  };
  process.on("SIGINT", endOnce).on("SIGTERM", endOnce).on("SIGHUP", endOnce);
  // When npm is ended, it does not end this process: its shell disappears.
  if (env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && void endOnce(), 500).unref();
}
