import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Noto Sans (SIL Open Font License), shipped with the product: the same letter on every machine, whatever fonts it has. */
const faces = [
  require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf'),
  require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
];

/** The bytes of every face a letter is set in. Rejects when the installation is incomplete. */
export function letterFonts(): Promise<Buffer[]> {
  return Promise.all(faces.map((face) => readFile(face)));
}
