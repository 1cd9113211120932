import { expect, it } from 'vitest';
import { nodeFileSystem } from '../../../electron/adapters/files/fileSystem.ts';
import { encryptedFileSystem } from '../../../electron/adapters/files/sealed/encryptedFileSystem.ts';
import { dyingFileSystem } from '../../fakes/dyingFileSystem.ts';
import { keysOf, sampleKey } from '../../fakes/keyStores.ts';
import { covering, markupHouse } from '../../fakes/markupHouse.ts';
import { painting } from '../../fakes/paintings.ts';
import { studioHere } from '../../fakes/pictureStudio.ts';
import { textOf } from '../../fakes/temporaryFolder.ts';

const before = { x: 0, y: 0, width: 2, height: 2 };
const after = { x: 3, y: 2, width: 5, height: 4 };
const { png: screen } = painting(16, 12);

it('holds the marks before or the marks after, wherever the app is killed, and no other file after the next opening', async () => {
  const seen = new Set<number>();
  let changes = 0;
  for (let last = 0; last <= changes; last++) {
    const house = markupHouse();
    const { root } = house;
    const { draftId, added } = await house.draftWith(screen);
    const once = await house.mark(draftId, added[0]!.id, covering([before]));
    const fs = dyingFileSystem(nodeFileSystem, last);
    const dying = markupHouse(studioHere(), { root, fs });
    const request = {
      draftId,
      attachmentId: once.id,
      marks: covering([after]),
      overlay: null,
      decoded: null,
    };
    await dying.markup.mark(request);
    changes = fs.changes();

    const next = markupHouse(studioHere(), { root, now: () => Date.now() + 60_000 });
    const [kept] = await next.attachments(draftId);
    await next.store.inTurn(draftId, async () => undefined);
    if (kept?.original === undefined) throw new Error('the unmarked picture is lost');
    expect(next.files(draftId)).toEqual([kept.id, kept.original.id].sort());
    expect(next.file(draftId, kept.original.id).equals(screen)).toBe(true);
    expect(await next.previews.compose(draftId)).toMatchObject({ kind: 'ready' });
    seen.add([before, after].findIndex(({ x }) => kept.redaction?.areas[0]?.x === x));
  }
  expect(changes).toBeGreaterThan(6);
  expect([...seen].sort()).toEqual([0, 1]);
});

it('reads the encrypted file back through its key, and leaves nothing of the picture in the open', async () => {
  const fs = encryptedFileSystem(nodeFileSystem, keysOf(sampleKey()));
  const house = markupHouse(studioHere(), { fs });
  const { draftId, added } = await house.draftWith(screen);
  const marked = await house.mark(draftId, added[0]!.id, covering([after]));
  expect(marked.redaction?.areas).toEqual([after]);
  for (const id of house.files(draftId)) expect(house.file(draftId, id).includes('PNG')).toBe(false);
  const composed = await house.previews.compose(draftId);
  const digest = composed.kind === 'ready' ? composed.preview.digest : '';
  expect(await house.previews.send(draftId, digest)).toMatchObject({ kind: 'saved' });
  const ticket = await house.tickets.readTicket(draftId);
  const [attachment] = ticket.ok ? ticket.value.attachments : [];
  expect(await textOf(house.tickets.readAttachment(draftId, attachment!))).toContain('PNG');
});
