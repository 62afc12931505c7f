import type { MessageKind } from "../../../functions/engine/state/happened.ts";
import { reportWords } from "../../../functions/log/outcome.ts";
import { loadContent } from "../../../functions/wiring/load-content.ts";
import { ours } from "./measures.ts";
import { figures, half, lines, logQuery, low, third, type Widget, wide } from "./widgets.ts";

/** Messages that led to a page, and those that were not understood. */
const led: MessageKind[] = ["greeting", "keyword", "choice", "button", "command"];
const notUnderstood: MessageKind[] = ["unclear", "not-offered", "nearly"];

/** `at` is "store#2" at a step of the page "store", and "/help" on a page of words.yaml. */
const reachedPages = [
  `filter turn in ${JSON.stringify(led)} and place not like /^\\//`,
  "parse place /^(?<page>[^#]+)/",
];

// In SST's bundle of these files the content is not beside them.
const { guides, words } = loadContent(`${$cli.paths.root}/functions/wiring/content`);

const funnels = Object.values(guides).map(({ guide, name }) =>
  logQuery(
    `${name[words.fallback] ?? guide}: how often each page was reached`,
    [`filter guide = "${guide}"`, ...reachedPages, "stats count(*) as times by page", "sort times desc", "limit 60"],
    { ...wide, view: "bar", logs: ["inbound"] },
  ),
);

/** How many people came, which pages they reached, and which messages were not understood. */
export const people: Widget[][] = [
  [
    figures(
      "Today so far, and the days before",
      {
        "conversations started": ours("ConversationsStarted"),
        "check-backs made": ours("CheckBacksMade"),
        "check-backs sent": ours("CheckBacksSent"),
        late: ours("CheckBacksLate"),
        undeliverable: ours("CheckBacksUndeliverable"),
        unsendable: ours("CheckBacksUnsendable"),
        segments: ours("Segments"),
      },
      low,
    ),
  ],
  [
    lines("Conversations started", { started: ours("ConversationsStarted"), turns: ours("Turns") }, third),
    logQuery("Languages", ["filter ispresent(language)", "stats count(*) as turns by language"], {
      ...third,
      view: "pie",
    }),
    logQuery("Channels", ["filter ispresent(channel)", "stats count(*) as turns by channel, bin(1d)"], third),
  ],
  ...funnels.map((funnel) => [funnel]),
  [
    logQuery(
      "Types of messages",
      // The log also has lines of Lambda, of refused webhooks and of delivery reports.
      [
        `filter ispresent(turn) and turn not in ${JSON.stringify(reportWords)}`,
        "stats count(*) as turns by turn",
        "sort turns desc",
      ],
      { ...half, logs: ["inbound"] },
    ),
    logQuery(
      "Where people were not understood",
      [
        `filter turn in ${JSON.stringify(notUnderstood)}`,
        "stats count(*) as times by guide, place, language",
        "sort times desc",
        "limit 30",
      ],
      { ...half, logs: ["inbound"] },
    ),
  ],
];
