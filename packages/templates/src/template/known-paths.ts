/** As much of a JSON Schema as paths need. */
interface PathSchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, PathSchema>>;
  readonly items?: PathSchema;
}

/** Whether a path such as `items[].number` or `entity.address.city` exists in the schema; the length of a list counts as known. */
export function knowsPath(schema: PathSchema, path: string): boolean {
  let place: PathSchema | undefined = schema;
  for (const segment of path.split('.')) {
    const name = segment.replace(/(\[\])+$/, '');
    place = place.properties !== undefined && Object.hasOwn(place.properties, name) ? place.properties[name] : undefined;
    if (place !== undefined && segment.endsWith('[]')) place = place.items;
    if (place === undefined) return false;
  }
  return true;
}
