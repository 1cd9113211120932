import { app } from 'electron';
import { installCrashHandlers } from './crashHandlers.ts';
import { readLaunch } from './launch.ts';
import { preparePaths } from './paths.ts';
import { declareAppScheme } from './windows/protocol.ts';
import { startApp } from './start.ts';

// First of all: without handlers an uncaught exception opens a modal dialog that freezes the process.
installCrashHandlers();
const launch = readLaunch(process.argv, process.defaultApp);
const paths = preparePaths(launch.kind);
declareAppScheme();

if (launch.kind === 'command')
  void Promise.all([import('./cli/run.ts'), app.whenReady()]).then(([{ runCommand }]) =>
    runCommand(launch, paths),
  );
else startApp(launch, paths);
