import { describe, expect, it } from 'vitest';
import { frameDocument } from './message-frame.js';

describe('a message in its frame', () => {
  it('shows plain text literally, whatever it contains', () => {
    const shown = frameDocument('Bonjour,\n<script>alert(1)</script> & co');
    expect(shown).not.toContain('<script>');
    expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; co');
  });

  it('leaves an HTML message as it was sent', () => {
    expect(frameDocument('<!doctype html><p>Bonjour</p>')).toBe('<!doctype html><p>Bonjour</p>');
  });
});
