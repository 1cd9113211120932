import type { Systeminformation as Si } from 'systeminformation';
import type { DisplayDetails } from '../displayDetails.ts';
import { FactList, type Fact } from '../facts.ts';
import type { ProbeTools } from '../tools.ts';

/** What Electron tells, with what systeminformation adds: model, connection, graphics cards. */
export async function displaysFacts(tools: ProbeTools, known: readonly DisplayDetails[]): Promise<Fact[]> {
  const { displays, controllers } = await tools.si.graphics();
  const cards = controllers.flatMap(
    ({ vendor, model, name, vram, driverVersion }) =>
      new FactList()
        .text('graphicsCard', [vendor, name ?? model].filter(Boolean).join(' '))
        // In megabytes; shared memory is told as 0 or null.
        .bytes('graphicsMemory', vram ? vram * 1024 * 1024 : undefined)
        .text('graphicsDriver', driverVersion).facts,
  );
  return [...displayFacts(known, displays), ...cards];
}

/** The displays alone. This much is known even when the graphics card does not answer. */
export function displayFacts(
  known: readonly DisplayDetails[],
  listed: readonly Si.GraphicsDisplayData[] = [],
): Fact[] {
  return known.flatMap((display) => {
    const more = find(display, listed);
    return new FactList(display.label)
      .pixels('resolution', display.width, display.height)
      .percent('scale', display.scale * 100)
      .count('refreshRate', display.refreshRate > 0 ? Math.round(display.refreshRate) : undefined)
      .flag('mainDisplay', known.length > 1 ? display.primary : undefined)
      .text('displayModel', more?.model)
      .text('displayConnection', more?.connection).facts;
  });
}

function find(
  { width, height, x, y }: DisplayDetails,
  listed: readonly Si.GraphicsDisplayData[],
): Si.GraphicsDisplayData | undefined {
  const sized = listed.filter((one) => one.currentResX === width && one.currentResY === height);
  return sized.length === 1 ? sized[0] : sized.find((one) => one.positionX === x && one.positionY === y);
}
