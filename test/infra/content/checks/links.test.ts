import { describe, expect, test } from "vitest";
import { links, sitesIn } from "../../../../infra/content/checks/links.ts";
import { copyWith, english, guide, odd, oddPages, only } from "../copies.ts";

const { problemsIn } = only(links);

const body = (text: string) => `text:\n  zh: "{#menu}"\n  en: "{#menu} ${text}" # <-\n  km: "{#menu}"`;

describe("a link to somewhere else", () => {
  const foreign = [
    ["metfone.com", "metfone.com"],
    ["https://evil.example/metfone.com.kh", "evil.example"],
    ["http://10.0.0.1/", "10.0.0.1"],
    ["t.me/somebody", "t.me"],
    ["metfone.com.kh.evil.example", "metfone.com.kh.evil.example"],
    ["notmetfone.com.kh", "notmetfone.com.kh"],
    ["https://metfone.com.kh@evil.example/", "evil.example"],
    ["tg://resolve?domain=somebody", "resolve"],
  ] as const;
  const pageOf = oddPages(
    links,
    foreign.map(([text]) => body(text)),
  );

  test.each(foreign.map(([text, site], i) => ({ text, site, i })))("$text", ({ site, i }) => {
    const { problems, here } = pageOf(i);
    const says = `page odd, text, en: ${site} is not one of the guide's domains: remove it, or add it there if it is an official site`;
    expect(problems).toContainEqual(`content/${guide}:${here} ${says}`);
  });

  test("a site that anyone can register", () => {
    const says = "page odd, text, en: @somebody is not an official site: remove it";
    expect(problemsIn(copyWith(odd(body("ask @somebody"))).folder)).toEqual([expect.stringContaining(says)]);
  });

  test("any site in words.yaml", () => {
    const { folder } = copyWith([english, "text: Welcome back.", "text: Welcome to smart.com.kh."]);
    const says = "page start, text: smart.com.kh is a link, which words.yaml may not have: remove it";
    expect(problemsIn(folder)).toEqual([expect.stringContaining(says)]);
  });
});

const official = ["Metfone.com.kh", "https://www.smart.com.kh/shops?id=1.", "help.smart.com.kh"];
const officialPage = oddPages(links, official.map(body));

test.each(official.map((text, i) => ({ text, i })))("$text is official", ({ i }) => {
  expect(officialPage(i).problems).toEqual([]);
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
