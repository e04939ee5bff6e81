/**
 * What a reading of the vault gave, of the `result` of its job, in JSON. Readings that were made up to version 25 may name the share of
 * right answers by the measure of networks.
 */
export const VAULT_ANSWER = `json_remove(
  json_set(result, '$.share', json(coalesce(result -> '$.share', result -> '$.accuracy'))), '$.accuracy')`;
