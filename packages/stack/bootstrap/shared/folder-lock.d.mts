export interface LockHolder {
  pid: number;
  started: string;
  purpose: string;
}
export declare function lockHolder(file: string): LockHolder | undefined;
export declare function tryLock(file: string, purpose: string): Promise<(() => void) | undefined>;
export declare function waitForLock(file: string, purpose: string, onWait: (holder: LockHolder) => void): Promise<() => void>;
