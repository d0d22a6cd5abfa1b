export interface RegisteredProcess {
  name: string;
  pid: number;
  /** Identity of the process, from `processIdentity`. */
  started: string;
}
export declare function readRegister(file: string): RegisteredProcess[];
export declare function writeRegister(file: string, entries: RegisteredProcess[]): void;
export declare function isRunning(entry: RegisteredProcess): boolean;
export declare function endProcess(entry: RegisteredProcess, graceMs?: number): Promise<void>;
export declare function endRegistered(file: string): Promise<string[]>;
