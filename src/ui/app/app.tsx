/** The full view: navigation, the call on top of every screen, the screen, and what floats over it. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Button, centrePath, DialGuard, LinkBanner, Logo, PairingBanner, route, Toasts, useHotkeys } from '../kit/index.ts';
import { CallNotices } from '../calls/index.ts';
import { Reminders } from '../reminders/index.ts';
import { CallStrip } from './call-strip.tsx';
import { CaseWindow } from './case-window.tsx';
import { Nav } from './nav.tsx';
import { UpdateBanner } from './update-banner.tsx';
import { Palette } from './palette.tsx';
import { Screen } from './screens.tsx';
import { menuOpen, openPalette, paletteText, setMenu } from './state.ts';

export function App(): JSX.Element {
  const { path } = route();
  useHotkeys({ 'Mod+k': () => openPalette() });
  useEffect(() => setMenu(false), [path]);
  return (
    <div class="app">
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), document.getElementById('main')?.focus())}>{t('app.skip')}</a>
      <TopBar />
      <Nav open={menuOpen()} />
      <main class="app-main" id="main" tabIndex={-1}>
        {!isCentre(path) && <CallStrip />}
        <LinkBanner />
        <UpdateBanner />
        <PairingBanner />
        <Screen />
      </main>
      <CaseWindow />
      {paletteText() !== null && <Palette />}
      <DialGuard />
      <CallNotices />
      <div class="floats"><Toasts /><Reminders /></div>
    </div>
  );
}

/** The communication centre has the call itself. */
function isCentre(path: string): boolean {
  return path === centrePath || path.startsWith('/call/');
}

/** Stands in for the navigation in a narrow window. */
function TopBar(): JSX.Element {
  return (
    <header class="app-top">
      <Button tone="quiet" icon="filter" label={t('app.menu')} aria-expanded={menuOpen()} onClick={() => setMenu(!menuOpen())} />
      <Logo />
      <span class="end"><Button tone="quiet" icon="search" label={t('app.find')} onClick={() => openPalette()} /></span>
    </header>
  );
}
