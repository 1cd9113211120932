import { FactList, type Fact } from '../facts.ts';
import type { ProbeTools } from '../tools.ts';

/** Battery and mains. A machine without a battery is on mains. */
export async function powerFacts(tools: ProbeTools): Promise<Fact[]> {
  const battery = await tools.si.battery();
  const facts = new FactList().flag('hasBattery', battery.hasBattery);
  if (!battery.hasBattery) return facts.facts;
  const { designedCapacity, maxCapacity, timeRemaining, cycleCount } = battery;
  return (
    facts
      .percent('batteryCharge', battery.percent)
      .flag('charging', battery.isCharging)
      .flag('mains', battery.acConnected)
      // In minutes; 0, null and -1 stand for "not known".
      .seconds('batteryLeft', timeRemaining > 0 ? timeRemaining * 60 : undefined)
      .percent('batteryHealth', designedCapacity > 0 ? (maxCapacity / designedCapacity) * 100 : undefined)
      .count('batteryCycles', cycleCount > 0 ? cycleCount : undefined).facts
  );
}
