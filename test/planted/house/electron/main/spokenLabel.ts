import { Menu } from 'electron';

Menu.buildFromTemplate([{ label: 'Report a problem' }]);
