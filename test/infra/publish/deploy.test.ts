import { describe, expect, test } from "vitest";
import { deployCommand } from "../../../infra/cli/commands/deploy.ts";
import { inProcess } from "../cli/typed.ts";

/** Types the command, when a deployment would affect so many people, and the question is answered like this. */
async function deploy(line: string, people: number | undefined, answer?: boolean) {
  const [ran, asked]: [string[], string[]] = [[], []];
  const command = deployCommand({
    compile: () => "content abc: tea",
    publishing: async () => people,
    async ask(question) {
      asked.push(question);
      return answer;
    },
    async sst(args) {
      ran.push(args.join(" "));
      return 0;
    },
  });
  const { code, err } = await inProcess(command, ["deploy", ...line.split(" ").filter(Boolean)]);
  return { code, err, ran, asked };
}

const stage = "--stage production";
const deployed = { code: 0, ran: ["deploy --stage production"] };

describe("npm run deploy", () => {
  test("deploys without a question when no one is affected", async () => {
    expect(await deploy(stage, 0)).toMatchObject({ ...deployed, asked: [] });
  });

  test.each([
    [3, /^Deploy all the same\?$/],
    [undefined, /^production could not be read.*Before its first deployment this is right\. Deploy\?$/],
  ])("with %s people affected, asks first, and deploys after a yes only", async (people, question) => {
    const said = [expect.stringMatching(question)];
    expect(await deploy(stage, people, true)).toMatchObject({ ...deployed, asked: said });
    expect(await deploy(stage, people, false)).toMatchObject({
      code: 1,
      ran: [],
      asked: said,
      err: expect.stringContaining("nothing was deployed"),
    });
  });

  test.each([
    [3, "people are affected. To deploy all the same, add --yes"],
    [undefined, "production could not be read"],
  ])("with %s people affected and no terminal, ends unless --yes is given", async (people, message) => {
    expect(await deploy(stage, people)).toMatchObject({ code: 1, ran: [], err: expect.stringContaining(message) });
    expect(await deploy(`${stage} --yes`, people)).toMatchObject({ ...deployed, asked: [] });
  });

  test("needs a stage", async () => {
    expect(await deploy("", 0)).toMatchObject({ code: 2, ran: [], err: expect.stringContaining("--stage production") });
  });
});
