/** What is asked of a table whose columns have names that we do not know. */

const FIELDS: Readonly<Record<string, string>> = { text: 'what was said', speaker: 'who said it' };

export const columnQuestion = (field: string): string => `Which column holds ${FIELDS[field] ?? field}?`;
