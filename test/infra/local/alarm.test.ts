import { expect, test } from "vitest";
import { content } from "../../../functions/content.ts";
import type { Content, Guide } from "../../../functions/engine/guide.ts";
import { aDesk, aFolder } from "./a-desk.ts";

/** The shipped guide, asking after two seconds, at whatever hour. */
function impatient(): Content {
  const [guide] = Object.values(content.guides) as [Guide];
  const submitted = { ...guide.pages.submitted!, promise: { after: "2 seconds", ask: "check" } };
  const hours = { from: "00:00", to: "23:59", zone: zoneWhereItIsNoon() };
  return { ...content, guides: { [guide.guide]: { ...guide, hours, pages: { ...guide.pages, submitted } } } };
}

/** Etc/GMT+5 is five hours behind Greenwich: the signs are the POSIX ones. */
function zoneWhereItIsNoon(): string {
  const behind = new Date().getUTCHours() - 12;
  return behind >= 0 ? `Etc/GMT+${behind}` : `Etc/GMT${behind}`;
}

test("DynamoDB's own time-to-live removes the timer, and the check-back goes out: no clock moved, no sweep", async () => {
  const { folder, remove } = aFolder();
  const { desk, say, checkBacks } = await aDesk(folder, impatient());
  try {
    const { deps } = desk;
    // The sweep finds nothing, whatever is overdue: what goes out, the stream has woken.
    deps.store.overdue = async () => ({ due: [] });
    const person = "+85510000001";
    await say(person, "注销", "7");
    const sent = await checkBacks(person, 1, 60_000);
    expect(sent.map(({ body }) => body)).toEqual([expect.stringContaining("1 已注销")]);
    expect(await say(person, "1")).toContain("太好了");
  } finally {
    await desk.stop();
    remove();
  }
}, 90_000);
