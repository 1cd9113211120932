import { Button } from '@mantine/core';
import type { CaptureTargets } from '../../../core/contract/captureCalls.ts';
import { api } from '../../client/api.ts';
import { Banner } from '../../ui/Banner.tsx';
import { useText } from '../../ui/useText.ts';

/** What the system will ask before a picture, or what it forbids and how that is changed. Nothing where it lets us. */
export function ScreenAccess({ access }: { access: CaptureTargets['access'] }) {
  const t = useText();
  if (access === 'free') return null;
  return (
    <Banner
      tone={access === 'denied' ? 'warn' : 'info'}
      actions={
        access === 'denied' && (
          <Button variant="default" size="sm" onClick={() => void api.openScreenPermission()}>
            {t('capture:access.open')}
          </Button>
        )
      }
    >
      {t(`capture:access.${access}`)}
    </Banner>
  );
}
