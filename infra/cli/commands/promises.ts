import type { CheckBackState } from "../../../functions/engine/state/check-back.ts";
import { states } from "../../operate/history.ts";
import type { Request } from "../../operate/promises.ts";
import { defineCommand, usageError } from "../command.ts";
import { matching, oneOf, stage } from "../kinds.ts";

const names = Object.keys(states) as CheckBackState[];

export const command = defineCommand({
  about: "Check-backs: which are open, which failed, and why. Phone numbers and texts are never shown.",
  examples: [
    ["", "those that are open, being sent, or failed; the newest first"],
    ["list --all", "all of them; they are kept for 30 days after the person's last message"],
    ["list --state open", "those in this state"],
    ["why ID", "the history of one; the beginning of its id is enough if no other begins alike"],
    ["retry ID", "open an unsendable one again: it is due at once, within the guide's contact hours"],
    ["cancel ID", "cancel one that has not been sent"],
    ["retry --state unsendable", "count the unsendable ones by Twilio's error code"],
    ["retry --state unsendable --error 30007", "count those that failed with this code"],
    ["retry --state unsendable --apply", "open all of them again"],
    ["--stage production", "the same in a deployment, through `sst shell` and your AWS credentials"],
  ],
  options: {
    stage: { value: "STAGE", kind: stage, help: "a deployment; without it the desk that runs on this machine" },
    state: {
      value: "STATE",
      kind: oneOf(names),
      multiple: true,
      help: "with list: only these; can be given several times",
    },
    all: { help: "with list: every state" },
    error: { value: "CODE", kind: matching(/^[1-9]\d{4}$/, "an error code of Twilio, like 30007"), help: "with retry" },
    apply: { help: "with retry --state unsendable: open them, not only count them" },
    json: { help: "with list and why: print the answer as JSON" },
  },
  maxPositionals: 2,
  remarks: `States: ${names.join(", ")}.\nThe desk's data is in CHECKBACK_DATA (.checkback).`,
  async run({ values, positionals, typed }, io) {
    const request = requestFrom(positionals, values);
    const { isInside, throughSst } = await import("../../operate/stage.ts");
    if (values.stage !== undefined && !isInside(values.stage)) return throughSst(values.stage, typed, io.progress.step);
    const { answer } = await import("../../operate/promises.ts");
    const { openTarget } = await import("../../operate/target.ts");
    const { compileContent } = await import("../../content/compiled.ts");
    const content = () => {
      io.progress.step("reading the content ...");
      return compileContent();
    };
    const place = await openTarget({ stage: values.stage, content, env: io.env });
    try {
      io.print(await answer(place, request, io));
    } finally {
      place.client.destroy();
    }
    return undefined;
  },
});

type Values = { state: CheckBackState[]; all: boolean; error: string | undefined; apply: boolean; json: boolean };

/** What was asked for. Throws a usage error that says what can be. */
function requestFrom([what = "list", id]: string[], { state, all, error, apply, json }: Values): Request {
  const isBulk = what === "retry" && id === undefined && (state.length > 0 || error !== undefined);
  if (json && what !== "list" && what !== "why") throw usageError(`--json belongs to list and why, not to ${what}`);
  if (all && what !== "list") throw usageError(`--all belongs to list, not to ${what}`);
  if (all && state.length > 0) throw usageError("--all is every state: leave out --state, or --all");
  if (isBulk) {
    if (state.some((name) => name !== "unsendable"))
      throw usageError("only unsendable check-backs can be opened again: --state unsendable");
    return { what: "retry-many", error: error === undefined ? undefined : Number(error), apply };
  }
  if (error !== undefined || apply) throw usageError("--error and --apply belong to  retry --state unsendable");
  if (what === "list") {
    if (id !== undefined) throw usageError(`too many arguments: ${id}`);
    return { what, states: all ? "all" : state, json };
  }
  if (what !== "why" && what !== "retry" && what !== "cancel")
    throw usageError(`there is no ${what}: use list, why, retry or cancel`);
  if (id === undefined) throw usageError(`${what} takes the id of a check-back: ${what} ID`);
  if (state.length > 0) throw usageError(`--state belongs to list, and to retry without an id: not to ${what} ID`);
  return what === "why" ? { what, id, json } : { what, id };
}
