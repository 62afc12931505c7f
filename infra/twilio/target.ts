/** One setting at Twilio, by the name that the Console gives it: what it is, and what it has to be. */
export type Setting = { name: string; now: string; after: string };

/** Something of the account's that people write to, as it is and as it should be. */
export type Target = {
  title: string;
  settings: Setting[];
  /** What must be mended by hand first. */
  problems: string[];
  warnings: string[];
  /** What is worth knowing. */
  notes?: string[];
  /** What no API sets. */
  byHand?: string;
  /** Makes every setting what it has to be. */
  apply: () => Promise<unknown>;
};

export const changesOf = ({ settings }: Target): Setting[] => settings.filter(({ now, after }) => now !== after);

/** What else is called when we fail: nobody's business but its owner's. */
export const fallbackWarning = (url: string | null | undefined): string | undefined =>
  url ? `its fallback stays as it is: ${url}` : undefined;
