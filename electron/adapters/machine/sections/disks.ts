import { FactList, type Fact } from '../facts.ts';
import { ifQuick, type ProbeTools } from '../tools.ts';

/** Images of packages and of the system: always full, never a problem. */
const images = new Set(['squashfs', 'iso9660', 'erofs', 'cramfs', 'overlay']);

/** Room on each file system, then each drive with what it says of its own health. */
export async function disksFacts(tools: ProbeTools): Promise<Fact[]> {
  // A drive that is asleep or dying answers late: the room that is left is told all the same.
  const drives = ifQuick(tools, tools.si.diskLayout());
  const mounts = await tools.si.fsSize();
  const mounted = mounts
    .filter(({ type, size }) => size > 0 && !images.has(type.toLowerCase()))
    .flatMap(
      ({ mount, fs, size, available, use, type, rw }) =>
        new FactList(mount || fs)
          .bytes('diskSize', size)
          .bytes('diskFree', available)
          .percent('diskUsed', use)
          .text('fileSystem', type)
          .flag('readOnly', rw === false ? true : undefined).facts,
    );
  const driven = ((await drives) ?? []).flatMap(
    ({ name, device, type, size, smartStatus }) =>
      new FactList(name || device)
        .text('driveType', type)
        .bytes('driveSize', size)
        .text('driveHealth', smartStatus).facts,
  );
  return [...mounted, ...driven];
}
