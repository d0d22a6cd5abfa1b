import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Noto Sans (SIL Open Font License), shipped with the product: the same letter on every machine, whatever fonts it has. */
const faces = ['400Regular/NotoSans_400Regular', '400Regular_Italic/NotoSans_400Regular_Italic', '700Bold/NotoSans_700Bold'] as const;

/** The bytes of every face a letter is set in. Rejects when the installation is incomplete. */
export function letterFonts(): Promise<Buffer[]> {
  return Promise.all(faces.map((face) => readFile(require.resolve(`@expo-google-fonts/noto-sans/${face}.ttf`))));
}
