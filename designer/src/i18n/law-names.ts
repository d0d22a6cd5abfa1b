import { fr } from './fr/catalogue.js';

type LawKey = keyof typeof fr.laws;

/** Whether a law has a short name to show. */
export function isKnownLaw(law: number): boolean {
  return Object.hasOwn(fr.laws, `law${law}`);
}

/** The key of a law's short name; ask {@link isKnownLaw} first, an unknown one falls back to that of reasons about dates. */
export function lawKey(law: number): `laws.${LawKey}` {
  const key = `law${law}`;
  return isKnownLaw(law) ? `laws.${key as LawKey}` : 'laws.law3';
}
