export interface ProgressStep {
  /** How far the step is, shown the next time the line is renewed. */
  update(detail: string): void;
  /** The step succeeded. */
  done(outcome: string): void;
  /** The step found nothing, which is no fault. */
  passed(outcome: string): void;
  /** The step failed. */
  failed(outcome: string): void;
}
export interface Progress {
  line(text: string): void;
  step(title: string): ProgressStep;
}
export interface ProgressStream {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}
export declare function duration(milliseconds: number): string;
export declare function createProgress(stream?: ProgressStream): Progress;
