import { startFakeRequestTracker } from '../fakes/requestTracker/server.ts';
import { describeRequestTracker } from './requestTracker.contract.ts';

describeRequestTracker('Request Tracker, as the fake plays it', startFakeRequestTracker);
