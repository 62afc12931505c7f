import { describe, expect, test } from "vitest";
import { links, sitesIn } from "../../../../infra/content/checks/links.ts";
import { copyWith, guide, odd, only, words } from "../copies.ts";

const { problemsIn } = only(links);

const page = (text: string) => odd(`text:\n  zh: "{#menu}"\n  en: "{#menu} ${text}" # <-\n  km: "{#menu}"`);

describe("a link to somewhere else", () => {
  test.each([
    ["metfone.com", "metfone.com"],
    ["https://evil.example/metfone.com.kh", "evil.example"],
    ["http://10.0.0.1/", "10.0.0.1"],
    ["t.me/somebody", "t.me"],
    ["metfone.com.kh.evil.example", "metfone.com.kh.evil.example"],
    ["notmetfone.com.kh", "notmetfone.com.kh"],
    ["https://metfone.com.kh@evil.example/", "evil.example"],
    ["tg://resolve?domain=somebody", "resolve"],
  ])("%s", (text, site) => {
    const { folder, here } = copyWith(page(text));
    const says = `page odd, text, en: ${site} is not one of the guide's domains: remove it, or add it there if it is an official site`;
    expect(problemsIn(folder)).toContainEqual(expect.stringContaining(`content/${guide}:${here(guide)} ${says}`));
  });

  test("a name that anybody can take", () => {
    const says = "page odd, text, en: @somebody is not an official site: remove it";
    expect(problemsIn(copyWith(page("ask @somebody")).folder)).toEqual([expect.stringContaining(says)]);
  });

  test("any in words.yaml", () => {
    const { folder } = copyWith([words, "en: Welcome back.", "en: Welcome to smart.com.kh."]);
    const says = "page start, text, en: smart.com.kh is a link, which words.yaml may not have: remove it";
    expect(problemsIn(folder)).toEqual([expect.stringContaining(says)]);
  });
});

test.each(["Metfone.com.kh", "https://www.smart.com.kh/shops?id=1.", "help.smart.com.kh"])("%s is official", (text) => {
  expect(problemsIn(copyWith(page(text)).folder).filter((line) => line.includes("domains"))).toEqual([]);
});

test.each<[text: string, sites: string[]]>([
  ["官网smart.com.kh，App：SmartNas", ["smart.com.kh"]],
  ["{#special.expire} Details", []],
  ["evil．com", ["evil.com"]],
  ["看evil。com", ["evil.com"]],
  ["官网smart.com.kh。App：SmartNas", ["smart.com.kh"]],
  ["ｅｖｉｌ.ｃｏｍ", ["evil.com"]],
  ["evil\u200b.com", ["evil.com"]],
  ["metf\u043ene.com.kh", ["metf\u043ene.com.kh"]],
  ["看例子.中国", ["看例子.中国"]],
  ["xn--fsq.com", ["xn--fsq.com"]],
  ["1.2.3.4/x", ["1.2.3.4"]],
  ["bit.ly/x, wa.me/1, help@evil.com", ["bit.ly", "wa.me", "evil.com"]],
  ["Wait... 3.5 MB, 10 a.m., Metfone, Smart, Cellcard...", []],
])("%s", (text, sites) => {
  expect(sitesIn(text)).toEqual(sites);
});
