// The fenced blocks of a Markdown file, in order.

export function blocks(markdown) {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, content]) => ({ language, content }));
}
