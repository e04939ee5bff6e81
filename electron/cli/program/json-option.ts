export interface Json {
  readonly json?: boolean;
}

export const JSON_HELP = 'print one JSON document and nothing else on standard output';
