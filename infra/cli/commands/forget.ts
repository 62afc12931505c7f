import { defineCommand, usageError } from "../command.ts";
import { stage } from "../kinds.ts";

export const command = defineCommand({
  about:
    "Erases everything stored about one person, as their own DELETE does: conversation, check-backs, timers, codes, address.",
  examples: [
    ["", "on the desk that runs on this machine"],
    ["--stage production", "in a deployment, through `sst shell` and your AWS credentials"],
  ],
  options: { stage: { value: "STAGE", kind: stage, help: "a deployment; without it the desk" } },
  maxPositionals: 1,
  remarks:
    "It asks for the number, so that the number stays out of the shell's history; a pipe can answer. A number erases the " +
    "conversation by SMS and the one on WhatsApp; whatsapp:+855... erases only the latter. For a person who hides their " +
    "number on WhatsApp, give the user id from Twilio's log: whatsapp:KH.1349...",
  async run({ values, positionals, typed }, { print, progress, env }) {
    if (positionals.length > 0)
      throw usageError(
        "it asks for the number, so that the number stays out of the shell's history: leave the argument out",
      );
    const { isInside, throughSst } = await import("../../operate/stage.ts");
    if (values.stage !== undefined && !isInside(values.stage)) return throughSst(values.stage, typed, progress.step);
    const { addressesOf, askForNumber, erase } = await import("../../operate/forget.ts");
    const { openTarget } = await import("../../operate/target.ts");
    const { compileContent } = await import("../../content/compiled.ts");
    const content = () => {
      progress.step("reading the content ...");
      return compileContent();
    };
    const place = await openTarget({ stage: values.stage, content, env });
    try {
      for (const address of addressesOf(await askForNumber())) print(await erase(place, address));
    } finally {
      place.client.destroy();
    }
    return undefined;
  },
});
