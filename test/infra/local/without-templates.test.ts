import { expect, onTestFinished, test } from "vitest";
import { aDesk, aFolder } from "./a-desk.ts";

test("WhatsApp has approved no template: after three days the question comes by SMS, and is answered there", async () => {
  const { folder, remove } = aFolder();
  onTestFinished(remove);
  const here = await aDesk(folder, { withoutTemplates: true });
  onTestFinished(here.desk.stop);
  const number = "+85510000001";
  await here.say(`whatsapp:${number}`, "注销", "7");
  await here.advance("P3D");
  const [checkBack] = await here.checkBacks(number, 1);
  expect(checkBack).toMatchObject({ from: "+12025550143", to: number, direction: "outbound-api" });
  expect(checkBack?.body).toContain("1 已注销");
  await here.desk.sweepSoon();
  expect(await here.checkBacks(`whatsapp:${number}`, 1, 200)).toEqual([]);
  expect((await here.checkBackOf(`whatsapp:${number}`))?.state).toBe("handed-over");
  await expect.poll(async () => (await here.checkBackOf(number))?.state, { timeout: 5_000 }).toBe("delivered");
  expect(await here.say(number, "1")).toContain("太好了");
  // They had opted out of SMS: then it can't be written to them at all, and that is to be seen.
  const other = "+85510000002";
  await here.say(`whatsapp:${other}`, "注销", "7");
  await here.say(other, "注销", "STOP");
  await here.advance("P3D");
  await here.desk.sweepSoon();
  await expect
    .poll(async () => (await here.checkBackOf(`whatsapp:${other}`))?.state, { timeout: 10_000 })
    .toBe("unsendable");
  expect(await here.checkBacks(other, 1, 200)).toEqual([]);
}, 60_000);
