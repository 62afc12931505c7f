/** The locale in which commands write numbers, days and names of languages: CHECKBACK_LOCALE, or the system's. */
export const operatorLocale: string | undefined = process.env.CHECKBACK_LOCALE || undefined;
