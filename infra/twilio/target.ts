/** What `npm run connect` connects. */
export type Connected = { by: "number"; number: string } | { by: "service"; sid: string };

/** One setting at Twilio, by its name in the Console: its present value, and the required one. */
export type Setting = { name: string; now: string; after: string };

/** A number, service or sender of the account, with its present and required settings. */
export type Target = {
  title: string;
  settings: Setting[];
  /** What has to be solved by hand first. */
  problems: string[];
  warnings: string[];
  notes?: string[];
  /** What no API can set. */
  byHand?: string;
  /** Gives every setting its required value. */
  apply: () => Promise<unknown>;
  /** What can be given its earlier settings again. */
  earlier?: {
    sid: string;
    /** Gives every setting an earlier value, in the order of `settings`. */
    restore: (values: string[]) => Promise<unknown>;
  };
};

export const changesOf = ({ settings }: Target): Setting[] => settings.filter(({ now, after }) => now !== after);

/** A fallback is called when the deployment fails. It belongs to the account's owner and is not changed. */
export const fallbackWarning = (url: string | null | undefined): string | undefined =>
  url ? `its fallback stays as it is: ${url}` : undefined;
