import { Document, isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar, visit, type YAMLMap } from "yaml";
import type { Path } from "../read.ts";
import { descriptionOf } from "./descriptions.ts";
import type { Known } from "./known.ts";

/** Words of a list that are shown as an example. */
const maxExamples = 8;

/** The language that a pack is made from: its file's text, and its tag. */
export type Model = { tag: string; text: string };

/**
 * A pack to fill in, as YAML. It has each text and each list of the model, all of them empty, with what the model has there in
 * a comment; and what is known of the language.
 */
export function skeletonOf(tag: string, known: Known, model: Model): string {
  const source = parseDocument(model.text);
  const pack = new Document({});
  const map = pack.contents as unknown as YAMLMap<Scalar, unknown>;
  const described = new Set<string>();
  const comment = (path: Path, ...more: (string | undefined)[]) => {
    const description = descriptionOf(path);
    const first = description !== undefined && !described.has(description) ? description : undefined;
    if (first) described.add(first);
    const said = (line: string | undefined) => line?.replace(/\.$/, "");
    const others = more.filter((line) => said(line) !== said(first));
    return [first, ...others].flatMap((line) => (line ? ` ${line.replaceAll("\n", "\n ")}` : [])).join("\n");
  };

  for (const [key, value, remark] of headOf(known)) {
    const pair = pack.createPair(key, value) as Pair<Scalar, unknown>;
    pair.key.commentBefore = comment([key], remark ?? exampleOf(model, source.get(key, true)));
    pair.key.spaceBefore = true;
    map.items.push(pair);
  }
  const head = new Set(map.items.map(({ key }) => key.value));
  const rest = (source.contents as YAMLMap<Scalar, unknown>).items;
  const empty = (pairs: Pair<Scalar, unknown>[], path: Path) => {
    for (const pair of pairs) {
      const at = [...path, String(pair.key.value)];
      const example = isMap(pair.value) ? undefined : exampleOf(model, pair.value);
      pair.key.commentBefore = comment(at, pair.key.commentBefore?.replace(/^ /gm, ""), example);
      if (isMap(pair.value)) {
        pair.value.flow = false;
        // The comment above a map's first key is the map's.
        const above = pair.value.commentBefore;
        if (above && isScalar((pair.value.items[0] as Pair | undefined)?.key))
          (pair.value.items[0] as Pair<Scalar>).key.commentBefore = above;
        pair.value.commentBefore = null;
        empty(pair.value.items as Pair<Scalar, unknown>[], at);
      } else pair.value = pack.createNode(null);
    }
  };
  const others = rest.filter(({ key }) => !head.has(key.value) && !programFields.has(String(key.value)));
  empty(others, []);
  map.items.push(...(others as typeof map.items));
  inLines(pack);
  const title = known.name ?? tag;
  return `# yaml-language-server: $schema=../.schema/language.json
# ${title}: what the assistant says and understands in this language, in every guide.
# A draft: it is used when ${tag} is among the languages of words.yaml. npm run new-language ${tag} tells what is still empty.
# Below a comment that begins with "${model.tag}:" goes what a person of this language says in its place. A list that has
# nothing in this language is []. What stands here already comes from CLDR (https://cldr.unicode.org): read it, too.
${pack.toString({ lineWidth: 0, nullStr: "", flowCollectionPadding: false })}`;
}

/** Fields that are not translated, and that another language has for reasons of its own. */
const programFields = new Set(["locale", "budget", "review", "examples", "template"]);

const noTemplate = "There is no line `template`: WhatsApp takes none in this language, as far as is known.";

/** The fields of the head: what is known, or nothing, and a remark. */
function headOf({ name, names, scripts, direction, dates, day, digits, template, numbers }: Known) {
  const date = day && `Today's style is "${day}".`;
  const written = digits && `The digits ${digits} count as 0-9 everywhere.`;
  return [
    ["name", name ?? null, undefined],
    ["names", names.length > 0 ? names : null, undefined],
    ["chooseLanguage", null, undefined],
    ["scripts", scripts.length > 0 ? scripts : null, undefined],
    ["direction", direction, undefined],
    ["dates", dates ?? null, date],
    ...(template ? [["template", template, undefined]] : []),
    ["review", "needed", template ? undefined : noTemplate],
    ["frequent", null, undefined],
    ["examples", null, "50 of them: tests tell by them that the words of `frequent` tell this language from others."],
    ["questionEndings", null, undefined],
    ["ordinals", null, undefined],
    ["numbers", numbers ?? null, numbers ? "From CLDR: take away what also means something else." : written],
  ] as [string, unknown, string | undefined][];
}

function exampleOf({ tag }: Model, value: unknown): string | undefined {
  if (isScalar(value)) return `${tag}: ${String(value.value).trim().replaceAll("\n", " ")}`;
  if (!isSeq(value) || value.items.length === 0) return undefined;
  const words = value.items.map((item) => (isScalar(item) ? String(item.value) : ""));
  const more = words.length > maxExamples ? `, and ${words.length - maxExamples} more` : "";
  return `${tag}: ${words.slice(0, maxExamples).join(", ")}${more}`;
}

/** Short lists and the fields of a date stand in one line. */
function inLines(document: Document): void {
  visit(document, {
    Seq(_, seq) {
      if (seq.items.every((item) => isScalar(item))) seq.flow = true;
    },
    Pair(_, { key, value }) {
      if (isScalar(key) && key.value === "dates" && isMap(value)) value.flow = true;
    },
  });
}
