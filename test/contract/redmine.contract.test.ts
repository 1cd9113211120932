import { startFakeRedmine } from '../fakes/redmine/server.ts';
import { describeRedmine } from './redmine.contract.ts';

describeRedmine('Redmine, as the fake plays it', startFakeRedmine);
