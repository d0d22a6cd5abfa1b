import { localizedSchema } from '@relance/schemas';

const portId = { type: 'string', pattern: '^[a-z][A-Za-z0-9]{0,30}$' } as const;

/** Schema of a list of named ways out, each with a label in both languages and what the kind adds. */
export function waysOutField(
  more: Readonly<Record<string, object>>,
  labels: { title: string; description: string; widget: string },
): object {
  return {
    type: 'array',
    minItems: 1,
    maxItems: 9,
    ...labels,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'label', ...Object.keys(more)],
      properties: { id: portId, label: localizedSchema, ...more },
    },
  };
}

/** A field that names a person or a role. */
export function personField(title: string, description: string): object {
  return { type: 'string', minLength: 1, maxLength: 60, title, description, widget: 'person' };
}
