import type { CategoryView } from '../../core/contract/views.ts';
import type { CategorySetting } from '../../core/policy/schema.ts';
import { localized } from '../../core/policy/localized.ts';

/** The category tree in one language. */
export function categoryViews(categories: readonly CategorySetting[], language: string): CategoryView[] {
  return categories.map(({ id, label, children }) => ({
    id,
    label: localized(label, language),
    children: categoryViews(children ?? [], language),
  }));
}

/** Names from the root of the tree down to the category, for example "Programs › Invoices"; null: no such id. */
export function categoryPath(
  categories: readonly CategorySetting[],
  id: string,
  language: string,
): string | null {
  for (const category of categories) {
    const name = localized(category.label, language);
    if (category.id === id) return name;
    const below = categoryPath(category.children ?? [], id, language);
    if (below !== null) return `${name} › ${below}`;
  }
  return null;
}
