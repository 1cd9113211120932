import { TreeSelect, type TreeNodeData } from '@mantine/core';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Tree.css';
import '@mantine/core/styles/TreeSelect.css';
import type { CategoryView } from '../../../core/contract/views.ts';
import { useAppDescription } from '../../client/appDescription.ts';
import { useText } from '../../ui/useText.ts';

const node = ({ id, label, children }: CategoryView): TreeNodeData => ({
  value: id,
  label,
  ...(children.length > 0 ? { children: children.map(node) } : {}),
});

/** What the problem is about: a tree that can be searched by typing. */
export default function CategoryField(props: {
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const t = useText();
  const { categories } = useAppDescription();
  return (
    <TreeSelect
      size="md"
      label={t('app:field.category.label')}
      placeholder={t('app:field.category.choose')}
      data={categories.map(node)}
      value={props.value}
      onChange={props.onChange}
      searchable
      clearable
      defaultExpandAll
      nothingFoundMessage={t('app:field.category.nothing')}
      clearButtonProps={{ 'aria-label': t('app:field.category.clear') }}
      maxDropdownHeight={280}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
