/** A file that can be read from its beginning several times: what is true of a whole column is decided before the first row is returned. */
export interface ImportSource {
  /** Opens the file anew and returns its bytes in order; an I/O failure is thrown to whoever reads. */
  open(): AsyncIterable<Uint8Array>;
}

/**
 * A source over bytes already in memory, for uploads small enough to be held and for tests.
 * `chunkBytes` is the size of the pieces handed out (64 KiB).
 */
export function bytesSource(bytes: Uint8Array, chunkBytes = 65_536): ImportSource {
  return {
    open: () => ({
      [Symbol.asyncIterator]: () => {
        let offset = 0;
        return {
          next: () => {
            if (offset >= bytes.length) return Promise.resolve({ done: true as const, value: undefined });
            const value = bytes.subarray(offset, offset + chunkBytes);
            offset += chunkBytes;
            return Promise.resolve({ done: false as const, value });
          },
        };
      },
    }),
  };
}
