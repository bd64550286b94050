/** What a listener of a load balancer does with a request. */
import { is, some } from './attribute.js';
import { and, type Certainty } from './certainty.js';
import type { Subject } from './subject.js';

type Action = Subject<'listener'>['defaultActions']['items'][number];

/** A redirect without a protocol keeps the one of the request. */
export function isRedirectToHttps(action: Action): Certainty {
  return and(
    is(action.type, 'redirect'),
    is(action.redirectConfig.protocol, (protocol) => protocol.toUpperCase() === 'HTTPS'),
  );
}

export function redirectsToHttps(listener: Subject<'listener'>): Certainty {
  return some(listener.defaultActions, isRedirectToHttps);
}

/** HTTPS, or TLS on a network load balancer. */
export function isEncrypted(listener: Subject<'listener'>): Certainty {
  return is(listener.protocol, (protocol) => /^(https|tls)$/i.test(protocol));
}
