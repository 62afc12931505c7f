import { defineCommand, usageError } from "../command.ts";
import { stage, text } from "../kinds.ts";

export const command = defineCommand({
  about:
    "Copies what a stage's table has lost back into it, from a table that AWS restored beside it. Items that are still there stay as they are.",
  examples: [
    ["--from restored --stage production", "count what is missing; nothing is changed"],
    ["--from restored --stage production --apply", "copy it back"],
  ],
  options: {
    from: {
      value: "TABLE",
      kind: text("the name of a table"),
      help: "the restored table, in the same account and region",
    },
    stage: { value: "STAGE", kind: stage, help: "the deployment to restore" },
    apply: { help: "copy the items; without it they are only counted" },
  },
  remarks:
    "It runs through `sst shell` and your AWS credentials. Expired items are skipped, except timers: they wake check-backs " +
    "that are due. It can be interrupted and run again.",
  async run({ values: { from, stage, apply }, typed }, { print, progress }) {
    if (from === undefined || stage === undefined) throw usageError("it needs --from and --stage");
    const { isInside, throughSst } = await import("../../operate/stage.ts");
    if (!isInside(stage)) return throughSst(stage, typed, progress.step);
    const { restore } = await import("../../operate/restore.ts");
    print(await restore({ from, apply, progress }));
    return undefined;
  },
});
