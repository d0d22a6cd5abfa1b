import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  chai,
  setState,
  type ExpectStatic,
} from '@vitest/expect';
import { format } from 'node:util';

/** A test as its file declares it: its id (`file#describe test`, unique) and its body. */
export interface CollectedTest {
  readonly id: string;
  /** With the names of the suites it stands in. */
  readonly name: string;
  readonly title: string;
  readonly fileName: string;
  readonly body: () => unknown;
}

const tests: CollectedTest[] = [];
const ids = new Set<string>();
let describedBy: readonly string[] = [];
let fileName = '';

/** Loads a test file and gives the tests it declares. Whatever it computes outside its tests is computed here. */
export async function collectTests(relativePath: string, load: () => Promise<unknown>): Promise<readonly CollectedTest[]> {
  const before = tests.length;
  fileName = relativePath;
  await load();
  return tests.slice(before);
}

function declareTest(title: string, body: () => unknown): void {
  const name = [...describedBy, title].join(' ');
  let id = `${fileName}#${name}`;
  for (let ordinal = 2; ids.has(id); ordinal += 1) id = `${fileName}#${name} (${String(ordinal)})`;
  ids.add(id);
  tests.push({ id, name, title, fileName, body });
}

function declareSuite(title: string, body: () => void): void {
  const outer = describedBy;
  describedBy = [...outer, title];
  body();
  describedBy = outer;
}

/** `each` as vitest has it for tables of rows: a row that is a list is spread over the parameters, and its values fill the title. */
function eachOf<Body>(declare: (title: string, body: () => Body) => void) {
  return (rows: readonly unknown[]) => (title: string, body: (...values: unknown[]) => Body) => {
    for (const row of rows) {
      const values: unknown[] = Array.isArray(row) ? row : [row];
      declare(format(title, ...values.slice(0, (title.match(/%[sdifjoO]/g) ?? []).length)), () => body(...values));
    }
  };
}

/**
 * What the tests import as `it`: declares a test and runs nothing.
 * @public The tests read it.
 */
export const it = Object.assign(declareTest, { each: eachOf(declareTest) });
/**
 * What the tests import as `describe`.
 * @public The tests read it.
 */
export const describe = Object.assign(declareSuite, { each: eachOf(declareSuite) });

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
/**
 * What the tests import as `expect`: that of vitest, outside its runner.
 * @public The tests read it.
 */
export const expect = Object.assign((value: unknown, message?: string) => chai.expect(value, message), chai.expect) as ExpectStatic;
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, configurable: true });
Object.assign(expect, Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT));
setState({ assertionCalls: 0 }, expect);
