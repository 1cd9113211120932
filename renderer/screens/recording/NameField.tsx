import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../ui/useText.ts';
import { WordsField } from './WordsField.tsx';

/** Gives the recording a name. */
export function NameField({ name, onRename }: { name: string; onRename: (name: string) => void }) {
  const t = useText();
  const [editing, setEditing] = useState(false);
  if (!editing) {
    return (
      <Button
        variant="subtle"
        size="sm"
        leftSection={<IconPencil size="1rem" stroke={1.8} aria-hidden="true" />}
        onClick={() => setEditing(true)}
      >
        {t('recordings:name.change')}
      </Button>
    );
  }
  return (
    <WordsField
      label={t('recordings:name.label')}
      text={name}
      onDone={(words) => {
        setEditing(false);
        if (words !== null && words !== name) onRename(words.slice(0, 200));
      }}
    />
  );
}
