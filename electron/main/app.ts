import path from 'node:path';
import { app, session, type BrowserWindow } from 'electron';
import type { AppDescription, Location, Notice } from '../../core/contract/views.ts';
import type { DraftFields, DraftSource } from '../../core/ticket/draft.ts';
import { registerCalls } from '../ipc/handle.ts';
import { captureCalls } from './captureCalls.ts';
import { logCrashesTo } from './crashHandlers.ts';
import { describeApp } from './describeApp.ts';
import { openFileOf } from './handOverCalls.ts';
import { House } from './house.ts';
import { readLaunch, type Launch } from './launch.ts';
import { prefillFromLink } from './links.ts';
import { Notifier } from './notifier.ts';
import { OpenReports } from './openReports.ts';
import type { Paths } from './paths.ts';
import { recordingCalls } from './recordingCalls.ts';
import { RecordingDesk } from './recordingDesk.ts';
import { startWithSystem } from './sessionStart.ts';
import { Shortcut } from './shortcut.ts';
import { HandraiseTray } from './tray.ts';
import { VideoDesk } from './videoDesk.ts';
import { windowCalls } from './windowCalls.ts';
import { overlayWorldOf, type OverlayWorld } from './windows/overlay/overlayWorld.ts';
import { MainWindow } from './windows/mainWindow.ts';
import { serveApp } from './windows/protocol.ts';

/** Changes of the outbox within this time, in milliseconds, are told as one. */
const burst = 100;

/** For so long, in milliseconds, a wish to quit holds that had to wait: later the window is closed for another reason. */
const stillMeant = 10_000;

export type WindowLaunch = Extract<Launch, { kind: 'window' }>;

/** The app while it runs: window, tray, shortcut and links around the house. */
export class RunningApp {
  readonly #house: House;
  readonly #window: MainWindow;
  readonly #overScreen: OverlayWorld;
  readonly #reports: OpenReports;
  readonly #recording: RecordingDesk;
  readonly #video: VideoDesk;
  #tray: HandraiseTray | null = null;
  readonly #shortcut: Shortcut;
  #quitting = false;
  /** When somebody wanted to quit and the page had something to write first. In milliseconds since the epoch. */
  #quitAsked: number | null = null;
  #started = false;
  /** What became of the link or the file that opened what is on the screen. */
  #openedNotice: Notice | null = null;
  #cancelTelling: (() => void) | undefined;
  /** What the window shows as soon as it asks; decided before the page is loaded. */
  #opening: Promise<Location>;

  /** `early`: the window that was made while our code was read. */
  constructor(paths: Paths, early: BrowserWindow | null) {
    const icons = path.join(paths.resources, 'icons');
    this.#window = new MainWindow(
      {
        outDir: paths.out,
        icon: path.join(icons, '256x256.png'),
        title: () => this.#house.ground.policy.settings().brandName,
        theme: () => this.#house.ground.policy.settings().theme,
        zoom: () => this.#house.ground.policy.settings().textSize / 100,
        onDied: (reason, location) => {
          this.#house.ground.logger.warn('the page died', { reason });
          if (location !== null) this.#opening = Promise.resolve(location);
        },
        onClosed: (location) => this.#closed(location),
      },
      early,
    );
    this.#house = new House(paths, {
      tell: (name, payload) => this.#window.send(name, payload),
      withWindowsHidden: (task) => this.#window.withHidden(task),
      recordingNow: () => this.#recording.control.running(),
    });
    this.#recording = new RecordingDesk(this.#house, {
      hideWindow: () => this.#window.hide(),
      go: (location) => void this.#go(location).then(() => this.#describe()),
      changed: (state) => {
        this.#window.send('recordingChanged', state);
        this.#describeTray();
      },
    });
    this.#video = new VideoDesk(this.#house, this.#recording);
    this.#overScreen = overlayWorldOf(this.#house.ground);
    this.#reports = new OpenReports(this.#house, this.#window);
    this.#shortcut = new Shortcut(() => void this.report('shortcut'), this.#house.ground.logger);
    this.#opening = Promise.resolve({ screen: 'reports' });
  }

  #makeTray(): HandraiseTray {
    return new HandraiseTray(path.join(this.#house.ground.paths.resources, 'icons'), {
      report: () => void this.report('tray'),
      reports: () => void this.#go({ screen: 'reports' }),
      record: () => void this.#recording.recordSteps(undefined),
      stopRecording: () => void this.#recording.control.stop(),
      settings: () => void this.#go({ screen: 'settings' }),
      quit: () => app.quit(),
    });
  }

  async start(launch: WindowLaunch): Promise<void> {
    const { logger } = this.#house.ground;
    logCrashesTo(logger);
    serveApp(
      session.defaultSession,
      path.join(this.#house.ground.paths.out, 'renderer'),
      (kind, owner, id) =>
        kind === 'recording'
          ? this.#house.recordings.picture(owner, id)
          : this.#house.atRest.evidence(kind, owner, id),
      this.#overScreen.pictures,
      logger,
    );
    const { overlays } = this.#overScreen;
    registerCalls(this.#calls(), logger, (page) =>
      [overlays, this.#recording.pages, this.#video.pages].some((pages) => pages.has(page)),
    );
    overlays.register();
    this.#recording.pages.register();
    this.#video.pages.register();
    // The window first: while it loads, everything else would only take its processor time.
    if (!launch.hidden) this.#window.prepare();
    this.#wire();
    if (!launch.hidden) await this.#follow(launch, 'launcher');
    this.#tray = this.#makeTray();
    this.#applySettings();
    // On Linux the installed .desktop file says it; asking here would start a shell script and wait for it.
    if (process.platform !== 'linux') app.setAsDefaultProtocolClient('handraise');
    this.#started = true;
    await this.#house.start();
    await this.#recording.recover();
    this.#describe();
  }

  /** The main entry: the picture first, then the window. */
  async report(
    source: DraftSource,
    prefill: Partial<DraftFields> = {},
    notice: Notice | null = null,
  ): Promise<void> {
    this.#openedNotice = notice;
    const { opening, made } = this.#reports.begin(source, prefill);
    this.#opening = opening;
    const followUp = await made;
    await this.#window.show(await opening);
    followUp();
    // A window that was open before has its description already.
    this.#describe();
  }

  async openLink(link: string): Promise<void> {
    const { fields, notice } = prefillFromLink(link, this.#house.ground.logger);
    await this.report('link', fields, notice);
  }

  #wire(): void {
    app.on('second-instance', (_event, argv, workingDirectory) => {
      const launch = readLaunch(argv, process.defaultApp);
      if (launch.kind === 'window' && !launch.hidden) void this.#follow(launch, 'launcher', workingDirectory);
    });
    // In the tray there is no window; the app goes on.
    app.on('window-all-closed', () => undefined);
    // macOS says it at a start as well, and when the window is there already.
    app.on('activate', () => {
      if (this.#started && !this.#window.isOpen) void this.report('launcher');
    });
    app.on('before-quit', (event) => {
      if (this.#quitting) return;
      event.preventDefault();
      this.#quitting = true;
      void this.#quit();
    });
    this.#house.ground.policy.onChange(() => this.#applySettings());
    this.#house.ground.authorities.onChange(() => this.#describe());
    // Watching a file may have slept with the machine.
    this.#house.ground.network.onBack(() => this.#house.ground.policy.reload());
    const notifier = new Notifier(this.#house, (location) => void this.#go(location));
    this.#house.onCourier((event) => {
      if (event.kind === 'progress')
        this.#window.send('deliveryProgress', { id: event.id, fraction: event.fraction });
      else this.#reportsChanged();
      if (event.kind === 'situation') this.#describe();
      if (event.kind === 'report') notifier.told(event.report, this.#window.isOpen);
    });
  }

  /** The page that had to write something first has done so and gone: then the app goes, too. */
  #closed(location: Location): void {
    void this.#reports.closed(location);
    const asked = this.#quitAsked;
    this.#quitAsked = null;
    if (asked !== null && this.#house.ground.clock.now() - asked < stillMeant) app.quit();
  }

  async #quit(): Promise<void> {
    if (!(await this.#window.closed())) {
      this.#quitting = false;
      this.#quitAsked = this.#house.ground.clock.now();
      return;
    }
    await this.#recording.control.stop();
    this.#cancelTelling?.();
    await this.#house.stop();
    this.#shortcut.release();
    app.quit();
  }

  async #follow(launch: WindowLaunch, source: DraftSource, folder = process.cwd()): Promise<void> {
    if (launch.link !== undefined) return this.openLink(launch.link);
    if (launch.file !== undefined) return this.#openFile(launch.file, folder);
    if (launch.screen === 'report') return this.report(source);
    return this.#go({ screen: launch.screen });
  }

  /** A report or a receipt that came as a file: opened behind the window, because it waits for the outbox to be read. */
  async #openFile(file: string, folder: string): Promise<void> {
    await this.#go({ screen: 'reports' });
    void openFileOf(this.#house, file, folder).then(({ notice, location }) => {
      this.#openedNotice = notice;
      this.#describe();
      return this.#go(location);
    });
  }

  async #go(location: Location): Promise<void> {
    this.#opening = Promise.resolve(location);
    await this.#window.show(location);
  }

  #calls(): ReturnType<typeof windowCalls> {
    return windowCalls(this.#house, {
      describeApp: async () => this.#description(await this.#opening),
      openDraft: (request) => this.#reports.open(request.id),
      closeWindow: () => this.#window.close(),
      recordingCalls: { ...recordingCalls(this.#recording), ...this.#video.calls() },
      captureCalls: captureCalls(this.#house, this.#overScreen, (task) => this.#window.withHidden(task)),
    });
  }

  /** Reading a long outbox tells of each ticket: the window and the tray are told once for a burst. */
  #reportsChanged(): void {
    this.#cancelTelling ??= this.#house.ground.clock.after(burst, () => {
      this.#cancelTelling = undefined;
      this.#window.send('reportsChanged', undefined);
      this.#describeTray();
    });
  }

  #description(location: Location): AppDescription {
    return describeApp(this.#house, location, [
      ...(this.#shortcut.taken ? [{ kind: 'shortcutTaken' as const, shortcut: this.#shortcut.wanted }] : []),
      ...(this.#openedNotice === null ? [] : [this.#openedNotice]),
      ...this.#recording.notices,
    ]);
  }

  /** Tells the window how app, policy and desk are now. */
  #describe(): void {
    void this.#opening.then((location) =>
      this.#window.send('appChanged', this.#description(this.#window.location ?? location)),
    );
  }

  #describeTray(): void {
    const { policy, translate } = this.#house.ground;
    const waiting = this.#house.courier
      .snapshot()
      .filter(({ state }) => !['delivered', 'withdrawn'].includes(state.kind)).length;
    const { brandName: name } = policy.settings();
    const recording = this.#recording.control.running() !== null;
    this.#tray?.describe(translate(), { name, waiting, shortcut: this.#shortcut.wanted, recording });
  }

  #applySettings(): void {
    const { shortcut, startWithSession } = this.#house.ground.policy.settings();
    this.#shortcut.use(shortcut);
    startWithSystem(startWithSession, this.#house.ground.logger);
    this.#window.applyAppearance();
    this.#describeTray();
    this.#describe();
  }
}
