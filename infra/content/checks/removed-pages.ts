import type { Check } from "../check.ts";

/** People may be on any page of the last release, so a removed page needs an entry in `moved`. */
export const removedPages: Check = function* ({ guides, released }) {
  for (const { value: guide, problem } of guides) {
    const { moved = {}, pages } = guide;
    for (const { page } of released.filter((each) => each.guide === guide.guide))
      if (!Object.hasOwn(pages, page) && !Object.hasOwn(moved, page))
        yield problem(
          ["moved"],
          `the page ${page} was released and is missing: add "moved: { ${page}: another-page }", or put it back`,
        );
    for (const [old, to] of Object.entries(moved)) {
      if (!Object.hasOwn(pages, to)) yield problem(["moved", old], `${to} is not a page: add it, or correct the name`);
      if (Object.hasOwn(pages, old)) yield problem(["moved", old], `the page ${old} still exists: remove this line`);
    }
  }
  const gone = new Map(released.map((each) => [each.guide, each.line]));
  for (const { value } of guides) gone.delete(value.guide);
  for (const [guide, line] of gone) {
    const message = `the guide ${guide} was released and is missing: people who are in it get the menu`;
    yield { file: "content/pages.lock", line, where: "", message, level: "warning" };
  }
};
