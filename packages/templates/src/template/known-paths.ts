/** As much of a JSON Schema as paths need. */
interface PathSchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, PathSchema>>;
  readonly items?: PathSchema;
}

/** What stands at a path such as `items[].number` or `entity.address.city`: a plain value, a group or list of values, or nothing. */
export function pathKind(schema: PathSchema, path: string): 'value' | 'group' | undefined {
  let place: PathSchema | undefined = schema;
  for (const segment of path.split('.')) {
    const name = segment.replace(/(\[\])+$/, '');
    place = place.properties !== undefined && Object.hasOwn(place.properties, name) ? place.properties[name] : undefined;
    if (place !== undefined && segment.endsWith('[]')) place = place.items;
    if (place === undefined) return undefined;
  }
  return place.properties === undefined && place.items === undefined ? 'value' : 'group';
}
