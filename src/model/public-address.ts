import { is, type Attr } from './attribute.js';
import { set, type Judgement } from './rule.js';

/** Whether tasks get a public address; `message` says which tasks and what comes of it. */
export function judgePublicAddress(assignPublicIp: Attr<string>, message: string): Judgement {
  const wrong = is(assignPublicIp, 'ENABLED');
  if (wrong !== 'yes') return wrong;
  return {
    place: assignPublicIp.place,
    evidence: [assignPublicIp],
    message,
    changes: [set(assignPublicIp, 'DISABLED')],
  };
}
