/** Makes what follows from the code of an account once for each code: the rows of a list name the same few again and again. Kept by the caller, for one chunk. */
export function rememberedByCode<T>(make: (code: string) => T): (code: string) => T {
  const made = new Map<string, T>();
  return (code) => {
    const known = made.get(code);
    if (known !== undefined) return known;
    const fresh = make(code);
    made.set(code, fresh);
    return fresh;
  };
}
