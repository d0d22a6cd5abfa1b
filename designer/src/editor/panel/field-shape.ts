import type { Locale } from '@relance/domain';

/** What the schema of a kind says of one of its fields, as the panel needs it. */
export interface FieldShape {
  name: string;
  widget: string;
  label: string;
  isRequired: boolean;
  /** Values to choose from, where there are only a few. */
  options: readonly (string | number)[];
  isNumber: boolean;
  minimum: number | undefined;
  maximum: number | undefined;
  /** A text in both languages. */
  isLocalized: boolean;
}

interface PropertySchema {
  type?: string;
  enum?: readonly (string | number)[];
  title?: string;
  description?: string;
  widget?: string;
  minimum?: number;
  maximum?: number;
  properties?: Readonly<Record<string, unknown>>;
}

/** The fields of a card, in the order of its schema. Titles of schemas are French, descriptions English. */
export function fieldShapes(dataSchema: object, locale: Locale): FieldShape[] {
  const { properties = {}, required = [] } = dataSchema as { properties?: Record<string, PropertySchema>; required?: readonly string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    widget: property.widget ?? '',
    label: (locale === 'fr' ? property.title : property.description) ?? name,
    isRequired: required.includes(name),
    options: property.enum ?? [],
    isNumber: property.type === 'integer' || property.type === 'number',
    minimum: property.minimum,
    maximum: property.maximum,
    isLocalized: property.properties !== undefined && 'fr' in property.properties && 'en' in property.properties,
  }));
}
