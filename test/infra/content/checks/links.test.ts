import { describe, expect, test } from "vitest";
import { sitesIn } from "../../../../infra/content/checks/links.ts";
import { copyWith, guide, odd, problemsIn, words } from "../copies.ts";

const page = (text: string) => odd(`text:\n  zh: "{#menu}"\n  en: "{#menu} ${text}" # <-\n  km: "{#menu}"`);

describe("a link to somewhere else", () => {
  test.each([
    ["metfone.com", "metfone.com"],
    ["https://evil.example/metfone.com.kh", "evil.example"],
    ["http://10.0.0.1/", "10.0.0.1"],
    ["t.me/somebody", "t.me"],
    ["metfone.com.kh.evil.example", "metfone.com.kh.evil.example"],
    ["notmetfone.com.kh", "notmetfone.com.kh"],
  ])("%s", (text, site) => {
    const { folder, here } = copyWith(page(text));
    const says = `page odd, text, en: ${site} is none of the guide's domains: take it out, or add it there if`;
    expect(problemsIn(folder)).toContainEqual(expect.stringContaining(`content/${guide}:${here(guide)} ${says}`));
  });

  test("any in words.yaml", () => {
    const { folder } = copyWith([words, "en: Welcome back.", "en: Welcome to smart.com.kh."]);
    const says = "page start, text, en: smart.com.kh is a link, and words.yaml has none: take it out";
    expect(problemsIn(folder)).toEqual([expect.stringContaining(says)]);
  });
});

test.each(["Metfone.com.kh", "https://www.smart.com.kh/shops?id=1.", "help.smart.com.kh"])("%s is official", (text) => {
  expect(problemsIn(copyWith(page(text)).folder).filter((line) => line.includes("domains"))).toEqual([]);
});

test.each<[text: string, sites: string[]]>([
  ["官网smart.com.kh，App：SmartNas", ["smart.com.kh"]],
  ["{#special.expire} Details", []],
  ["Wait... 3.5 MB, 10 a.m., Metfone, Smart, Cellcard...", []],
])("%s", (text, sites) => {
  expect(sitesIn(text)).toEqual(sites);
});
