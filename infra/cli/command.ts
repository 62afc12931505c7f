import type { Progress } from "./progress.ts";

/** An option without a value: true when it is given. */
type Flag = { help: string };

/** How the value of an option is read. `parse` returns undefined for a value that is not `expected`. */
export type Kind<T> = { expected: string; parse: (text: string) => T | undefined };

/** An option with a value. `value` stands for it in the help text: --port NUMBER. */
export type Valued<T> = { help: string; value: string; kind: Kind<T>; multiple?: true };

export type Options = Record<string, Flag | Valued<unknown>>;

type ValueOf<O> = O extends { kind: Kind<infer T> } ? (O extends { multiple: true } ? T[] : T | undefined) : boolean;

/** What was typed behind a command. */
export type Given<O extends Options> = {
  values: { [Name in keyof O]: ValueOf<O[Name]> };
  positionals: string[];
  /** The command and its arguments, to run the same command again in another process. */
  typed: string[];
};

/** Where a command writes to and reads from. */
export type Io = {
  /** Writes results to standard output. */
  print: (text: string) => void;
  /** Writes warnings and errors to standard error. */
  note: (text: string) => void;
  progress: Progress;
  env: NodeJS.ProcessEnv;
};

export type Command<O extends Options = Options> = {
  /** What the command does, in a few lines. */
  about: string;
  /** Ways to call it: the arguments, and what they do. */
  examples: [args: string, what: string][];
  options: O;
  /** How many arguments without a name it takes; none by default. */
  maxPositionals?: number;
  /** The end of the help text. */
  remarks?: string;
  /** Resolves to an exit code; 0 by default. Throws an Error whose message says what is wrong and what to do. */
  run(given: Given<O>, io: Io): Promise<number | undefined>;
};

/** Gives the options of a command their types. */
export const defineCommand = <const O extends Options>(command: Command<O>): Command<O> => command;

/** Stops a command because of what was typed, with exit code 2. */
export const usageError = (message: string): Error => Object.assign(new Error(message), { exitCode: 2 });
