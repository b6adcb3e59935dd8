/** What somebody lets go over the page, or chooses. */

import { chosen, type ChosenFile } from './source';

/** Why a drop without any file opens nothing, as a sentence to show; null where it holds files. */
export function whyNoFile({ types }: DataTransfer): string | null {
  if (types.includes('Files')) return null;
  if (types.includes('text/uri-list')) return 'That was a link, and this page opens none. Save the chat as a file and drop that.';
  return 'That was text, not a file. Press "Paste text" and put it there.';
}

/** The files of a folder that was chosen, in the order of their paths; files chosen one by one in their own order. */
export function chosenFiles(files: readonly File[]): ChosenFile[] {
  const found = files.map(chosen);
  if (!files.some(({ webkitRelativePath }) => webkitRelativePath)) return found;
  return found.filter(({ path }) => !path.split('/').some(isHidden)).sort((a, b) => inOrder(a.path, b.path));
}

/**
 * The files of a drop, also those inside folders, in the order of their paths.
 *
 * @throws where the browser cannot list a folder.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<ChosenFile[]> {
  // Entries must be taken at once: after the event the transfer is empty.
  const files = [...transfer.files];
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.length === 0 || entries.includes(null)) return files.map(chosen);
  const found = await Promise.all(entries.map((entry) => (entry ? filesIn(entry) : [])));
  return found.flat();
}

async function filesIn(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (isFile(entry)) {
    // A file that cannot be opened is one of those that were not read, and no reason to leave the others.
    const open = () => new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), open }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const entries: FileSystemEntry[] = [];
  // A reader hands out a hundred at a time, and then none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    entries.push(...some);
  }
  entries.sort((a, b) => inOrder(a.name, b.name));
  const found = await Promise.all(entries.filter(({ name }) => !isHidden(name)).map(filesIn));
  return found.flat();
}

const inOrder = (a: string, b: string) => a.localeCompare(b, undefined, { numeric: true });
const isHidden = (name: string) => name.startsWith('.');
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
