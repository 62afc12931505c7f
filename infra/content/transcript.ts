import { Temporal } from "temporal-polyfill";
import { templateName } from "../../functions/engine/checkback/route.ts";
import type { Content } from "../../functions/engine/guide/guide.ts";
import type { Conversation } from "../../functions/engine/state/conversation.ts";
import { conversation as stored } from "../../functions/engine/state/conversation.ts";
import type { Event } from "../../functions/engine/state/event.ts";
import type { Turn } from "../../functions/engine/state/turn.ts";
import { takeTurn } from "../../functions/engine/take-turn.ts";

/*
 * A transcript is a conversation in a form that is easy to read and write:
 *
 *   # a remark
 *   on whatsapp from +85510000001     optional, at the top; the number may be left out
 *   from 2026-12-07 11:00             optional: when it begins, in the time zone of the first guide
 *   > 注销                             the person
 *   > (picture) 7                      the same with a picture; the text is optional
 *   < ...                             the assistant; more lines of the same message follow indented
 *   ~ 3 days                          time passes; a due check-back is sent
 */

/** The default start of a transcript: a Monday, 11:00 in Phnom Penh, with no holiday near. */
const begin = Temporal.Instant.from("2026-12-07T04:00:00Z").epochMilliseconds;

export type Replayed = { text: string; turns: { said: string; turn: Turn }[] };

/**
 * Replays the person's side of a transcript. Returns the transcript with the present answers, and each turn. Between two
 * lines the conversation passes through its stored form. Throws on a line it can't read, with the file, the line (from 1)
 * and what to write.
 *
 * @param file the transcript's name, for the error
 */
export function replay(content: Content, transcript: string, file = "the transcript"): Replayed {
  let now = begin;
  let kept: string | undefined;
  let sent = 0;
  let scene = { channel: "sms" as Conversation["channel"], sender: "+12025550111" };
  const templates = everyTemplate(content);
  const out: string[] = [];
  const turns: Replayed["turns"] = [];

  const take = (said: string, event: Event) => {
    const conversation = kept === undefined ? undefined : stored.parse(JSON.parse(kept));
    const turn = takeTurn(content, conversation, event, { now, templates, freshCode: "BCDFGH" });
    kept = turn.conversation && JSON.stringify(turn.conversation);
    turns.push({ said, turn });
    for (const { text } of turn.replies) out.push(`< ${text.replaceAll("\n", "\n  ")}`);
    return turn;
  };

  /** Sends due check-backs in the order of their due times. */
  const sendDue = (said: string) => {
    const except: string[] = [];
    for (let isMore = true; isMore; ) {
      const { effect, happened } = take(said, { kind: "due", except });
      sent += 1;
      isMore = happened.some(({ kind }) => kind === "check-back");
      if (effect?.kind !== "send") continue;
      except.push(effect.checkBack);
      const messageId = `SM${String(sent).padStart(32, "f")}`;
      const { checkBack, attempt } = effect;
      take(said, { kind: "send-result", checkBack, attempt, result: { kind: "accepted", messageId } });
    }
  };

  const play = (line: string) => {
    const [mark, rest] = [line.slice(0, 1), line.slice(1).trim()];
    if (mark === "<" || line.startsWith("  ")) return;
    if (mark === "#" || line.trim() === "") out.push(line);
    else if (line.startsWith("on ")) {
      scene = sceneOf(line.trim());
      out.push(line);
    } else if (line.startsWith("from ")) {
      now = beginOf(content, line.slice("from ".length).trim());
      out.push(line);
    } else if (mark === ">") {
      out.push(line);
      now += 60_000;
      sent += 1;
      const id = `SM${String(sent).padStart(32, "0")}`;
      const [, caption] = /^\(picture\) ?(.*)$/.exec(rest) ?? [];
      const [text, media] = caption === undefined ? [rest, 0] : [caption, 1];
      take(rest, { kind: "message", id, ourAddress: "+12025550143", ...scene, text, media });
    } else if (mark === "~") {
      out.push(line);
      now += spanOf(rest);
      sendDue(rest);
    } else throw new Unreadable(`begin a line with > (the person), ~ (time), #, "on" or "from"`);
  };

  for (const [i, line] of transcript.split(/\r?\n/).entries())
    try {
      play(line);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw new Error(`${file}:${i + 1} ${error.message}, in place of: ${line}`);
    }
  if (!/^>/m.test(transcript)) throw new Error(`${file}:1 has no line of a person: write one that begins with >`);
  return { text: out.join("\n"), turns };
}

/** What to write in place of a line. */
class Unreadable extends Error {}

/** Every template that the channel takes, as if approved. */
function everyTemplate({ guides, words }: Content): ReadonlySet<string> {
  const names = Object.values(guides).flatMap(({ guide, languages, pages }) => {
    const templated = languages.filter((language) => language in words.templateLanguages);
    return Object.keys(pages).flatMap((page) => templated.map((language) => templateName(guide, page, language)));
  });
  return new Set(names);
}

function sceneOf(line: string): { channel: Conversation["channel"]; sender: string } {
  const [, channel, sender = "+12025550111"] = /^on (sms|whatsapp)(?: from (\+\d+))?$/.exec(line) ?? [];
  if (channel !== "sms" && channel !== "whatsapp")
    throw new Unreadable('write "on sms from +12025550111" or "on whatsapp from +12025550111"');
  return { channel, sender };
}

function beginOf(content: Content, text: string): number {
  const [guide] = Object.values(content.guides);
  const [, date, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/.exec(text) ?? [];
  if (!date || !time || !guide) throw new Unreadable('write "from 2026-12-07 11:00"');
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(guide.hours.zone).epochMilliseconds;
}

function spanOf(text: string): number {
  const [, count, unit] = /^(\d+) (minute|hour|day)s?$/.exec(text) ?? [];
  if (!count || !unit) throw new Unreadable('write a time like "~ 3 days", "~ 2 hours" or "~ 10 minutes"');
  return Temporal.Duration.from({ [`${unit}s`]: Number(count) }).total("milliseconds");
}
