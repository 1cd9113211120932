import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { clipboard, dialog, shell } from 'electron';
import { Readable } from 'node:stream';
import type { Done } from '../../core/contract/views.ts';
import type { Stored } from '../../core/ports/stores.ts';
import { storageFailure } from '../adapters/files/storageFailure.ts';
import type { Handlers } from '../ipc/handle.ts';
import type { captureCalls } from './captureCalls.ts';
import { gatherCalls } from './gatherCalls.ts';
import { handOverCalls } from './handOverCalls.ts';
import { readingCalls } from './readingCalls.ts';
import type { VideoDesk } from './videoDesk.ts';
import type { recordingCalls } from './recordingCalls.ts';
import { recordingsCalls } from './recordingsCalls.ts';
import type { House } from './house.ts';
import { markupCalls } from './markupCalls.ts';
import { addFiles } from './services/addFiles.ts';
import { keepDeskSecret } from './services/keepSecrets.ts';
import { exportName } from './services/exportReport.ts';

/** What the calls need beside the house: the window itself. */
export interface WindowSide {
  describeApp: Handlers['describeApp'];
  openDraft: Handlers['openDraft'];
  closeWindow: () => void;
  recordingCalls: ReturnType<typeof recordingCalls> & ReturnType<VideoDesk['calls']>;
  captureCalls: ReturnType<typeof captureCalls>;
}

async function done(work: Stored<unknown>): Promise<Done> {
  const outcome = await work;
  return outcome.ok ? { kind: 'done' } : { kind: 'notDone', failure: outcome.failure };
}

const megabyte = 1024 * 1024;

/** Every call of the contract, answered by the services. */
export function windowCalls(house: House, side: WindowSide): Handlers {
  const { drafts, evidence, previews, reports } = house;
  const { policy, secrets } = house.ground;
  const maxFileBytes = (): number => policy.settings().maxFileMegabytes * megabyte;
  return {
    describeApp: side.describeApp,
    openDraft: side.openDraft,
    saveDraft: ({ draftId, patch }) => done(drafts.save(draftId, patch)),
    discardDraft: ({ draftId }) => {
      house.reading.forget(draftId);
      return done(drafts.discard(draftId));
    },
    pickFiles: async ({ draftId }) => {
      const picked = await dialog.showOpenDialog({ properties: ['openFile', 'multiSelections'] });
      return evidence.track(draftId, addFiles(drafts, draftId, picked.filePaths, maxFileBytes()));
    },
    addFilePaths: ({ draftId, paths }) =>
      evidence.track(draftId, addFiles(drafts, draftId, paths, maxFileBytes())),
    addPastedFile: async ({ draftId, name, mediaType, bytes }) => {
      const about = { name, mediaType, origin: 'pasted' as const };
      const adding = drafts.addFile(draftId, about, Readable.from([bytes]), maxFileBytes());
      const added = await evidence.track(draftId, adding);
      return added.ok
        ? { added: [added.value], refused: [] }
        : { added: [], refused: [{ name, failure: added.failure }] };
    },
    changeAttachment: ({ draftId, attachmentId, included, name }) =>
      done(
        drafts.changeAttachment(draftId, attachmentId, {
          ...(included === undefined ? {} : { included }),
          ...(name === undefined ? {} : { name }),
        }),
      ),
    removeAttachment: async ({ draftId, attachmentId }) => {
      const removed = await done(drafts.removeAttachments(draftId, ({ id }) => id === attachmentId));
      drafts.setPending(draftId, {});
      return removed;
    },
    takePictures: ({ draftId, replace }) => evidence.retake(draftId, replace),
    gatherMachine: ({ draftId }) => evidence.gather(draftId),
    composePreview: async ({ draftId }) => {
      await evidence.settled(draftId);
      return previews.compose(draftId);
    },
    sendTicket: async ({ draftId, digest }) => {
      const draft = await drafts.read(draftId);
      const outcome = await previews.send(draftId, digest);
      if (outcome.kind === 'saved') house.reading.forget(draftId);
      if (outcome.kind === 'saved' && draft.ok) await house.rememberContact(draft.value.contact);
      return outcome;
    },
    listReports: () => reports.list(),
    readReport: ({ id }) => reports.read(id),
    sendNow: async ({ id }) => {
      await house.courier.sendNow(id);
      return { kind: 'done' };
    },
    editAsNewDraft: ({ id }) => reports.editAsNewDraft(id),
    withdrawReport: ({ id }) => house.withdraw(id),
    saveReportAsFile: async ({ id }) => {
      const ticket = await house.tickets.readTicket(id);
      if (!ticket.ok) return { kind: 'notDone', failure: ticket.failure };
      const defaultPath = path.join(house.ground.paths.documents, exportName(ticket.value));
      const target = await dialog.showSaveDialog({
        defaultPath,
        filters: [{ name: 'ZIP', extensions: ['zip'] }],
      });
      if (target.canceled || target.filePath === '') return { kind: 'cancelled' };
      const written = await house.exportReport(ticket.value, target.filePath);
      return written.ok
        ? { kind: 'saved', path: target.filePath }
        : { kind: 'notDone', failure: written.failure };
    },
    ...handOverCalls(house),
    ...side.recordingCalls,
    ...recordingsCalls(house),
    ...markupCalls(house),
    ...readingCalls(house),
    ...gatherCalls(house),
    ...side.captureCalls,
    refreshStatus: ({ id }) => reports.refreshStatus(id),
    openReceipt: async ({ id }) => ({ opened: await openReceipt(house, id) }),
    revealQuarantine: async () => {
      await shell.openPath(path.join(house.ground.paths.data, 'quarantine'));
      return undefined;
    },
    copyText: async ({ text }) => {
      await clipboard.writeText(text);
      return undefined;
    },
    readSettings: () => house.settingsView(),
    changeSetting: async ({ key, value }) => {
      try {
        if (key === 'helpDesk') await keepDeskSecret(policy.settings().helpDesk, value, secrets);
      } catch (error) {
        house.ground.logger.error('the key of the help desk was not kept', error);
        return { kind: 'notDone', failure: storageFailure(error) };
      }
      return policy.set(key, value);
    },
    resetSetting: ({ key }) => policy.reset(key),
    storeSecret: async ({ name, value }) => {
      try {
        await (value === '' ? secrets.remove(name) : secrets.set(name, value));
      } catch (error) {
        house.ground.logger.error('secret not stored', error, { name });
        return { kind: 'notDone', failure: storageFailure(error) };
      }
      await house.deskChanged();
      return { kind: 'done' };
    },
    verifyDesk: () => house.desks.first().verify(AbortSignal.timeout(verifyTimeout)),
    closeWindow: async () => {
      side.closeWindow();
      return undefined;
    },
  };
}

/** Longest time for checking a help desk's settings, in milliseconds. */
const verifyTimeout = 30_000;

/** Opens the desk's page of a delivered ticket: only what the receipt holds, and only where it may lead. */
async function openReceipt(house: House, id: string): Promise<boolean> {
  const delivery = await house.tickets.readDelivery(id);
  const url =
    delivery.ok && delivery.value.state.kind === 'delivered' ? delivery.value.state.receipt.url : undefined;
  if (url === undefined || !URL.canParse(url)) return false;
  const { protocol } = new URL(url);
  if (protocol === 'http:' || protocol === 'https:') {
    await shell.openExternal(url);
    return true;
  }
  // A desk of another kind could name any program of this machine: only our own folder's pages are opened.
  if (protocol === 'file:' && house.desks.ownsFile(fileURLToPath(url))) {
    return (await shell.openPath(fileURLToPath(url))) === '';
  }
  house.ground.logger.warn('receipt link refused', { id, protocol });
  return false;
}
