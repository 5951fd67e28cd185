/** Archives, written as they are made; loaded when one is asked for. */
import { Uint8ArrayReader, TextReader, ZipWriter, configure } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Sink } from './save.ts';

configure({ useWebWorkers: false });

export interface Archive {
  addText(path: string, text: string): Promise<void>;
  addBytes(path: string, bytes: Uint8Array): Promise<void>;
  /** Text that comes in pieces. */
  addPieces(path: string, pieces: AsyncIterable<string>): Promise<void>;
  close(): Promise<void>;
}

export function archiveInto(sink: Sink): Archive {
  const zip = new ZipWriter(new WritableStream<Uint8Array<ArrayBuffer>>({ write: (part) => sink.write(part) }), { useWebWorkers: false });
  return {
    addText: async (path, text) => void (await zip.add(path, new TextReader(text))),
    addBytes: async (path, bytes) => void (await zip.add(path, new Uint8ArrayReader(bytes))),
    addPieces: async (path, pieces) => void (await zip.add(path, streamOf(pieces))),
    close: async () => void (await zip.close()),
  };
}

function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
