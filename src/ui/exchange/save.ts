/** Hands a file to the person: to a place they choose, as it is made, or as a download where the browser has no such picker. */

export interface Sink {
  write(part: string | Uint8Array<ArrayBuffer>): Promise<void>;
  /** The file is whole. */
  close(): Promise<void>;
  /** Leaves no file. */
  abort(): Promise<void>;
}

interface PickerWindow {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<{ createWritable(): Promise<FileSystemWritableFileStream> }>;
}

/** From a click's own listener. Null when the person thought better of it. */
export async function openSink(name: string, type: string): Promise<Sink | null> {
  const { showSaveFilePicker } = window as PickerWindow;
  if (!showSaveFilePicker) return blobSink(name, type);
  try {
    const stream = await (await showSaveFilePicker.call(window, { suggestedName: name })).createWritable();
    return { write: (part) => stream.write(part), close: () => stream.close(), abort: () => stream.abort() };
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
    return blobSink(name, type);
  }
}

/** Parts become Blobs as they come, which a browser may keep on its disk. */
function blobSink(name: string, type: string): Sink {
  const parts: Blob[] = [];
  return {
    write: async (part) => void parts.push(new Blob([part])),
    close: async () => saveBlob(new Blob(parts, { type }), name),
    abort: async () => void parts.splice(0),
  };
}

export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
