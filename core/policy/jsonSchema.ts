import { z } from 'zod';
import { PolicyFile } from './schema.ts';

/** Where editors find the schema; also its identity. Nothing is ever fetched from there by the app. */
const schemaId = 'https://handraise.example.org/schemas/policy.json';

/**
 * The JSON Schema of a policy file (and of a person's settings file), made from the schema that the app itself checks
 * with. Draft 7: the newest one that every usual editor knows.
 */
export function policyJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(PolicyFile, { target: 'draft-7', io: 'input', reused: 'inline' });
  return {
    ...schema,
    $id: schemaId,
    title: 'Handraise policy',
    description: 'Settings for every person on a machine, and which of them are locked.',
  };
}
