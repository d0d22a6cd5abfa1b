import { hash, verify } from '@node-rs/argon2';

/** 19 MiB, two passes, one lane: the first recommendation of OWASP's password storage cheat sheet for argon2id (the library's kind). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The argon2id hash of a password, with its salt and parameters, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether a password belongs to a hash. Without a hash (nobody of that name) the same work is done on a decoy and the answer is false,
 * so that the time taken does not tell who exists.
 */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  if (passwordHash !== undefined) return verify(passwordHash, password);
  decoy ??= hashPassword('nobody');
  await verify(await decoy, password);
  return false;
}
