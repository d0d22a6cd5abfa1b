import { describe, expect, it } from 'vitest';
import { frameDocument } from './frame-document.js';

describe('a message in its frame', () => {
  it('shows plain text literally, whatever it contains', () => {
    const shown = frameDocument('Content-Type: text/plain\n\nBonjour,\n<script>alert(1)</script> & co');
    expect(shown).not.toContain('<script>');
    expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; co');
  });

  it('leaves the HTML of a message as it was sent', () => {
    expect(frameDocument('Content-Type: text/html\n\n<!doctype html><p>Bonjour</p>')).toBe('<!doctype html><p>Bonjour</p>');
  });

  it('shows what is no message as it is', () => {
    expect(frameDocument('plain words without headers')).toContain('plain words without headers');
  });
});
