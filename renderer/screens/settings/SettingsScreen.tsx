import { useSettings } from '../../client/settings.ts';
import { Page } from '../../ui/Page.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { useText } from '../../ui/useText.ts';
import { About } from './About.tsx';
import { AdvancedGroup } from './AdvancedGroup.tsx';
import { DeskGroup } from './DeskGroup.tsx';
import { LookGroup } from './LookGroup.tsx';
import { MachineGroup } from './MachineGroup.tsx';
import { ReportingGroup } from './ReportingGroup.tsx';

/** Every setting, where its value comes from, and what IT has locked. */
export default function SettingsScreen() {
  const t = useText();
  const access = useSettings();
  if (access === null) return <Waiting />;
  return (
    <Page title={t('app:nav.settings')} lead={t('settings:lead')}>
      <DeskGroup access={access} />
      <ReportingGroup access={access} />
      <LookGroup access={access} />
      <MachineGroup access={access} />
      <AdvancedGroup access={access} />
      <About view={access.view} />
    </Page>
  );
}
