import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import * as z from "zod";
import type { Languages } from "../../functions/text/language.ts";
import { channelOf } from "../../functions/twilio/address.ts";
import { flowchart } from "../content/map/flowchart.ts";
import { mermaidFile } from "../content/map/mermaid-file.ts";
import { isMode, modes } from "./fake-twilio/modes.ts";
import { buildPage } from "./page/build.ts";
import type { Events } from "./page/wire.ts";
import type { ServeOptions } from "./serve-options.ts";
import { deliverToWebhook } from "./webhooks.ts";

const address = z
  .string()
  .regex(/^(whatsapp:)?\+[1-9]\d{6,14}$/, "write the number with + and the country code, like +85510000001");
const message = z.object({
  from: address,
  body: z.string().max(1600, "a message may have 1,600 characters"),
  media: z.number().int().min(0).max(10).default(0),
  button: z.string().max(200).optional(),
});
const move = z.object({ advance: z.string() });

/** Builds the page when it is first opened, and again for other languages. A failed build is tried again. */
function builtOnce(): (languages: Languages) => ReturnType<typeof buildPage> {
  let last: { key: string; built: ReturnType<typeof buildPage> } | undefined;
  return (languages) => {
    const key = JSON.stringify(languages);
    if (last?.key === key) return last.built;
    const built = buildPage(languages).catch((error) => {
      last = undefined;
      throw error;
    });
    last = { key, built };
    return built;
  };
}

/** The phone page and its API (page/wire.ts). */
export function deskRoutes(options: ServeOptions): Hono {
  const { account, clock, content, feed, origin, sweepSoon, turns } = options;
  const routes = new Hono();
  routes.get("/desk/mermaid.js", async (c) =>
    c.body(await readFile(mermaidFile), 200, { "Content-Type": "text/javascript; charset=utf-8" }),
  );
  routes.get("/desk/map/:guide/:language?", (c) => {
    const [guide, language] = [content().guides[c.req.param("guide")], c.req.param("language")];
    const known = guide?.languages.find((each) => each === language) ?? guide?.languages[0];
    return guide && known
      ? c.text(flowchart(content(), guide, known))
      : c.json({ error: "there is no such guide" }, 404);
  });

  routes.get("/desk/events", (c) =>
    streamSSE(c, async (stream) => {
      const say = <K extends keyof Events>(event: K, data: Events[K]) =>
        stream.writeSSE({ event, data: JSON.stringify(data) }).catch(() => undefined);
      // Events during the snapshot are held back until it is sent, because it would overwrite them.
      let held: (() => void)[] | undefined = [];
      const stop = feed.watch((event, data) => {
        if (held) held.push(() => void say(event, data));
        else void say(event, data);
      });
      await say("snapshot", await feed.snapshot());
      for (const tell of held) tell();
      held = undefined;
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      stop();
    }),
  );

  routes.post("/desk/messages", async (c) => {
    const parsed = message.safeParse(await c.req.json().catch(() => undefined));
    if (!parsed.success) return c.json({ error: parsed.error.issues[0]?.message ?? "not a message" }, 400);
    const { from, button } = parsed.data;
    if (button !== undefined && channelOf(from) !== "whatsapp")
      return c.json({ error: "only WhatsApp has buttons" }, 400);
    const status = await deliverToWebhook(account, origin, { ...parsed.data, to: feed.ourAddresses[channelOf(from)] });
    return status === 200 ? c.body(null, 202) : c.json({ error: `the webhook answered ${status}` }, 502);
  });

  routes.post("/desk/clock", async (c) => {
    const parsed = move.safeParse(await c.req.json().catch(() => undefined));
    try {
      if (!parsed.success) throw new RangeError("no duration");
      // A check-back that is being sent is finished first. After the move of the clock its claim would be too old.
      await turns.idle();
      const now = clock.advance(parsed.data.advance);
      feed.tell("clock", { now });
      void sweepSoon();
      return c.json({ now: new Date(now).toISOString() });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return c.json({ error: 'send {"advance": "P3D"}: an ISO 8601 duration, forward, of ten years at most' }, 400);
    }
  });

  routes.post("/desk/twilio", async (c) => {
    const { mode } = (await c.req.json().catch(() => ({}))) as { mode?: unknown };
    if (typeof mode !== "string" || !isMode(mode))
      return c.json({ error: `send {"mode": "..."}, one of ${Object.keys(modes).join(", ")}` }, 400);
    feed.setMode(mode);
    return c.body(null, 204);
  });

  const page = builtOnce();
  routes.on("GET", ["/", "/desk/*"], async (c) => {
    const file = (await page(content().languages)).get(c.req.path);
    return file
      ? c.body(file.body, 200, { "Content-Type": file.type, "Cache-Control": "no-cache" })
      : c.body(null, 404);
  });
  return routes;
}
