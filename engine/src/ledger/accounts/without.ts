/** A record without some of its fields. */
export function without<T extends object, Field extends string>(record: T, fields: readonly Field[]): Omit<T, Field> {
  return Object.fromEntries(Object.entries(record).filter(([field]) => !(fields as readonly string[]).includes(field))) as Omit<T, Field>;
}
