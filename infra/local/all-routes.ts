import { Hono } from "hono";
import * as z from "zod";
import { sheetsOf } from "../content/report/sheet.ts";
import { twilioWhatsapp, usSegment } from "../operate/cost/prices.ts";
import { beginThere } from "./begin-there.ts";
import { editorLink } from "./editor-link.ts";
import type { AllGuides } from "./page/wire.ts";
import type { ServeOptions } from "./serve-options.ts";

const there = z.object({
  guide: z.string(),
  place: z.string(),
  language: z.string(),
  channel: z.enum(["sms", "whatsapp"]),
});

/** What the page with all messages of all guides needs: the messages, and a conversation that begins at one of them. */
export function allRoutes({ authored, store, personKey, feed, clock }: ServeOptions): Hono {
  const routes = new Hono();
  const sheets = async (): Promise<AllGuides["guides"]> => {
    const found = await authored?.();
    return found ? sheetsOf(found.authored, (file) => editorLink(found.folder, file)) : [];
  };
  routes.get("/desk/all.json", async (c) => {
    const all: AllGuides = { prices: { sms: usSegment, whatsapp: twilioWhatsapp }, guides: await sheets() };
    return all.guides.length > 0 ? c.json(all) : c.json({ error: "the desk has no files of this content" }, 404);
  });
  routes.post("/desk/begin", async (c) => {
    const { data } = there.safeParse(await c.req.json().catch(() => undefined));
    const sheet = (await sheets()).find(({ guide }) => guide !== undefined && guide === data?.guide);
    const message = sheet?.messages.find(({ at }) => at === data?.place);
    const said = message?.texts.find(({ language }) => language === data?.language);
    if (!data || !said) return c.json({ error: "there is no such message" }, 404);
    const desk = { store, personKey, feed, now: clock.now() };
    const text = data.channel === "whatsapp" && said.template ? said.template.text : said.text;
    return c.json({ address: await beginThere(desk, { ...data, text }) });
  });
  return routes;
}
