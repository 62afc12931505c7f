const plain = /^[0-9A-Za-z\u4e00-\u9fff]+$/;

/**
 * Whether a text has only letters from a to z, digits and common Han characters. It is one sentence without signs,
 * quotations or spellings to take care of, so most rules need not look at it: their patterns take long to compile.
 */
export const isPlainWord = (text: string): boolean => plain.test(text);
