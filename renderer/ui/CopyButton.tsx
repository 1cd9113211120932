import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { api } from '../client/api.ts';
import { useText } from './useText.ts';
import styles from './CopyButton.module.css';

/** Copies a text that a person must keep, and says that it has. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <span className={styles.copy}>
      <ActionIcon
        variant="default"
        aria-label={label}
        onClick={() => void api.copyText({ text }).then(() => setCopied(true))}
      >
        <Icon size="1.25rem" stroke={1.8} aria-hidden="true" />
      </ActionIcon>
      <span className={styles.copied} role="status">
        {copied && t('app:copied')}
      </span>
    </span>
  );
}
