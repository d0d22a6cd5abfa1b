import { join } from 'node:path';
import { printLetter } from '@relance/channels';
import { fromDayNumber } from '@relance/domain';
import type { Entity, HandoverDossier, IssueView, Item, RecordedFact } from '@relance/schemas';
import { openContentFiles, type CaseRecords } from '@relance/store';
import { statementOf } from '@relance/templates';
import type { Caller } from '../access/caller.js';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { ApiError } from '../errors.js';
import { keptContent } from '../messages/texts/kept-content.js';
import { readCase } from '../messages/texts/preview/read-case.js';
import { caseRecordsOf } from '../story/case-lookup.js';
import { checklistOf } from './checklist.js';
import { dossierFiles, sha256, type DossierFile } from './dossier-files.js';
import { readMaterial, type DossierMaterial } from './dossier-material.js';
import { itemAccessories, type ItemAccessories } from './item-accessories.js';
import { zipFiles } from './zip-files.js';

/** The action under which a dossier stands in the audit log; its subject is the hash of the ZIP. */
export const dossierAction = 'dossier.made';

/** What is asked for: the items of a handing over, or some before it. */
export interface DossierRequest {
  account: string;
  reason: string;
  handover?: string | undefined;
  items?: readonly string[] | undefined;
}

function refuse(code: string, field: string, fr: string, en: string): never {
  const issue: IssueView = { code: `dossier.${code}`, path: `body/${field}`, fr, en };
  throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
}

function handoverIn({ facts }: CaseRecords, id: string): RecordedFact {
  const found = facts.find(({ _id, kind }) => _id === id && kind === 'handover');
  if (found !== undefined) return found;
  const fr = 'Ce dossier n’a pas de transmission sous cet identifiant (relance facts le donne).';
  return refuse('handoverUnknown', 'handover', fr, 'This case has no handing over under that identifier (relance facts tells it).');
}

/** The items named, else those of the handing over, else all that is open. Throws RLC_INVALID_INPUT for a number the case does not know, and for none at all. */
function itemsOf(records: CaseRecords, handover: RecordedFact | undefined, named: readonly string[] | undefined): Item[] {
  const unknown = named?.filter((name) => !records.items.some(({ _id, number }) => _id === name || number === name)) ?? [];
  if (unknown.length > 0) {
    const list = unknown.join(', ');
    refuse('itemUnknown', 'items', `Ce dossier ne connaît pas : ${list}.`, `This case does not know: ${list}.`);
  }
  const isMeant = ({ _id, number, open, outstandingCents }: Item): boolean => {
    if (named !== undefined) return named.includes(_id) || named.includes(number);
    return handover === undefined ? open && outstandingCents > 0 : (handover.itemIds?.includes(_id) ?? false);
  };
  const items = records.items.filter(isMeant);
  if (items.length === 0) refuse('nothing', 'items', 'Aucune pièce n’est à transmettre.', 'There is no item to hand over.');
  return items;
}

function totalsOf(items: readonly Item[], accessories: readonly ItemAccessories[]): HandoverDossier['totals'] {
  const currencies = [...new Set(items.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = accessories.filter(({ item }) => item.currency === currency);
    return {
      currency,
      principalCents: own.reduce((sum, { item }) => sum + item.outstandingCents, 0),
      interestCents: own.reduce((sum, { computed }) => sum + (computed?.interestCents ?? 0), 0),
      indemnityCents: own.reduce((sum, { computed }) => sum + (computed?.indemnityCents ?? 0), 0),
    };
  });
}

async function statementPdf(
  { store }: EngineDependencies,
  entity: Entity,
  { records }: DossierMaterial,
  nowMs: number,
): Promise<Uint8Array> {
  const knowledge = await readCase(store, entity, records, { plans: [], nowMs });
  const { letter } = statementOf(knowledge, { locale: entity.locale, nowMs });
  return (await printLetter(letter, { registered: false })).pdf;
}

function answered(
  zip: Uint8Array,
  files: readonly DossierFile[],
  material: DossierMaterial,
): Pick<HandoverDossier, 'hash' | 'bytes' | 'files' | 'items'> {
  return {
    hash: sha256(zip),
    bytes: zip.length,
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, hash: sha256(bytes) })),
    items: material.items.map(({ number }) => number),
  };
}

/**
 * Makes the dossier of items to hand over as they stand now, keeps its ZIP under its hash and writes down who made it and why: the same content gives the
 * same bytes. Throws RLC_NOT_FOUND for an account without a case, RLC_INVALID_INPUT for items or a handing over it does not know.
 */
export async function makeDossier(
  dependencies: EngineDependencies,
  entity: Entity,
  caller: Caller,
  { account, reason, handover: handoverId, items: named }: DossierRequest,
): Promise<HandoverDossier> {
  const { store, config } = dependencies;
  const records = await caseRecordsOf(store, entity._id, account);
  const handover = handoverId === undefined ? undefined : handoverIn(records, handoverId);
  const { nowMs, today, calendar } = businessMoment(dependencies, entity);
  const about = { items: itemsOf(records, handover, named), asOf: today, ...(handover === undefined ? {} : { handover }) };
  const material = await readMaterial(store, entity, records, about);
  const dayOf = (instantMs: number): number => calendar.toCivil(instantMs).day;
  const accessories = itemAccessories(material, dayOf);
  const checklist = checklistOf(material, accessories);
  const files = await dossierFiles({
    material,
    accessories,
    checklist,
    statement: await statementPdf(dependencies, entity, material, nowMs),
    civilDateOf: (instantMs) => fromDayNumber(dayOf(instantMs)),
    kept: (hash) => keptContent(config.dataFolder, hash),
  });
  const zip = await zipFiles(files, today);
  const told = answered(zip, files, material);
  await openContentFiles(join(config.dataFolder, 'files')).keep(zip);
  const details = { caseId: records.case._id, asOf: today, reason, ...(handover === undefined ? {} : { handover: handover._id }) };
  await store.auditLog.append({
    entityId: entity._id,
    at: nowMs,
    userId: caller.userId,
    action: dossierAction,
    subjectId: told.hash,
    details,
  });
  return { ...told, account: material.payer.code, asOf: today, totals: totalsOf(material.items, accessories), checklist };
}
