/** The list with one of it at another place; places outside of the list are its ends. */
export function movedTo<Item extends { id: string }>(items: readonly Item[], id: string, to: number): Item[] {
  const item = items.find((one) => one.id === id);
  if (item === undefined) return [...items];
  const others = items.filter((one) => one.id !== id);
  const at = Math.min(others.length, Math.max(0, to));
  return [...others.slice(0, at), item, ...others.slice(at)];
}

/** The list with something back at the place where it was, as far as that is still there. */
export function restored<Item extends { id: string }>(
  items: readonly Item[],
  item: Item,
  place: number,
): Item[] {
  return movedTo([...items.filter(({ id }) => id !== item.id), item], item.id, place);
}
