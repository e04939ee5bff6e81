export declare function electronProgram(): string | null;
