/** A text of an article, and where it stands: its line, or in a Word file its paragraph, from 1. */
export type Piece = { text: string; line: number };

/** An entry of a list. `lead` is what it begins with in bold. */
export type Item = Piece & { lead?: string };

/** A part of an article, in its order. */
export type Block =
  | ({ kind: "heading"; depth: number } & Piece)
  | ({ kind: "text" } & Piece)
  | { kind: "list"; ordered: boolean; items: Item[] };

/** A part of an article that is not in the guide, and why. */
export type Unplaced = Piece & { why: string };

/** An article as it was read. Each text of the file is in a block, or in what could not be placed. */
export type Article = {
  /** The file's name, without its folder. */
  file: string;
  /** What the places of its texts are counted in. */
  unit: "line" | "paragraph";
  blocks: Block[];
  unplaced: Unplaced[];
};

/** Why an article can't be read, in words for its author, with what to do instead. */
export class ArticleError extends Error {
  override name = "Error";
}
