/** A record without one of its fields. */
export function withoutField<Fields extends object, Name extends keyof Fields>(record: Fields, name: Name): Omit<Fields, Name> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name)) as Omit<Fields, Name>;
}
