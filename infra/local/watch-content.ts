import { relative, sep } from "node:path";
import { watch } from "chokidar";

/** What compiling reads: other files of the folder may change without consequence. */
const isRead = (file: string) =>
  /^(words\.yaml|pages\.lock|whatsapp-languages\.txt|(guides|languages|calendars|media)(\/[^/]+)?)$/.test(file);

/** An editor may write a file in several steps, or several files at once, in milliseconds. */
const pause = 50;

/** Calls `onChange` after files of a folder of content were added, changed or removed. @returns a function that ends it */
export async function watchContent(folder: string, onChange: () => void): Promise<() => Promise<void>> {
  let waiting: NodeJS.Timeout | undefined;
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => path !== folder && !isRead(relative(folder, path).replaceAll(sep, "/")),
  });
  watcher.on("all", () => {
    clearTimeout(waiting);
    waiting = setTimeout(onChange, pause);
  });
  watcher.on("error", (error) => console.error(`watching ${folder} failed: ${error}`));
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return async () => {
    clearTimeout(waiting);
    await watcher.close();
  };
}
