/** What findings can be printed in. */
export const findingFormats = ['text', 'json', 'github', 'junit', 'sarif', 'markdown']
