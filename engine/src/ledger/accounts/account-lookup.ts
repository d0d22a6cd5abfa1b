import { accountId } from '@relance/domain';
import type { Account, IssueView } from '@relance/schemas';
import type { Store } from '@relance/store';
import { whoIs } from '../../access/who.js';
import { ApiError } from '../../errors.js';

/** The account of a code, or of an id. Throws RLC_NOT_FOUND. */
export async function accountNamed({ accounts }: Pick<Store, 'accounts'>, entityId: string, codeOrId: string): Promise<Account> {
  const found = (await accounts.get(entityId, accountId(entityId, codeOrId))) ?? (await accounts.get(entityId, codeOrId));
  if (found === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: codeOrId } });
  return found;
}

/** The refusal of a change made on an older version than the stored one: who was faster, and when, so that nobody's change is lost. */
export async function changedMeanwhile(
  store: Pick<Store, 'users' | 'apiKeys'>,
  current: Pick<Account, 'changedBy' | 'changedAt' | 'version'>,
): Promise<ApiError> {
  const { changedBy, changedAt, version } = current;
  const who = changedBy === undefined ? '?' : (await whoIs(store, changedBy)).name;
  const when = changedAt === undefined ? '?' : new Date(changedAt).toISOString().slice(0, 16).replace('T', ' ');
  return new ApiError('RLC_CHANGED_MEANWHILE', { params: { who, when, version } });
}

/** A fault of one field of what is said of an account, in both languages. */
export function accountFault(code: string, field: string, fr: string, en: string): IssueView {
  return { code: `account.${code}`, severity: 'error', path: `body/${field}`, fr, en };
}

/** Throws RLC_INVALID_INPUT with everything that is wrong, if anything is. */
export function refuseFaults(issues: readonly IssueView[]): void {
  if (issues.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues });
}
