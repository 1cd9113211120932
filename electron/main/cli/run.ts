import { app } from 'electron';
import { translatorFor } from '../../../core/texts/texts.ts';
import { logCrashesTo } from '../crashHandlers.ts';
import { House } from '../house.ts';
import type { Command, Launch } from '../launch.ts';
import { logFileOf, type Paths } from '../paths.ts';
import { diagnose } from './diagnose.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { importFile, importOptions } from './import.ts';
import { readOptions, type Call, type CallOptions } from './options.ts';
import { streamOutput, type Output } from './output.ts';
import { checkOrExplainPolicy, policyOptions } from './policy.ts';
import { queue, queueOptions } from './queue.ts';
import { report, reportOptions } from './report.ts';
import { selftest } from './selftest.ts';

/** One command: what it takes and what it does. */
interface CommandEntry {
  options: CallOptions;
  run: (house: House, call: Call, output: Output) => ExitCode | Promise<ExitCode>;
}

const table: Record<Exclude<Command, 'help' | 'version'>, CommandEntry> = {
  report: { options: reportOptions, run: report },
  queue: { options: queueOptions, run: queue },
  import: { options: importOptions, run: importFile },
  diagnose: { options: {}, run: diagnose },
  policy: { options: policyOptions, run: checkOrExplainPolicy },
  selftest: { options: {}, run: selftest },
};

/** Runs one command and ends the process with its exit code. Makes no window. */
export async function runCommand(launch: Extract<Launch, { kind: 'command' }>, paths: Paths): Promise<void> {
  const output = streamOutput(launch.args.includes('--json'));
  const code = await execute(launch, paths, output);
  output.end(code);
  await output.flushed();
  app.exit(code);
}

async function execute(
  { command, args }: { command: Command; args: string[] },
  paths: Paths,
  output: Output,
): Promise<ExitCode> {
  const translate = translatorFor('en');
  if (command === 'version') {
    output.say(translate('cli:version', { version: app.getVersion() }));
    output.data({ version: app.getVersion() });
    return exitCodes.done;
  }
  if (command === 'help') return help(args[0], output);
  const entry = table[command];
  const call = readOptions(args, entry.options);
  if (!call.ok) {
    output.say(translate('cli:notUnderstood', { reason: call.failure }));
    output.say(translate('cli:seeHelp', { command }));
    return exitCodes.usage;
  }
  if (call.value.flag('help')) return help(command, output);
  let house: House | undefined;
  try {
    house = new House(paths, {});
    logCrashesTo(house.ground.logger);
    return await entry.run(house, call.value, output);
  } catch (error) {
    const logger = house?.ground.logger;
    if (logger === undefined) process.stderr.write(`${String(error)}\n`);
    else logger.error('command failed', error, { command });
    output.say(translate('cli:unexpected', { log: logFileOf(paths) }));
    return exitCodes.unexpected;
  } finally {
    await house?.stop();
  }
}

function help(about: string | undefined, output: Output): ExitCode {
  const translate = translatorFor('en');
  const known = about !== undefined && about in table;
  output.say(translate(known ? `cli:usage.${about as keyof typeof table}` : 'cli:usage.general'));
  return about === undefined || known ? exitCodes.done : exitCodes.usage;
}
