import * as everything from 'electron';

everything.app.quit();
