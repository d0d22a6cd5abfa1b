import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** The start of a module in a bundle, up to its path. */
const moduleStart = '\n/***/ "';

/**
 * The bundle with one text changed where it stands outside the kept cores of older versions, which say much of it again. Throws where it does not stand
 * once: the planted change then has to be written anew.
 */
export function plantChange(bundle: WorkflowBundleWithSourceMap, find: string, replace: string): WorkflowBundleWithSourceMap {
  const { code } = bundle;
  const places: number[] = [];
  for (let at = code.indexOf(find); at >= 0; at = code.indexOf(find, at + find.length)) {
    const path = code.lastIndexOf(moduleStart, at) + moduleStart.length;
    if (!code.slice(path, code.indexOf('"', path)).includes('/kept/')) places.push(at);
  }
  const [place, ...more] = places;
  if (place === undefined || more.length > 0) throw new Error(`“${find}” stands ${String(places.length)} times in the bundle, not once`);
  return { ...bundle, code: code.slice(0, place) + replace + code.slice(place + find.length) };
}
