/** Bytes of a quoted-printable body (RFC 2045 §6.7); what is no valid escape stays as it is written. */
function decodeQuotedPrintable(body: string): Uint8Array {
  const joined = body.replace(/=[ \t]*\r?\n/g, '');
  const bytes: number[] = [];
  for (let index = 0; index < joined.length; index += 1) {
    const escape = /^=([0-9A-F]{2})/i.exec(joined.slice(index, index + 3));
    if (escape?.[1] === undefined) {
      bytes.push(joined.charCodeAt(index) & 0xff);
    } else {
      bytes.push(Number.parseInt(escape[1], 16));
      index += 2;
    }
  }
  return Uint8Array.from(bytes);
}

/** Bytes of a base64 body (RFC 2045 §6.8). Throws a DOMException on characters outside its alphabet. */
function decodeBase64(body: string): Uint8Array {
  return Uint8Array.from(atob(body.replace(/\s/g, '')), (character) => character.charCodeAt(0));
}

/** The text of a body under its transfer encoding and charset; an unknown charset is read as UTF-8. */
export function decodeBody(body: string, encoding: string, charset: string): string {
  switch (encoding.toLowerCase()) {
    case 'quoted-printable':
      return decoderFor(charset).decode(decodeQuotedPrintable(body));
    case 'base64':
      return decoderFor(charset).decode(decodeBase64(body));
    default:
      return body;
  }
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    // a charset the browser does not know: our own messages are UTF-8
    return new TextDecoder('utf-8');
  }
}
