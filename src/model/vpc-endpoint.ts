/** Which service of AWS an endpoint of a network leads to. */
import { unknown, type Certainty } from './certainty.js';
import type { Subject } from './subject.js';

type Endpoint = Subject<'vpcEndpoint'>;

/** `com.amazonaws.eu-west-1.ecr.api`, with unknown pieces as `…`. */
export function serviceNameOf({ serviceName }: Endpoint): string | undefined {
  if (serviceName.state !== 'known') return undefined;
  return serviceName.value.map((piece) => (typeof piece === 'string' ? piece : '…')).join('');
}

/** Whether it leads to this service (`ecr.api`) of whatever region. */
export function leadsTo(endpoint: Endpoint, service: string): Certainty {
  const { serviceName } = endpoint;
  if (serviceName.state === 'unknown') return unknown(serviceName.why);
  if (serviceName.state === 'unset') return 'no';
  const holes = serviceName.value.filter((piece) => typeof piece !== 'string');
  const known = (serviceNameOf(endpoint) ?? '').split('…').at(-1) ?? '';
  const [hole] = holes;
  if (known === service || known.endsWith(`.${service}`)) return 'yes';
  return hole !== undefined && `.${service}`.endsWith(known) ? unknown(hole.why) : 'no';
}
