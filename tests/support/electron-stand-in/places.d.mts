export declare const executable: string;
export declare const sqliteBinding: string;
export declare function isMade(): boolean;
