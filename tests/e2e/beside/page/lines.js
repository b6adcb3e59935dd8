/** The lines of a file of JSON lines that are of the first `chats` chats. */
export async function lines(path, chats) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} is not there: ./build.sh bench makes it`);
  const text = await response.text();
  return text.trimEnd().split('\n').map((line) => JSON.parse(line)).filter(({ chat }) => chat < chats);
}
