import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { checks } from "../../../infra/content/checks.ts";
import { compileContent } from "../../../infra/content/compiled.ts";
import {
  type Change,
  calendar,
  copyWith,
  english,
  guide,
  inAllLanguages,
  khmer,
  onlyGuide,
  problemsIn,
  words,
} from "./copies.ts";

/** A page called `odd`, added to the guide; it is good but for one thing. */
const odd = (page: string): Change => [guide, "\npages:\n", `\npages:\n  odd:\n${page.replace(/^/gm, "    ")}\n`];
const text = "text: &t { zh: 甲, en: A, km: ក }\n";
const step = "- { label: *t, text: *t }\n";

describe("a broken page is refused: file, line, page, language, and how to mend it", () => {
  test.each<[what: string, page: string, says: string]>([
    ["a missing language", "text: { zh: 甲, en: A } # <-", 'text, km: the km text is missing: add a line "km: ..."'],
    [
      "a choice without a language",
      `${text}choices:\n- { to: menu, label: { zh: 甲, km: ក } } # <-`,
      'choice 1, label, en: the en text is missing: add a line "en: ..."',
    ],
    [
      "a step without a language",
      `${text}steps:\n${step}- { label: *t, text: { en: A, km: ក } } # <-`,
      'step 2, text, zh: the zh text is missing: add a line "zh: ..."',
    ],
    [
      "a foot without a language",
      `${text}foot: { zh: 甲, en: A } # <-`,
      'foot, km: the km text is missing: add a line "km: ..."',
    ],
    [
      "a choice that leads nowhere",
      `${text}choices:\n- { to: menu, label: *t }\n- { to: nowhere, label: *t } # <-`,
      "choice 2, to: leads to nowhere, which is not a page: add it, or correct the name",
    ],
    [
      "a choice that leads to no such step",
      `${text}choices:\n- { to: "store#9", label: *t } # <-`,
      "choice 1, to: leads to store#9, which is not a page: add it, or correct the name",
    ],
    [
      "a choice that leads to no such command",
      `${text}choices:\n- { to: /fly, label: *t } # <-`,
      "choice 1, to: leads to /fly, which is not a page: add it, or correct the name",
    ],
    [
      "an unknown placeholder",
      "text: { zh: 甲, en: 'A {name}', km: ក } # <-",
      "text, en: {name} has no value here: use {keyword} or {#page}",
    ],
    [
      "a number that is not offered",
      "text: { zh: 甲, en: A, km: 'ក {#before.backup}' } # <-",
      "text, km: {#before.backup}: no number leads to before.backup from here: offer it as a choice, or remove it from the text",
    ],
    [
      "a span of no length",
      `${text}checkBack: { after: soon, ask: check } # <-`,
      'checkBack, after: a span, like "3 days" or "2 working days"',
    ],
    [
      "a check-back that asks with no page",
      `${text}checkBack: { after: 3 days, ask: nowhere } # <-`,
      "checkBack, ask: asks with nowhere, which is not a page: add it, or correct the name",
    ],
  ])("%s", (_, page, says) => {
    const { folder, here } = copyWith(odd(page));
    const problem = `content/${guide}:${here(guide)} page odd, ${says}`;
    expect(problemsIn(folder)).toContainEqual(expect.stringContaining(problem));
  });

  test.each<[what: string, page: string, says: string]>([
    [
      "an unknown key",
      `${text}feet: 2`,
      'page odd, feet: "feet" is not known here: correct its spelling, or remove it',
    ],
    [
      "an unknown language",
      "text: { zh: 甲, en: A, km: ក, fr: A }",
      "page odd, text, fr: there is no languages/fr.yaml: use zh, en, km",
    ],
    ["no text", "strict: true", "page odd, text: is missing: add it"],
    [
      "a date without a check-back",
      "text: { zh: 甲, en: '{date}', km: ក }",
      "text, en: {date} has no value here: use {keyword} or {#page}",
    ],
    [
      "a guess that nobody asks",
      "text: { zh: 甲, en: '{guess}', km: ក }",
      "text, en: {guess} has no value here: use {keyword} or {#page}",
    ],
    [
      "another guide that nobody speaks of",
      "text: { zh: 甲, en: '{guide}', km: ក }",
      "text, en: {guide} has no value here: use {keyword} or {#page}",
    ],
    ["the end of everything", `${text}endsCheckBack: all`, "page odd, endsCheckBack: "],
    [
      "a placeholder in other brackets",
      "text: { zh: 甲, en: '<date>', km: ក }",
      "text, en: has a { or } that is not a placeholder: write {#page} or {keyword}, in small letters",
    ],
    [
      "a placeholder in wide brackets",
      "text: { zh: '｛date｝', en: A, km: ក }",
      "text, zh: has a { or } that is not a placeholder: write {#page} or {keyword}, in small letters",
    ],
    [
      "under a page without a list",
      `${text}under: why`,
      "under: why has no list with numbers to reply: name a page with one",
    ],
    ["a guess that asks nothing", `${text}guess: why`, "guess: why has no choice that leads to {guess}"],
    [
      "a guess that nobody makes",
      `${text}choices:\n- { to: "{guess}", label: *t }`,
      "choice 1, to: leads to {guess}, which is not a page",
    ],
    [
      "a number in place of a text",
      "text: { zh: 甲, en: 1204, km: ក }",
      'text, en: should be a text: put it in "quotes"',
    ],
    ["a text that was left out", "text: { zh: 甲, en: , km: ក }", "text, en: is empty: write it, or remove it"],
    [
      "a text cut short by a #",
      "text:\n  zh: 甲\n  en: Press 1 # now\n  km: ក",
      "the text ends before # now; put the text",
    ],
    [
      "a text that is a mapping",
      "text:\n  en: Now: this",
      'has a text with a colon and a space inside: put it in "double quotes"',
    ],
    ["a tag", "text: { zh: 甲, en: !strong A, km: ក }", ": has a text that begins with !: put it in"],
    [
      "a placeholder misspelt",
      "text: { zh: 甲, en: '{#Menu}', km: ក }",
      "text, en: has a { or } that is not a placeholder: write {#page} or {keyword}, in small letters and without spaces",
    ],
    [
      "a keyword of nothing",
      `${text}keywords: { en: ["?"] }`,
      'keywords, en: "?" has no letters or digits, so it can\'t be recognized: write a word, or remove it',
    ],
    ["under nothing", `${text}under: nowhere`, "under: nowhere is not a page"],
    ["an alias of nothing", "text: *nowhere", ": has *nowhere, and no &nowhere is above it"],
    ["an effect outside words.yaml", `${text}effect: stop`, 'effect: "effect" is not known here'],
    ["more choices than digits", `${text}choices:\n${"- { to: menu, label: *t }\n".repeat(10)}`, "page odd: number 10"],
  ])("%s", (_, page, says) => {
    expect(problemsIn(copyWith(odd(page)).folder)).toContainEqual(expect.stringContaining(says));
  });
});

describe("a broken file is refused: file, line, place, and how to mend it", () => {
  test.each<[what: string, change: Change, says: string]>([
    ["not YAML", [guide, "\nstart: ", "\nstart: @ # <-\n#"], ": has a text that begins with @: put it in"],
    ["a key twice", [guide, "\nstart: ", "\nstart: a\nstart: # <-\n  "], ": has the key start a second time"],
    [
      "an unknown calendar",
      [guide, "calendar: cambodia", "calendar: laos # <-"],
      " calendar: there is no calendars/laos.yaml: add it, or correct the name",
    ],
    [
      "a bad time zone",
      [guide, "Asia/Phnom_Penh }", "Asia/Nowhere } # <-"],
      " hours, zone: Asia/Nowhere is not a time zone: write one like Asia/Phnom_Penh",
    ],
    [
      "an hour that there isn't",
      [guide, 'from: "10:00", ', 'from: "24:30", # <-\n  '],
      ' hours, from: a time of day in quotes, like "10:00"',
    ],
    [
      "a key that leads nowhere",
      [guide, '"7": submitted, ', '"7": nowhere, # <-\n  '],
      " keys, 7: nowhere is not a page: add it, or correct the name",
    ],
    [
      "a sender's page that isn't there",
      [guide, "page: carrier.smart", "page: nowhere # <-"],
      " senders, page: nowhere is not a page: add it, or correct the name",
    ],
    [
      "a day that there isn't",
      [calendar, "date: 2027-01-01,", "date: 2027-02-30, # <-\n  "],
      " holidays, date: must be a date, like 2026-11-22",
    ],
  ])("%s", (_, change, says) => {
    const [file] = change;
    const { folder, here } = copyWith(change);
    expect(problemsIn(folder)).toContainEqual(expect.stringContaining(`content/${file}:${here(file)}${says}`));
  });

  test.each<[what: string, change: Change, says: string]>([
    ["no such start page", [guide, "\nstart: menu", "\nstart: main"], " start: main is not a page"],
    [
      "hours that end before they begin",
      [guide, 'from: "10:00", to: "18:00"', 'from: "18:00", to: "10:00"'],
      " hours: the hours must begin",
    ],
    [
      "a last line without a language",
      [khmer, '\nmenuFoot: "{#menu} ម៉ឺនុយ"\n', "\n"],
      " menuFoot: the km text is missing: add it",
    ],
  ])("%s", (_, change, says) => {
    expect(problemsIn(copyWith(change).folder)).toContainEqual(expect.stringContaining(says));
  });

  test("a page of words.yaml that the assistant shows by name has to exist", () => {
    const { folder } = copyWith(...inAllLanguages("\n  sensitive:\n", "\n  sensible:\n"));
    const says =
      /^content\/words\.yaml:\d+: the page sensitive is missing: the assistant uses it by that name, so add it$/;
    expect(problemsIn(folder)).toEqual([expect.stringMatching(says)]);
  });

  test("a common page is not called like a language", () => {
    const { folder } = copyWith(
      ...inAllLanguages("\n  thanks:\n    text:", "\n  fr:\n    text: A\n  thanks:\n    text:"),
    );
    expect(problemsIn(folder)).toContainEqual(
      expect.stringContaining("page fr: /fr would change the language: choose a longer name"),
    );
  });

  test("the advertised word of words.yaml has to lead to the menu", () => {
    const { folder, here } = copyWith([english, "advertise: MENU", "advertise: HOUSE # <-"]);
    const says = "advertise: no en word for the menu: write one of the words of the command menu";
    expect(problemsIn(folder)).toEqual([`content/${english}:${here(english)} ${says}`]);
  });

  test("a command without words is refused", () => {
    const { folder } = copyWith(
      [words, "\n  next: ", "\n  # next: "],
      ...inAllLanguages("\n    next: ", "\n    # next: "),
    );
    expect(problemsIn(folder)).toContainEqual(expect.stringMatching(/^content\/words\.yaml:\d+ commands, next: /));
  });

  test("all problems are reported at once, from every file", () => {
    const { folder } = copyWith(
      odd("text: { zh: 甲, en: 'A {name}' }"),
      [guide, "calendar: cambodia", "calendar: laos"],
      ...inAllLanguages("\n  sensitive:\n", "\n  sensible:\n"),
    );
    const places = problemsIn(folder).map((problem) => problem.replace(/:\d+/, "").replace(/: .*/, ""));
    const inGuide = ["calendar", "page odd, text, en", "page odd, text, km"].map(
      (place) => `content/${guide} ${place}`,
    );
    expect(places.toSorted()).toEqual([...inGuide, `content/${words}`]);
  });
});

const small = `guide: zwei
languages: [en]
start: menu
done: menu
hours: { from: "10:00", to: "18:00", zone: Asia/Phnom_Penh }
calendar: cambodia
advertise: { en: zwei }
keywords: { en: [zwei] }
keys: {}
pages:
  menu:
    text: { en: "{#menu}" }
`;

describe("a folder that can't be right is refused", () => {
  test.each<[what: string, spoil: (folder: string) => void, says: string]>([
    ["no words.yaml", (folder) => rmSync(join(folder, "words.yaml")), "content/words.yaml:1: there is no such file"],
    ["no guides", (folder) => rmSync(join(folder, "guides"), { recursive: true }), "content/guides:1: holds no .yaml"],
    [
      "a file named .yml",
      (folder) => writeFileSync(join(folder, "guides/x.yml"), ""),
      "content/guides/x.yml:1: is not read",
    ],
    [
      "a guide that lacks its name in one of its languages",
      (folder) => writeFileSync(join(folder, "guides/zwei.yaml"), `${small}name: { zh: 二 }\n`),
      "content/guides/zwei.yaml:13 name, en: the en name is missing: add it",
    ],
    [
      "a guide in a file of another name",
      (folder) => renameSync(join(folder, guide), join(folder, "guides/zwei.yaml")),
      "content/guides/zwei.yaml:10 guide: cancel-sim-kh is not the name of its file: use one name for both",
    ],
    ["an empty file", (folder) => writeFileSync(join(folder, guide), ""), `content/${guide}:1: is empty: write it`],
    [
      "a file in another encoding",
      (folder) => writeFileSync(join(folder, guide), Buffer.from("guide: x\nname: \xd7\xa2\xcf\xfa", "latin1")),
      `content/${guide}:2: has unreadable letters: write them again, and save the file as UTF-8`,
    ],
    [
      "a file in UTF-16",
      (folder) => writeFileSync(join(folder, guide), Buffer.from("\ufeffguide: x", "utf16le")),
      `content/${guide}:1: has unreadable letters: write them again, and save the file as UTF-8`,
    ],
    [
      "one guide in two files",
      (folder) => copyFileSync(join(folder, guide), join(folder, "guides/zwei.yaml")),
      "content/guides/zwei.yaml:10 guide: another file also has the guide cancel-sim-kh: rename one",
    ],
  ])("%s", (_, spoil, says) => {
    const { folder } = copyWith();
    spoil(folder);
    expect(problemsIn(folder)).toContainEqual(expect.stringContaining(says));
  });
});

describe("a file that an editor on Windows saved compiles to the same", () => {
  test.each<[what: string, as: (text: string) => string]>([
    ["a byte order mark", (text) => `\ufeff${text}`],
    ["CR LF", (text) => text.replaceAll("\n", "\r\n")],
  ])("%s", (_, as) => {
    const { folder, here } = copyWith([guide, "\nstart: menu", "\nstart: nowhere # <-"]);
    const line = here(guide);
    writeFileSync(join(folder, guide), as(readFileSync(join(folder, guide), "utf8")));
    expect(problemsIn(folder)).toEqual([
      `content/${guide}:${line} start: nowhere is not a page: add it, or correct the name`,
    ]);
  });
});

describe("npm run compile runs every check", () => {
  const files = readdirSync("infra/content/checks");
  const nameOf = (file: string) =>
    file.replace(".ts", "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

  test.each(files)("infra/content/checks/%s is in the list of checks", async (file) => {
    const exported = await import(`../../../infra/content/checks/${file}`);
    expect(checks).toContain(exported[nameOf(file)]);
  });

  test("every entry of the list of checks is a file of infra/content/checks", () => {
    expect(checks.map(({ name }) => name).toSorted()).toEqual(files.map(nameOf).toSorted());
  });

  test("each check of the list is run, and stops the compiler", () => {
    const { folder } = copyWith();
    const root = join(folder, "project");
    mkdirSync(join(root, "functions"), { recursive: true });
    for (const name of ["guides", "calendars", "languages", words])
      cpSync(join(folder, name), join(root, "content", name), { recursive: true });
    const listed = [...checks];
    onTestFinished(() => void checks.splice(0, checks.length, ...listed));
    checks.splice(
      0,
      checks.length,
      ...listed.map(
        ({ name }) =>
          function* ({ words }: Parameters<(typeof checks)[number]>[0]) {
            yield words.problem([], `found by ${name}`);
          },
      ),
    );
    expect(() => compileContent(undefined, root)).toThrow(
      listed.map(({ name }) => `content/${words}:1: found by ${name}`).join("\n"),
    );
  });
});

test("the only guide needs its name in its own languages alone", () => {
  const tea = readFileSync(new URL("report/tea.yaml", import.meta.url), "utf8");
  expect(tea).toContain("languages: [zh, en]\n");
  expect(problemsIn(onlyGuide(tea))).toEqual([]);
});
