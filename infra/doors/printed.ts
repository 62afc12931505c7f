import type { Content, Guide } from "../../functions/engine/guide/guide.ts";
import { listOf } from "../../functions/engine/guide/places.ts";
import type { Printed } from "../content/printed.ts";
import type { Door } from "./doors.ts";
import type { Numbers } from "./numbers.ts";

type Run = { on: string; stage: string | undefined; numbers: Numbers; tag: string | undefined };

/** What is printed on a poster, as content/doors.lock has it. `on` is a date like 2026-11-28. */
export function printedOf(content: Content, guide: Guide, doors: Door[], { on, stage, numbers, tag }: Run): Printed {
  const { whatsapp, sms } = numbers;
  const start = guide.pages[guide.start];
  const list = start ? listOf(guide, guide.start, start) : [];
  return {
    guide: guide.guide,
    on,
    content: content.version,
    ...(stage !== undefined && { stage }),
    numbers: { ...(whatsapp !== undefined && { whatsapp }), ...(sms !== undefined && { sms }) },
    ...(tag !== undefined && { tag }),
    keywords: Object.fromEntries(doors.map(({ language, keyword }) => [language, keyword])),
    menu: Object.fromEntries(list.map(({ number, to }) => [String(number), to])),
  };
}

/** Adds posters to those that are printed. One that differs only in its day or the content's version is there already. */
export function withPrinted(before: readonly Printed[], more: Printed[]): Printed[] {
  const same = ({ on: _, content: __, ...rest }: Printed) => JSON.stringify(rest);
  const known = new Set(before.map(same));
  return [...before, ...more.filter((each) => !known.has(same(each)))];
}
