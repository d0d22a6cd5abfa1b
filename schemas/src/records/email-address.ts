/**
 * One address and nothing else: no list, no display name, no control character, so that a message never gets a second recipient (harm register 5).
 * Whether it exists is told by the answer of its server alone.
 */
export const emailAddressSchema = {
  type: 'string',
  minLength: 3,
  maxLength: 254,
  pattern: '^[^@\\s\\u0000-\\u001f\\u007f,;:<>"()\\[\\]\\\\]+@[^@\\s\\u0000-\\u001f\\u007f,;:<>"()\\[\\]\\\\]+$',
} as const;
