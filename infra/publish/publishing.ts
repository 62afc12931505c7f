import type { Content } from "../../functions/engine/guide/guide.ts";
import type { Io } from "../cli/command.ts";
import { everyConversation } from "../operate/scan-conversations.ts";
import { countAffected } from "./count-affected.ts";
import { peopleReport } from "./people-report.ts";
import type { Planned, Report } from "./report.ts";
import { templatesReport } from "./templates-report.ts";

type Publishing = {
  content: Content;
  /** The table of the deployment, and the time in epoch milliseconds. */
  table: Parameters<typeof everyConversation>[0];
  twilioContents: Planned["twilioContents"];
  /** Says which printed posters would be wrong. */
  posters?: Report;
};

/**
 * Prints whom a deployment of the content would affect. It reads the whole table, and changes nothing.
 *
 * @returns the number of people who would lose their place or a check-back
 */
export async function publishing({ content, table, twilioContents, posters }: Publishing, io: Io): Promise<number> {
  const { print, note, progress } = io;
  let unreadable = 0;
  const conversations = everyConversation(table, {
    progress: (items) => progress.count(`scanned ${items} items ...`),
    unreadable: () => {
      unreadable += 1;
    },
  });
  const counts = await countAffected(content, conversations);
  progress.end();
  if (unreadable > 0) note(`${unreadable} conversations could not be read: a newer version may have written them`);
  for (const report of [peopleReport, templatesReport, ...(posters ? [posters] : [])]) {
    const lines = await report({ content, counts, twilioContents });
    if (lines.length > 0) print(`${lines.join("\n")}\n`);
  }
  print(conclusion(counts.people));
  return counts.people;
}

function conclusion(people: number): string {
  if (people === 0) return "No one is affected: every person and every check-back keeps its page.";
  return people === 1 ? "1 person is affected." : `${people} people are affected.`;
}
