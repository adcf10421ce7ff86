/** A reporter of Jest, as far as it is used here. */
declare class SlowSuites {
  constructor(
    globalConfig: { readonly rootDir: string },
    options?: {
      readonly load?: () => number;
      readonly print?: (line: string) => void;
      readonly env?: Readonly<Record<string, string | undefined>>;
    },
  );
  onTestFileResult(
    test: object,
    result: {
      readonly testFilePath: string;
      readonly perfStats: { readonly start: number; readonly end: number };
    },
  ): void;
  onRunComplete(): void;
  getLastError(): Error | undefined;
}
export = SlowSuites;
