import { startFakeMail } from '../fakes/mail/server.ts';
import { describeEmail } from './email.contract.ts';

describeEmail('E-mail, as the fakes play it', startFakeMail);
