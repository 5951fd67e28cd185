/** A file as text in pieces, every line break as `\n`: a piece of 200 MB stands in memory at no time. */

/** `told` hears how many bytes were read so far. */
export async function* textOf(file: Blob, encoding: string, told: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const reader = file.stream().getReader();
  let bytes = 0;
  // A carriage return at the end of a piece waits for the line feed that may follow.
  let open = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.length;
      const text = open + decoder.decode(part.value, { stream: true });
      open = text.endsWith('\r') ? '\r' : '';
      told(bytes);
      yield plainBreaks(open ? text.slice(0, -1) : text);
    }
    yield plainBreaks(open + decoder.decode());
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export function plainBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
