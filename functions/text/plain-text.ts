/** Digits, letters from a to z, and the accented letters that have one form: NFKC does not change them. */
const latin =
  "0-9A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u012f\\u0134-\\u013e\\u0141-\\u0148\\u014a-\\u017e\\u01a0\\u01a1\\u01af\\u01b0\\u1ea0-\\u1ef9";
const plainWord = new RegExp(`^[${latin}\\u4e00-\\u9fff]+$`);
const plainText = new RegExp(`^[${latin}]+(?: [${latin}]+)*$`);

/** Whether a text has only Latin letters, digits and common Han characters. */
export const isPlainWord = (text: string): boolean => plainWord.test(text);

/**
 * Whether a text is a plain word, or words of Latin letters and digits with single spaces between them. It is one sentence
 * without signs, quotations or spellings to take care of, so most rules need not look at it: their patterns take long to
 * compile.
 */
export const isPlainText = (text: string): boolean => plainText.test(text) || plainWord.test(text);
