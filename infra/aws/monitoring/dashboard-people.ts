import type { Intent } from "../../../functions/engine/listen/intent.ts";
import { content } from "../../../functions/wiring/content.ts";
import { ours } from "./measures.ts";
import { asked, figures, half, lines, low, third, type Widget, wide } from "./widgets.ts";

/** Messages that led somewhere, and those that were not understood. */
const led: Kind[] = ["greeting", "keyword", "choice", "button", "command"];
const puzzled: Kind[] = ["unclear", "not-offered", "nearly"];
type Kind = Intent["kind"] | "button";

/** `at` is "store#2" at a step of the page "store", and "/help" on a page of words.yaml. */
const walked = [`filter turn in ${JSON.stringify(led)} and place not like /^\\//`, "parse place /^(?<page>[^#]+)/"];

const funnels = Object.values(content.guides).map(({ guide, name }) =>
  asked(
    `${name.en ?? guide}: how often each page was reached`,
    [`filter guide = "${guide}"`, ...walked, "stats count(*) as times by page", "sort times desc", "limit 60"],
    wide,
    "bar",
    ["inbound"],
  ),
);

/** How many came, how far they went, and where they were not understood. */
export const people: Widget[][] = [
  [
    figures(
      "Today so far, and the days before",
      {
        "conversations started": ours("ConversationsStarted"),
        "promises made": ours("PromisesMade"),
        "check-backs sent": ours("PromisesSent"),
        late: ours("PromisesLate"),
        undeliverable: ours("PromisesUndeliverable"),
        unsendable: ours("PromisesUnsendable"),
        segments: ours("Segments"),
      },
      low,
    ),
  ],
  [
    lines("Conversations started", { started: ours("ConversationsStarted"), turns: ours("Turns") }, third),
    asked("Languages", ["filter ispresent(language)", "stats count(*) as turns by language"], third, "pie"),
    asked("Channels", ["filter ispresent(channel)", "stats count(*) as turns by channel, bin(1d)"], third),
  ],
  ...funnels.map((funnel) => [funnel]),
  [
    asked(
      "What messages were",
      // The log has other lines, too: Lambda's own, refused webhooks, delivery reports.
      ["filter ispresent(turn) and turn not like /^report-/", "stats count(*) as turns by turn", "sort turns desc"],
      half,
      "table",
      ["inbound"],
    ),
    asked(
      "Where people were not understood",
      [
        `filter turn in ${JSON.stringify(puzzled)}`,
        "stats count(*) as times by guide, place, language",
        "sort times desc",
        "limit 30",
      ],
      half,
      "table",
      ["inbound"],
    ),
  ],
];
