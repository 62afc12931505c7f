import { refuse, run, typed } from "./command.ts";
import { authors } from "./compile.ts";
import { makeGuide } from "./new-guide/make.ts";

const help = `Makes a small guide that works, in Chinese, English and Khmer, to be changed sentence by sentence.

  npm run new-guide renew-visa

The name is small letters, digits and hyphens. The guide's first keywords come from it.
`;

run(() => {
  const { values, positionals } = typed({ help: { type: "boolean", short: "h" } });
  const [name, ...more] = positionals;
  if (values.help) {
    console.log(help);
    return;
  }
  if (name === undefined || more.length > 0) refuse("say one name: npm run new-guide renew-visa");
  const result = makeGuide(authors, name);
  if ("refused" in result) refuse(result.refused);
  const { made, changed, advertise } = result;
  for (const file of made) console.log(`made content/${file}`);
  for (const file of changed) console.log(`changed content/${file}: it shows the list of guides`);
  const next: [what: string, why: string][] = [
    ["npm start", `text it ${Object.values(advertise).join(" or ")}`],
    [`content/guides/${name}.yaml`, "is yours to change; start again to see what became of it"],
    ["npm test -- -u transcripts", "writes what the assistant says now into the transcripts: read them"],
    [`npm run content -- ${name}`, "tells what it costs"],
    ["content/README.md", "takes you through it"],
  ];
  const wide = Math.max(...next.map(([what]) => what.length));
  console.log(["\nNext:", ...next.map(([what, why]) => `  ${what.padEnd(wide)}  ${why}`)].join("\n"));
});
