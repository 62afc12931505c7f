import { type Draft, type DraftPage, isLeaf } from "./draft.ts";

/** What a person types to see each page and step of a draft, from the menu on: the lines of a transcript. */
export function walkOf({ pages, menu }: Draft): string[] {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const lines: string[] = [];
  // The page whose list is in force; the menu's is "".
  let current = "";

  const choose = (list: string, path: number[], number: number) => {
    if (current !== list) lines.push("0", ...path.map(String));
    lines.push(String(number));
  };
  const see = (list: string, ids: string[], { path, before }: { path: number[]; before: number }) => {
    for (const [i, id] of ids.entries()) {
      const page = byId.get(id)!;
      const number = before + i + 1;
      choose(list, path, number);
      current = listAt(page, list);
      lines.push(...page.steps.map((_, step) => String(step + 1)));
      see(id, page.to, { path: [...path, number], before: page.steps.length });
    }
  };
  see("", menu, { path: [], before: 0 });
  return lines.map((line) => `> ${line}`);
}

const listAt = (page: DraftPage, list: string): string => (isLeaf(page) ? list : page.id);
