import type { Check } from "../check.ts";

/** Somebody may be in the middle of any page of the last release: one that is gone says where it moved to. */
export const removedPages: Check = function* ({ guides, released }) {
  for (const { value: guide, problem } of guides) {
    const { moved = {}, pages } = guide;
    for (const { page } of released.filter((each) => each.guide === guide.guide))
      if (!Object.hasOwn(pages, page) && !Object.hasOwn(moved, page))
        yield problem(
          ["moved"],
          `the page ${page} was released and is gone: add "moved: { ${page}: another-page }", or put it back`,
        );
    for (const [old, to] of Object.entries(moved)) {
      if (!Object.hasOwn(pages, to)) yield problem(["moved", old], `${to} is not a page: add it, or mend the name`);
      if (Object.hasOwn(pages, old)) yield problem(["moved", old], `the page ${old} is still here: take this line out`);
    }
  }
  const gone = new Map(released.map((each) => [each.guide, each.line]));
  for (const { value } of guides) gone.delete(value.guide);
  for (const [guide, line] of gone) {
    const message = `the guide ${guide} was released and is gone: whoever is in the middle of it gets the menu`;
    yield { file: "content/pages.lock", line, where: "", message, level: "warning" };
  }
};
