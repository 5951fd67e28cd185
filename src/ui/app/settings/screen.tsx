/** Settings: of this device, of the data set, and of who works with it. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { Banner, navigate, TabPanel, Tabs, useMay } from '../../kit/index.ts';
import { TargetsSection } from '../../exchange/index.ts';
import { ActionsSection } from './actions.tsx';
import { About } from './about.tsx';
import { AgentsSection } from './agents.tsx';
import { CallsSection } from './calls.tsx';
import { CasesSection } from './cases.tsx';
import { DataSection } from './data.tsx';
import { FieldsSection } from './fields.tsx';
import { GeneralSection } from './general.tsx';
import { ListsSection } from './lists.tsx';
import { PairingSection } from './pairing.tsx';
import { RolesSection } from './roles.tsx';
import { SitesSection } from './sites.tsx';
import { SoftphonesSection } from './softphones.tsx';

const SECTIONS = { general: GeneralSection, calls: CallsSection, softphones: SoftphonesSection, sites: SitesSection, agents: AgentsSection, roles: RolesSection, fields: FieldsSection, lists: ListsSection, cases: CasesSection, actions: ActionsSection, pairing: PairingSection, targets: TargetsSection, data: DataSection, about: About };
type Section = keyof typeof SECTIONS;

/** Settings of the data set: others look at them and change nothing, which the core would refuse. */
const ADMIN_ONLY: ReadonlySet<Section> = new Set<Section>(['fields', 'lists', 'cases', 'actions']);

function Looked({ children }: { children: ComponentChildren }): JSX.Element {
  return <><Banner>{t('settings.adminOnly')}</Banner><fieldset class="form settings looked" disabled>{children}</fieldset></>;
}

export function SettingsScreen({ section }: { section: string }): JSX.Element {
  const shown: Section = section in SECTIONS ? (section as Section) : 'general';
  const Body = SECTIONS[shown];
  const may = useMay();
  useEffect(() => void (document.title = `${t('app.settings')} – Ringside`), []);
  return (
    <>
      <header class="head"><h1>{t('app.settings')}</h1></header>
      <Tabs
        group="settings" label={t('app.settings')} chosen={shown} onChoose={(id) => navigate(`/settings/${id}`, { replace: true })}
        tabs={(Object.keys(SECTIONS) as Section[]).map((id) => ({ id, label: t(`settings.${id}`) }))}
      />
      <TabPanel group="settings" chosen={shown} class="scroll grow"><div class="form settings">{ADMIN_ONLY.has(shown) && !may('admin') ? <Looked><Body /></Looked> : <Body />}</div></TabPanel>
    </>
  );
}
