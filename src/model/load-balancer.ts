/** Load balancers: their settings, however a format writes them, and whether a service stands behind them. */
import { is, isSpelled, some, type Attr, type Place } from './attribute.js';
import { and, or, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { append, set, type Change } from './rule.js';
import type { Subject } from './subject.js';

type LoadBalancer = Subject<'loadBalancer'>;

/** A setting: CloudFormation's key for it, and the attribute where Terraform has it. */
export interface Setting {
  readonly key: string;
  readonly attr: Attr<string> | Attr<boolean>;
}

/** Whether the setting has this value; where nothing is written the load balancer's own default counts. */
export function hasSetting(balancer: LoadBalancer, setting: Setting, value: string): Certainty {
  const { attr } = setting;
  if (isSpelled(attr)) return is(attr as Attr<unknown>, (written) => String(written) === value);
  const isWritten = some(balancer.loadBalancerAttributes, ({ key }) => is(key, setting.key));
  if (isWritten === 'no') return 'fallback' in attr && String(attr.fallback) === value ? 'yes' : 'no';
  return and(
    isWritten,
    some(balancer.loadBalancerAttributes, (entry) =>
      and(
        is(entry.key, setting.key),
        is(entry.value, (written) => written.toLowerCase() === value),
      ),
    ),
  );
}

export function settingPlace(balancer: LoadBalancer, setting: Setting): Place {
  return isSpelled(setting.attr)
    ? setting.attr.place
    : (entryOf(balancer, setting)?.value.place ?? balancer.loadBalancerAttributes.place);
}

export function setSetting(balancer: LoadBalancer, setting: Setting, value: string | boolean): Change {
  if (isSpelled(setting.attr)) return set(setting.attr, value);
  const entry = entryOf(balancer, setting);
  const text = String(value);
  return entry === undefined
    ? append(balancer.loadBalancerAttributes, { key: setting.key, value: text })
    : set(entry.value, text);
}

function entryOf(
  balancer: LoadBalancer,
  { key }: Setting,
): LoadBalancer['loadBalancerAttributes']['items'][number] | undefined {
  return balancer.loadBalancerAttributes.items.find((entry) => is(entry.key, key) === 'yes');
}

/** Whether a service in reach is served through this load balancer. */
export function isBeforeService(balancer: LoadBalancer, graph: Graph): Certainty {
  const services = graph.all('service').items;
  return or(
    ...services.map((service) =>
      some(graph.frontendsOf(service), ({ loadBalancer }) =>
        loadBalancer.subject.address === balancer.subject.address ? 'yes' : 'no',
      ),
    ),
  );
}
