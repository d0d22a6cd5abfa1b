import calculator from 'sms-segments-calculator';

/** How a text message is cut: the parts that are paid for, its encoding, and the characters that GSM 03.38 does not have. */
export interface MessageParts {
  parts: number;
  encoding: 'GSM-7' | 'UCS-2';
  /** Each once, in the order of the text; one of them is enough for UCS-2. */
  outside: string[];
}

/** Signs that typesetting or number formats bring in, and what says the same within GSM 03.38. */
const plainSigns: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u2007\u2009\u202f]/gu, ' '],
  [/[\u2018\u2019\u02bc]/gu, "'"],
  [/[\u201c\u201d]|\u00ab\s?|\s?\u00bb/gu, '"'],
  [/[\u2010-\u2015\u2212]/gu, '-'],
  [/\u2026/gu, '...'],
  [/œ/gu, 'oe'],
  [/Œ/gu, 'OE'],
  [/n°/giu, 'no'],
];

/**
 * The same text with a plain space, apostrophe, quotation mark and dash for those of typesetting, composed (NFC): each of them alone would cut the
 * message into parts of 67 characters instead of 153. Letters stay as they are written.
 */
export function plainSignsOf(text: string): string {
  return plainSigns.reduce((so, [signs, plain]) => so.replace(signs, plain), text.normalize('NFC'));
}

/** The parts of a text message as it stands: 160 characters of GSM 03.38, or 153 each of several; 70 and 67 in UCS-2 (3GPP TS 23.038, 23.040). */
export function messageParts(text: string): MessageParts {
  const message = new calculator.SegmentedMessage(text);
  const encoding = message.encodingName;
  return { parts: message.segmentsCount, encoding, outside: [...new Set(message.getNonGsmCharacters())] };
}
