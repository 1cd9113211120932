import { z } from 'zod';

/** A schema without what stands around it (optional, default), because a key's name is looked for inside. */
function bared(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return bared(schema.unwrap());
  return schema;
}

/** Of a union, the option whose literals agree with the value: a help desk's `kind` decides what else it has. */
function optionFor(options: readonly z.core.$ZodType[], value: unknown): z.core.$ZodType | undefined {
  const objects = options.map(bared).filter((option) => option instanceof z.ZodObject);
  const fields = Object(value) as Record<string, unknown>;
  return (
    objects.find((option) =>
      Object.entries(option.shape as Record<string, z.core.$ZodType>).some(
        ([key, field]) => field instanceof z.ZodLiteral && field.values.has(fields[key] as string),
      ),
    ) ?? objects[0]
  );
}

/** The keys that an object at `path` of `value` may have; empty where keys are free or there is no object. */
export function keysAt(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  let current = bared(schema);
  let inside = value;
  const choose = (): void => {
    if (current instanceof z.ZodDiscriminatedUnion || current instanceof z.ZodUnion) {
      current = optionFor(current.options, inside);
    }
  };
  for (const part of path) {
    choose();
    if (current instanceof z.ZodObject)
      current = bared((current.shape as Record<string, z.core.$ZodType>)[String(part)]);
    else if (current instanceof z.ZodArray) current = bared(current.element);
    else if (current instanceof z.ZodRecord) current = bared(current.valueType);
    else return [];
    inside = (Object(inside) as Record<PropertyKey, unknown>)[part];
  }
  choose();
  if (current instanceof z.ZodRecord && current.keyType instanceof z.ZodEnum)
    return current.keyType.options.map(String);
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}
