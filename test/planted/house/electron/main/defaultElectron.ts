import everything from 'electron';

everything.app.quit();
