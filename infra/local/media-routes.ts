import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { readMedia } from "../content/media/read-media.ts";

/** The files of content/media under their public names, as the bucket of a deployment serves them. */
export function mediaRoutes(folder: string): Hono {
  const routes = new Hono();
  routes.get("/media/:name", async (c) => {
    const file = [...readMedia(folder).values()].find(({ name }) => name === c.req.param("name"));
    if (!file) return c.body(null, 404);
    return c.body(await readFile(file.path), 200, { "Content-Type": file.type, "Cache-Control": "no-cache" });
  });
  return routes;
}
